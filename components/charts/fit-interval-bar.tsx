import { Whisker } from './marks';
import { type Axis, place } from './t-axis';

const AXIS: Axis = { min: 0, max: 100, start: 8, perUnit: 1.84 };
const CENTRE = 12;

type FitIntervalBarProps = Readonly<{ fit: number; low: number; high: number }>;

/** A fit of 0–100 with its interval, for a row of a list; its numbers stand beside it. */
export function FitIntervalBar({ fit, low, high }: FitIntervalBarProps) {
  return (
    <svg className="fig strip" viewBox="0 0 200 24" aria-hidden="true">
      <path className="hair" d="M8 12H192M8 8v8M100 8v8M192 8v8" />
      <Whisker axis={AXIS} low={low} high={high} y={CENTRE} cap={5} />
      <circle className="pt" cx={place(AXIS, fit)} cy={CENTRE} r={6} />
    </svg>
  );
}
