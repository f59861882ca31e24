import { useTranslations } from 'next-intl';

/** How far it is known that the fit says anything about success in this job. */
export function ReportEvidence() {
  const t = useTranslations('report.evidence');
  return (
    <section className="stack-2" aria-labelledby="evidence-title">
      <h2 id="evidence-title">{t('title')}</h2>
      <p>{t('body')}</p>
    </section>
  );
}
