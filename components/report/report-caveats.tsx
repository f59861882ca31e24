import { useLocale, useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { Narratives } from '@/lib/content/schemas/narratives';
import { formatPercent } from '@/lib/i18n/format';
import type { ReportModel } from '@/lib/report/types';
import { fillTemplate } from './fill-template';

type NormNoticeProps = Readonly<{
  norm: ReportModel['versions']['norm'];
  /** Says that the texts are their authors' own, until somebody has reviewed them. */
  textStatus: Narratives['text']['status'];
}>;

/** Stands on every page that shows a T, a STEN or a fit on a provisional norm. */
export function NormNotice({ norm, textStatus }: NormNoticeProps) {
  const t = useTranslations('report.norm');
  if (!norm.provisional) return null;
  const name = `${norm.key}-v${norm.version}`;
  return (
    <Notice tone="sun" title={t('title')}>
      <p>
        {norm.people === 0 ? t('body', { norm: name }) : t('bodyPeople', { norm: name, people: norm.people })}{' '}
        {textStatus === 'author' ? t('texts') : null}
      </p>
    </Notice>
  );
}

/** What the reader must keep in mind, in released sentences. */
export function ReportCaveats({
  model,
  narratives,
}: Readonly<{ model: ReportModel; narratives: Narratives }>) {
  const t = useTranslations('report.caveats');
  const quality = useTranslations('report.quality');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const { summary } = narratives;
  const { longString, responseTime } = model.quality;
  const reasons = [
    ...(longString.status === 'measured' && longString.flagged ? [quality('reasonLongString')] : []),
    ...(responseTime.status === 'measured' && responseTime.flagged ? [quality('reasonResponseTime')] : []),
  ];
  const sentences = [
    ...(model.fit.status === 'fitted' ? [summary.weightsUncertain] : []),
    ...(model.basis.raterCount === 1 ? [summary.oneRater] : []),
    ...(model.overrides ?? []).map(({ key, percent, derivedPercent, reason }) =>
      t('override', {
        scale: names(key),
        percent: formatPercent(locale, percent),
        derived: formatPercent(locale, derivedPercent),
        reason,
      }),
    ),
    ...(reasons.length > 0 ? [fillTemplate(summary.qualityFlag, { reasons: reasons.join(', ') })] : []),
    summary.oneSource,
    summary.humanDecides,
  ];
  return (
    <section className="stack-2" aria-labelledby="caveats-title">
      <h2 id="caveats-title">{t('title')}</h2>
      <ul className="plain-list">
        {sentences.map((sentence, index) => (
          // The sentences of one report never move.
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
