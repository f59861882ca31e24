import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';

type HiddenReportProps = Readonly<{ reason: 'withdrawn' | 'erased' | 'locked'; assessmentId: string }>;

/** Says plainly why a result is not shown. */
export function HiddenReport({ reason, assessmentId }: HiddenReportProps) {
  const t = useTranslations('report.hidden');
  return (
    <div className="stack">
      <Notice title={t(`${reason}Title`)}>{t(`${reason}Body`)}</Notice>
      <p>
        <LinkButton href={`/assessments/${assessmentId}`}>{t('back')}</LinkButton>
      </p>
    </div>
  );
}
