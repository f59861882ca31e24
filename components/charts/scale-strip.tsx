import { Point, TargetRange, Whisker } from './marks';
import { type Axis, place, T_MAX, T_MEAN, T_MIN } from './t-axis';

const AXIS: Axis = { min: T_MIN, max: T_MAX, start: 8, perUnit: 2.6 };
const CENTRE = 12;

type ScaleStripProps = Readonly<{
  t: number;
  low: number;
  high: number;
  inside: boolean;
  targetLower: number;
  targetUpper: number | null;
}>;

/** One score against one target, for a cell of a table whose number stands beside it. */
export function ScaleStrip({ t, low, high, inside, targetLower, targetUpper }: ScaleStripProps) {
  return (
    <svg className="fig strip" viewBox="0 0 172 24" aria-hidden="true">
      <path
        className="hair"
        d={`M${AXIS.start} ${CENTRE}H${place(AXIS, T_MAX)}M${place(AXIS, T_MEAN)} 7v10`}
      />
      <TargetRange axis={AXIS} lower={targetLower} upper={targetUpper} y={3} height={18} />
      <Whisker axis={AXIS} low={low} high={high} y={CENTRE} cap={0} />
      <Point x={place(AXIS, t)} y={CENTRE} inside={inside} size="small" />
    </svg>
  );
}
