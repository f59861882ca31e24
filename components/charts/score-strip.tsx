import { Point, TargetRange, Whisker } from './marks';
import { type Axis, place, T_MAX, T_MEAN, T_MIN } from './t-axis';

const WIDTH = 172;
const EDGE = 8;
const AXIS: Axis = { min: T_MIN, max: T_MAX, start: EDGE, perUnit: (WIDTH - 2 * EDGE) / (T_MAX - T_MIN) };
const CENTRE = 12;

type ScoreStripProps = Readonly<{
  t: number;
  low: number;
  high: number;
  inside: boolean;
  targetLower: number;
  targetUpper: number | null;
}>;

/** One score with its interval on its target, for a cell of a comparison; its numbers stand beside it. */
export function ScoreStrip({ t, low, high, inside, targetLower, targetUpper }: ScoreStripProps) {
  const mean = place(AXIS, T_MEAN);
  return (
    <svg className="fig" viewBox={`0 0 ${WIDTH} 24`} aria-hidden="true">
      <path className="hair" d={`M${EDGE} ${CENTRE}H${WIDTH - EDGE}M${mean} 7v10`} />
      <TargetRange axis={AXIS} lower={targetLower} upper={targetUpper} y={3} height={18} />
      <Whisker axis={AXIS} low={low} high={high} y={CENTRE} cap={0} />
      <Point x={place(AXIS, t)} y={CENTRE} inside={inside} size="small" />
    </svg>
  );
}
