import { perScale, type PerScale } from '@/lib/scales';

/** Default lower limits in T for a scale that weighs at least its even share, and for the others. */
export const DEFAULT_LOWER_IMPORTANT = 55;
export const DEFAULT_LOWER_OTHER = 50;

/** Two weights closer than this are equal: a weight of exactly 1/6 must not lose its target to rounding. */
const EQUAL_SHARE_TOLERANCE = 1e-12;

/**
 * Lower limits to begin with: T 55 where the weight is at least 1 / active scales, else T 50; null for weight 0.
 * They are set once when weights first exist; from then on the targets are HR's.
 *
 * @param weights Final weights; 0 = not active.
 * @see docs/method.md, "Targets".
 * @example defaultTargets([0.5, 0.3, 0.2, 0, 0, 0]); // [55, 50, 50, null, null, null]
 */
export function defaultTargets(weights: PerScale<number>): PerScale<number | null> {
  const active = weights.filter((weight) => weight > 0).length;
  return perScale((_, scale) => {
    const weight = weights[scale] ?? 0;
    if (weight === 0) return null;
    return weight >= 1 / active - EQUAL_SHARE_TOLERANCE ? DEFAULT_LOWER_IMPORTANT : DEFAULT_LOWER_OTHER;
  });
}
