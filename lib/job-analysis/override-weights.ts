import { perScale, type PerScale } from '@/lib/scales';
import { JobAnalysisError } from './errors';

/** Sums closer than this to the whole are the whole. */
const SUM_TOLERANCE = 1e-9;

/** Weights set by hand, in (0, 1]; null where the derived weight holds. */
export type WeightOverrides = PerScale<number | null>;

/**
 * Weights with some of them set by hand: those hold exactly, and the other active scales share the rest in proportion
 * to their derived weights. A scale of weight 0 keeps 0, whatever was set for it. Floor and cap no longer hold.
 *
 * @param weights Derived weights that sum to 1; 0 = not active.
 * @param overrides In (0, 1]; null where nothing was set.
 * @returns Weights that sum to 1; null when they cannot: nothing is left for the other scales, or every active scale was
 *   set and the sum is not 1.
 * @throws {JobAnalysisError} WEIGHT_OUT_OF_RANGE for an override outside (0, 1].
 * @see docs/method/weights-uncertainty.md, "A weight set by hand".
 * @example overrideWeights([0.5, 0.3, 0.2, 0, 0, 0], [0.3, null, null, null, null, null]); // [0.3, 0.42, 0.28, 0, 0, 0]
 */
export function overrideWeights(
  weights: PerScale<number>,
  overrides: WeightOverrides,
): PerScale<number> | null {
  let fixed = 0;
  let free = 0;
  weights.forEach((weight, scale) => {
    const override = overrides[scale] ?? null;
    if (override !== null && !(override > 0 && override <= 1))
      throw new JobAnalysisError(
        'WEIGHT_OUT_OF_RANGE',
        `a weight set by hand must be in (0, 1], got ${override}`,
      );
    if (weight === 0) return;
    if (override === null) free += weight;
    else fixed += override;
  });
  const rest = 1 - fixed;
  const isWhole = free === 0 ? Math.abs(rest) <= SUM_TOLERANCE : rest > SUM_TOLERANCE;
  if (!isWhole) return null;
  return perScale((_, scale) => {
    const weight = weights[scale] ?? 0;
    if (weight === 0) return 0;
    return overrides[scale] ?? (weight / free) * rest;
  });
}
