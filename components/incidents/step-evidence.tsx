import { useLocale, useTranslations } from 'next-intl';
import { formatNumber } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { Evidence, StepEvidence } from '@/lib/job-analysis/incident-evidence';

type StepEvidenceProps = Readonly<{ jobRoleId: string; evidence: StepEvidence }>;

/** From this gap on the situations show more than the ratings, in points of the 0–4 scale. */
const TELLING_GAP = 1;

/** What situations show of loss and gain at a step, beside what the raters say. */
export function StepEvidenceSection({ jobRoleId, evidence: { loss, gain } }: StepEvidenceProps) {
  const t = useTranslations('incidents.evidence');
  return (
    <section className="sec stack" aria-labelledby="evidence">
      <h2 id="evidence">{t('title')}</h2>
      {loss === null && gain === null ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <dl className="rests">
            {loss === null ? null : <Shown title={t('lossTitle')} evidence={loss} />}
            {gain === null ? null : <Shown title={t('gainTitle')} evidence={gain} />}
          </dl>
          <p className="small muted">{t('note')}</p>
        </>
      )}
      <p>
        <Link href={`/roles/${jobRoleId}/incidents`}>{t('link')}</Link>
      </p>
    </section>
  );
}

function Shown({ title, evidence }: Readonly<{ title: string; evidence: Evidence }>) {
  const t = useTranslations('incidents.evidence');
  const locale = useLocale();
  const { count, mean, highest, rated, gap } = evidence;
  const number = (value: number) => formatNumber(locale, value, Number.isInteger(value) ? 0 : 1);
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {t('text', { count, mean: number(mean), highest: number(highest) })}{' '}
        {rated === null ? t('notRated') : t('rated', { rated: number(rated) })}
        {gap !== null && gap >= TELLING_GAP ? (
          <>
            {' '}
            <strong>{t('more')}</strong>
          </>
        ) : null}
      </dd>
    </>
  );
}
