import type { Interval } from '@/lib/psychometrics/scores/interval';
import type { TargetBand } from './types';

/**
 * Where a score stands against its target. "Within error" means that the 90 % interval of the score reaches the target,
 * so the gap may be measurement error.
 *
 * @param t Score in T.
 * @param interval90 Its 90 % interval in T.
 * @example targetBand(46, [39, 53], 48, 67); // 'belowWithinError'
 */
export function targetBand(t: number, interval90: Interval, lower: number, upper: number | null): TargetBand {
  if (upper !== null && t > upper) return 'aboveUpper';
  if (t >= lower) return 'within';
  return interval90[1] >= lower ? 'belowWithinError' : 'clearlyBelow';
}
