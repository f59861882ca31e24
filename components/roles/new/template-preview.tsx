import { useTranslations } from 'next-intl';

type PreviewStage = Readonly<{
  id: string;
  title: string;
  target: string;
  kpi: string;
  steps: readonly Readonly<{
    id: string;
    title: string;
    kind: 'core' | 'surrounding';
    customerNotices: string;
  }>[];
}>;

type TemplatePreviewProps = Readonly<{
  stages: readonly PreviewStage[];
  /** Language of the texts, for screen readers. */
  language: string;
}>;

/** The path of a template, stage by stage, as it will stand in the new job. */
export function TemplatePreview({ stages, language }: TemplatePreviewProps) {
  const t = useTranslations('templates.preview');
  return (
    <section className="sec stack" aria-labelledby="path-title">
      <h2 id="path-title">{t('stepsTitle')}</h2>
      {stages.map((stage, index) => (
        <section key={stage.id} className="stack-2" aria-labelledby={`stage-${stage.id}`}>
          <h3 id={`stage-${stage.id}`} lang={language}>
            {t('stage', { number: index + 1, title: stage.title })}
          </h3>
          <p className="small muted">{t('target', { target: stage.target })}</p>
          <p className="small muted">{t('kpi', { kpi: stage.kpi })}</p>
          <ol className="plain-steps">
            {stage.steps.map((step) => (
              <li key={step.id}>
                <span lang={language}>{step.title}</span>
                {step.kind === 'surrounding' ? <em className="small muted"> · {t('small')}</em> : null}
                <br />
                <span className="small muted">{t('notices', { text: step.customerNotices })}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
