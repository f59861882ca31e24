import { useTranslations } from 'next-intl';
import { Disclosure } from '@/components/ui/disclosure';
import { ScaleIcon } from '@/components/ui/scale-icon';
import type { ReportNumbers } from '@/components/report/report-numbers';
import type { Narratives } from '@/lib/content/schemas/narratives';
import type { OwnReportTexts } from '@/lib/content/schemas/own-report';
import type { StepReason } from '@/lib/report/step-reasons';
import type { ReportModel, ReportScale } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import { OwnFigure, type OwnScore } from './own-figure';

export type OwnScalesProps = Readonly<{
  model: ReportModel;
  reasons: ReadonlyMap<ScaleKey, readonly StepReason[]>;
  texts: OwnReportTexts;
  /** The sentences that the employer reads. */
  narratives: Narratives;
  numbers: ReportNumbers;
}>;

type Scored = Extract<ReportScale, { status: 'scored' }>;
type Missing = Extract<ReportScale, { status: 'insufficient' }>;

/** Each scale that this job looks at: what it is, how one stands, and why the job asks. */
export function OwnScales(props: OwnScalesProps) {
  const t = useTranslations('own.report');
  const names = useTranslations('scales.names');
  const { scales } = props.model;
  const active = scales.filter(({ status }) => status !== 'excluded');
  const excluded = scales.flatMap((scale) => (scale.status === 'excluded' ? [scale] : []));
  return (
    <section className="sec" aria-labelledby="scales-title">
      <h2 id="scales-title">{t('scalesTitle', { count: active.length })}</h2>
      <p className="ask">{t('how')}</p>
      {scales.map((scale) =>
        scale.status === 'excluded' ? null : <OwnScale key={scale.key} {...props} scale={scale} />,
      )}
      {excluded.length > 0 ? (
        <div className="own-scale">
          <h3>{t('excludedTitle')}</h3>
          {excluded.map(({ key, reason }) => (
            <p key={key}>{t('excluded', { scale: names(key), reason })}</p>
          ))}
        </div>
      ) : null}
    </section>
  );
}

function OwnScale(props: OwnScalesProps & Readonly<{ scale: Scored | Missing }>) {
  const { scale, texts, narratives, numbers } = props;
  const t = useTranslations('own.report');
  const names = useTranslations('scales.names');
  const score = useOwnScore(scale, numbers);
  return (
    <section className="own-scale" aria-labelledby={`scale-${scale.key}`}>
      <h3 id={`scale-${scale.key}`}>
        <ScaleIcon scale={scale.key} />
        {names(scale.key)}
      </h3>
      <p>{texts.scales[scale.key].meaning}</p>
      {scale.status === 'insufficient' ? (
        <p>{t(scale.reason, { answered: scale.answered, items: scale.items })}</p>
      ) : (
        <>
          <p>{texts.scales[scale.key].bands[scale.band]}</p>
          {score ? <OwnFigure score={score} /> : null}
        </>
      )}
      <div className="reason">
        <Reason {...props} />
      </div>
      {scale.status === 'scored' ? (
        <Disclosure summary={t('employerTitle')}>
          <p>{narratives.scales[scale.key].bands[scale.band]}</p>
        </Disclosure>
      ) : null}
    </section>
  );
}

/** The steps of the work from which most of the weight comes. */
function Reason({
  scale,
  reasons,
  numbers,
}: Pick<OwnScalesProps, 'reasons' | 'numbers'> & Readonly<{ scale: Scored | Missing }>) {
  const t = useTranslations('own.report');
  const steps = reasons.get(scale.key) ?? [];
  const weight = numbers.percent(scale.weightPercent);
  if (steps.length === 0) return <p>{t('noSteps', { weight })}</p>;
  return (
    <>
      <p>{t('reason', { weight })}</p>
      <ul className="steps">
        {steps.map(({ title, shownOfWeight }, index) => (
          // The steps of a stored report never move, and two may have the same title.
          <li key={index}>
            {title} <span className="muted num">{numbers.percent(shownOfWeight)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function useOwnScore(scale: Scored | Missing, numbers: ReportNumbers): OwnScore | null {
  const t = useTranslations('own.report');
  const names = useTranslations('scales.names');
  if (scale.status === 'insufficient') return null;
  const { t: value, interval90, targetLower, targetUpper } = scale;
  const [low, high] = interval90;
  const lower = numbers.whole(targetLower);
  const target =
    targetUpper === null
      ? t('targetFrom', { lower })
      : t('targetRange', { lower, upper: numbers.whole(targetUpper) });
  const text = numbers.t(value);
  const interval = numbers.tRange(interval90);
  return {
    ...{ t: value, low, high, lower: targetLower, upper: targetUpper, inside: scale.band === 'within' },
    ...{ text, target, label: t('figure', { scale: names(scale.key), score: text, interval, target }) },
  };
}
