import { type Axis, place } from './t-axis';
import { Whisker } from './marks';

/** The bar ends at the cap of 40 % (7 units a per cent); lone scales may pass it and stand at the end. */
const AXIS: Axis = { min: 0, max: 40, start: 0, perUnit: 7 };

export type WeightBarProps = Readonly<{
  /** The weight in per cent, not rounded. */
  percent: number;
  /** 90 % interval in per cent; null with one rater. */
  interval: Readonly<{ low: number; high: number }> | null;
  /** Per cent in the version before; null without one. */
  previous: number | null;
  /** The figure in a sentence. */
  label: string;
}>;

/** One weight: bar and disc are the weight now, the whisker its interval, the triangle the version before. */
export function WeightBar({ percent, interval, previous, label }: WeightBarProps) {
  const x = place(AXIS, percent);
  return (
    <svg className="fig" viewBox="0 0 300 24" role="img" aria-label={label}>
      <rect className="bg" x={0} y={7} width={280} height={8} />
      <rect className="bar2" x={0} y={7} width={x} height={8} />
      {previous === null ? null : <path className="old" d={`M${place(AXIS, previous)} 17l4 6h-8z`} />}
      {interval ? <Whisker axis={AXIS} low={interval.low} high={interval.high} y={11} cap={5} /> : null}
      <circle className="pt" cx={x} cy={11} r={5} />
    </svg>
  );
}
