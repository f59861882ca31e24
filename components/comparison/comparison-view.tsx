import { useTranslations } from 'next-intl';
import { shortHash } from '@/components/report/report-basis';
import { NormNotice } from '@/components/report/report-caveats';
import type { Narratives } from '@/lib/content/schemas/narratives';
import type { Locale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import type { ReportModel } from '@/lib/report/types';
import type { Comparison } from '@/lib/services/comparisons';
import { Fits } from './fits';
import { LeftOut } from './left-out';
import { Pairs } from './pairs';
import { Questions } from './questions';
import { ScaleRows } from './scale-rows';
import { TieSummary } from './tie-summary';

type ComparisonViewProps = Readonly<{
  comparison: Comparison;
  norm: ReportModel['versions']['norm'];
  narratives: Narratives;
  organizationName: string;
  locale: Locale;
}>;

/** Who cannot be told apart first; then the fits, the scales, and what is left to ask. */
export function ComparisonView(props: ComparisonViewProps) {
  const { comparison, norm, narratives, organizationName, locale } = props;
  const t = useTranslations('comparison');
  const { assessment, job } = comparison;
  const reportHref = (reportId: string) => getPathname({ href: `/reports/${reportId}`, locale });
  return (
    <>
      <p className="print-only small">
        {t('printLine', {
          organization: organizationName,
          assessment: assessment.name,
          version: job.version,
          hash: shortHash(job.contentHash),
        })}
      </p>
      <div className="stack">
        <NormNotice norm={norm} textStatus={narratives.text.status} />
        <LeftOut left={comparison.left} />
        <TieSummary comparison={comparison} locale={locale} />
      </div>
      <Fits comparison={comparison} locale={locale} reportHref={reportHref} />
      <Pairs comparison={comparison} locale={locale} />
      <ScaleRows comparison={comparison} locale={locale} reportHref={reportHref} />
      <Questions comparison={comparison} narratives={narratives} />
    </>
  );
}
