import { Point, TargetRange, Whisker } from '@/components/charts/marks';
import { type Axis, place, T_MAX, T_MIN } from '@/components/charts/t-axis';

/** A score with its target, as drawn: the numbers only place the marks, the words are those of the report. */
export type OwnScore = Readonly<{
  t: number;
  low: number;
  high: number;
  lower: number;
  upper: number | null;
  inside: boolean;
  /** The score as text. */
  text: string;
  /** The target in words. */
  target: string;
  /** Everything in words, for whoever cannot see the figure. */
  label: string;
}>;

type Drawing = Readonly<{ className: string; width: number; axis: Axis }>;

const WIDE: Drawing = {
  className: 'fig fig-wide',
  width: 600,
  axis: { min: T_MIN, max: T_MAX, start: 24, perUnit: 9.2 },
};
const NARROW: Drawing = {
  className: 'fig fig-narrow',
  width: 328,
  axis: { min: T_MIN, max: T_MAX, start: 12, perUnit: 5 },
};
const HEIGHT = 74;
const CENTRE = 40;
const BAND = 24;
const CAP = 5;

/** One scale: the target as a band, the person as a mark with its number, the interval as a whisker. */
export function OwnFigure({ score }: Readonly<{ score: OwnScore }>) {
  return (
    <div role="img" aria-label={score.label}>
      <Figure score={score} drawing={WIDE} />
      <Figure score={score} drawing={NARROW} />
    </div>
  );
}

function Figure({ score, drawing }: Readonly<{ score: OwnScore; drawing: Drawing }>) {
  const { axis, className, width } = drawing;
  const right = place(axis, T_MAX);
  const x = place(axis, score.t);
  return (
    <svg className={className} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <path className="hair" d={`M${axis.start} ${CENTRE}H${right}`} />
      <TargetRange axis={axis} lower={score.lower} upper={score.upper} y={CENTRE - BAND / 2} height={BAND} />
      <Whisker axis={axis} low={score.low} high={score.high} y={CENTRE} cap={CAP} />
      <Point x={x} y={CENTRE} inside={score.inside} />
      <text className="b t16 halo" x={x} y={20} textAnchor="middle">
        {score.text}
      </text>
      <text className="mu" x={right} y={70} textAnchor="end">
        {score.target}
      </text>
    </svg>
  );
}
