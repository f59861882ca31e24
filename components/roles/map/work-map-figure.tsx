import { useLocale, useTranslations } from 'next-intl';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatNumber } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { stageDetails } from '@/lib/job-analysis/step-attributes';
import type { MappedStage, MappedStep } from '@/lib/job-analysis/work-map';
import { ImpactMarks, StepMark } from './step-mark';

const PER_CENT = 100;

type WorkMapFigureProps = Readonly<{ jobRoleId: string; stages: readonly MappedStage[] }>;

/** The service path from left to right, on a phone from top to bottom; each stage with its steps under it. */
export function WorkMapFigure({ jobRoleId, stages }: WorkMapFigureProps) {
  const t = useTranslations('workMap');
  return (
    <figure className="work-map" aria-label={t('figure')}>
      <ol>
        {stages.map(({ stage, steps }, index) => (
          <li key={stage.id}>
            <h2>
              <Link href={`/roles/${jobRoleId}/map/stages/${stage.id}`}>
                {index + 1}. {stage.title}
              </Link>
            </h2>
            <StageGoal stage={stage} />
            <ol className="map-steps">
              {steps.map((step) => (
                <li key={step.step.id}>
                  <MapStep jobRoleId={jobRoleId} step={step} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <MapLegend />
    </figure>
  );
}

function StageGoal({ stage }: Readonly<{ stage: MappedStage['stage'] }>) {
  const t = useTranslations('workMap');
  const { kpi, kpiGoal, kpiUnit } = stageDetails(stage);
  return (
    <p className="goal">
      {kpi === '' ? t('noGoal') : t('goal', { kpi, goal: kpiGoal, unit: kpiUnit }).replace(/[:\s]+$/, '')}
    </p>
  );
}

function MapStep({ jobRoleId, step }: Readonly<{ jobRoleId: string; step: MappedStep }>) {
  const t = useTranslations('workMap');
  const locale = useLocale();
  const mark = (kind: 'loss' | 'gain', value: number) =>
    t(`mark.${kind}`, { value: formatNumber(locale, value, Number.isInteger(value) ? 0 : 1) });
  const facts =
    step.criticality === null || step.loss === null || step.gain === null
      ? [t('mark.notRated')]
      : [
          t('mark.criticality', { value: Math.round(step.criticality * PER_CENT) }),
          mark('loss', step.loss),
          mark('gain', step.gain),
        ];
  return (
    <>
      <span className="signs">
        <StepMark step={step} />
        <span>
          <ImpactMarks kind="gain" value={step.gain} />
          <ImpactMarks kind="loss" value={step.loss} />
        </span>
      </span>
      <Link href={`/roles/${jobRoleId}/map/steps/${step.step.id}`}>
        <VisuallyHidden>{step.number}. </VisuallyHidden>
        {step.step.title}
      </Link>
      {step.step.kind === 'surrounding' ? <small>{t('legend.surrounding')}</small> : null}
      <VisuallyHidden>{[...facts, t(`mark.${step.authority ?? 'unknown'}`)].join(', ')}</VisuallyHidden>
    </>
  );
}

function MapLegend() {
  const t = useTranslations('workMap.legend');
  return (
    <figcaption className="map-legend">
      <VisuallyHidden>{t('title')}</VisuallyHidden>
      <ul>
        <li>
          <svg className="mark open" viewBox="0 0 44 24" width={44} height={24} aria-hidden="true">
            <circle className="disc" cx={8} cy={12} r={4} />
            <circle className="disc" cx={30} cy={12} r={11} />
          </svg>
          {t('size')}
        </li>
        <li>
          <ImpactMarks kind="loss" value={2} />
          {t('loss')}
        </li>
        <li>
          <ImpactMarks kind="gain" value={2} />
          {t('gain')}
        </li>
        {(['open', 'closed', 'unknown'] as const).map((tone) => (
          <li key={tone}>
            <svg className={`mark ${tone}`} viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
              <circle className="ring" cx={12} cy={12} r={10} />
              {tone === 'closed' ? <circle className="disc" cx={12} cy={12} r={7} /> : null}
            </svg>
            {t(tone)}
          </li>
        ))}
      </ul>
    </figcaption>
  );
}
