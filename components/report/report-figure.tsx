import { useTranslations } from 'next-intl';
import { FitFigure } from '@/components/charts/fit-figure';
import type {
  FitFigureRow,
  FitFigureScore,
  FitFigureTotal,
  FitFigureWords,
} from '@/components/charts/fit-figure-data';
import { shownDistance } from '@/lib/report/shown-numbers';
import type { ReportModel, ReportScale } from '@/lib/report/types';
import type { ReportNumbers } from './report-numbers';

type Words = ReturnType<typeof useTranslations<'report.figure'>>;
type ScaleNames = ReturnType<typeof useTranslations<'scales.names'>>;
type ActiveScale = Exclude<ReportScale, { status: 'excluded' }>;

type ReportFigureProps = Readonly<{ model: ReportModel; name: string; numbers: ReportNumbers }>;

/** The person and the targets of the job, scale by scale; scales that this job leaves out are named below. */
export function ReportFigure({ model, name, numbers }: ReportFigureProps) {
  const t = useTranslations('report.figure');
  const scaleName = useTranslations('scales.names');
  const rows = model.scales.flatMap((scale) =>
    scale.status === 'excluded' ? [] : [figureRow(scale, { t, scaleName, numbers })],
  );
  const excluded = model.scales.flatMap((scale) => (scale.status === 'excluded' ? [scale] : []));

  return (
    <>
      <FitFigure
        title={t('title', { name })}
        caption={t('caption')}
        rows={rows}
        total={figureTotal(model, t, numbers)}
        words={figureWords(t)}
      />
      {excluded.length > 0 ? (
        <div className="stack-2 small">
          <h3>{t('excluded')}</h3>
          {excluded.map(({ key, reason }) => (
            <p key={key}>{t('excludedReason', { scale: scaleName(key), reason })}</p>
          ))}
        </div>
      ) : null}
    </>
  );
}

type RowContext = Readonly<{ t: Words; scaleName: ScaleNames; numbers: ReportNumbers }>;

function figureRow(scale: ActiveScale, { t, scaleName, numbers }: RowContext): FitFigureRow {
  const { key, weightPercent, targetLower, targetUpper } = scale;
  return {
    scale: key,
    name: scaleName(key),
    weightPercent,
    weight: numbers.quiet(`weight.${key}`, numbers.percent(weightPercent)),
    targetLower,
    targetUpper,
    target: numbers.quiet(`target.${key}`, targetText(targetLower, targetUpper, t, numbers)),
    verdict: verdictText(scale, t, numbers),
    lost:
      scale.status === 'scored' && scale.shownPointsLost !== null
        ? numbers.quiet(`lost.${key}`, numbers.loss(scale.shownPointsLost))
        : null,
    score: figureScore(scale, t, numbers),
  };
}

/** A target in words: at least 55, or 48–67. */
export function targetText(lower: number, upper: number | null, t: Words, numbers: ReportNumbers): string {
  return upper === null
    ? t('atLeast', { lower: numbers.whole(lower) })
    : t('between', { lower: numbers.whole(lower), upper: numbers.whole(upper) });
}

function verdictText(scale: ActiveScale, t: Words, numbers: ReportNumbers): string {
  if (scale.status === 'insufficient') return missingText(scale, t);
  if (scale.band === 'within') return t('within');
  const points = shownDistance(scale);
  if (points === 0) return t('touching');
  const distance = numbers.whole(points);
  return scale.band === 'aboveUpper' ? t('above', { distance }) : t('below', { distance });
}

function missingText(scale: Extract<ReportScale, { status: 'insufficient' }>, t: Words): string {
  const { reason, answered, items } = scale;
  return t(reason, { answered, items });
}

function figureScore(scale: ActiveScale, t: Words, numbers: ReportNumbers): FitFigureScore {
  if (scale.status === 'insufficient') return { status: 'missing', text: missingText(scale, t) };
  const { key, interval90, band } = scale;
  return {
    status: 'scored',
    t: scale.t,
    low: interval90[0],
    high: interval90[1],
    inside: band === 'within',
    text: numbers.quiet(`t.${key}`, numbers.t(scale.t)),
    interval: numbers.quiet(`t-interval.${key}`, numbers.tRange(interval90)),
  };
}

function figureTotal({ fit }: ReportModel, t: Words, numbers: ReportNumbers): FitFigureTotal {
  const label = t('total');
  const weight = numbers.percent(100);
  if (fit.status === 'noFit') return { label, fit: null, interval: null, weight, lost: null };
  return {
    label,
    fit: numbers.quiet('fit', numbers.whole(fit.shown)),
    interval: numbers.quiet('fit-interval', numbers.range(fit.interval90)),
    weight,
    lost: numbers.quiet('fit', numbers.loss(100 - fit.shown)),
  };
}

function figureWords(t: Words): FitFigureWords {
  return {
    scale: t('scale'),
    weight: t('weight'),
    score: t('score'),
    interval: t('interval'),
    target: t('target'),
    inWords: t('inWords'),
    lost: t('lost'),
    asTable: t('asTable'),
    legend: {
      target: t('legendTarget'),
      inside: t('legendInside'),
      outside: t('legendOutside'),
      interval: t('legendInterval'),
      rule: t('legendRule'),
    },
  };
}
