import { perScale, type PerScale } from '@/lib/scales';
import { clamp } from '@/lib/stats/clamp';
import { deriveWeights, type WeightOptions } from './derive-weights';
import { JobAnalysisError } from './errors';
import type { NoWeightsReason, RatedStep } from './types';

/** Limits of a step's frequency on the rating scale, 0 ≤ low ≤ high ≤ 6; null where it was not observed. */
export type RatingLimits = Readonly<{ low: number; high: number }> | null;

/**
 * What the uncertainty of observed rates does to the weights: each observed step is moved to the lower and the upper
 * limit of its frequency rating alone, and the changes of a weight are added in squares, upward and downward apart,
 * because the counts of different steps are independent.
 *
 * @param steps Averaged ratings; their frequencies are the central values.
 * @param limits Of the same steps, from the limits of the rate (their level is the level of the result).
 * @param options As deriveWeights.
 * @returns The weights and their limits in [0, 1], or why there are none.
 * @throws {JobAnalysisError} WRONG_SHAPE; RATING_OUT_OF_RANGE; OUT_OF_RANGE when a frequency is outside its limits.
 * @see docs/method/weights-uncertainty.md, "Observed rates"; Birge 1932 on root sums of squares.
 * @example limits of null for every step give [w, w]
 */
export function weightRateLimits(
  steps: readonly RatedStep[],
  limits: readonly RatingLimits[],
  options: WeightOptions = {},
):
  | Readonly<{
      status: 'estimated';
      weights: PerScale<number>;
      limits: PerScale<readonly [number, number]>;
    }>
  | Readonly<{ status: 'none'; reason: NoWeightsReason }> {
  if (limits.length !== steps.length)
    throw new JobAnalysisError('WRONG_SHAPE', `${steps.length} steps need as many limits`);
  const central = deriveWeights(steps, options);
  if (central.status === 'none') return central;

  const { weights } = central;
  const down = [0, 0, 0, 0, 0, 0];
  const up = [0, 0, 0, 0, 0, 0];
  steps.forEach((step, index) => {
    const limit = limits[index] ?? null;
    if (limit === null) return;
    requireInside(step.frequency, limit);
    const moved = [limit.low, limit.high].map((frequency) => {
      const derived = deriveWeights(
        steps.map((each, other) => (other === index ? { ...each, frequency } : each)),
        options,
      );
      return derived.status === 'derived' ? derived.weights : weights;
    });
    weights.forEach((weight, scale) => {
      const changes = moved.map((each) => (each[scale] ?? 0) - weight);
      down[scale] = (down[scale] ?? 0) + Math.min(0, ...changes) ** 2;
      up[scale] = (up[scale] ?? 0) + Math.max(0, ...changes) ** 2;
    });
  });
  return {
    status: 'estimated',
    weights,
    limits: perScale((_, scale) => {
      const weight = weights[scale] ?? 0;
      return [
        clamp(weight - Math.sqrt(down[scale] ?? 0), 0, 1),
        clamp(weight + Math.sqrt(up[scale] ?? 0), 0, 1),
      ] as const;
    }),
  };
}

function requireInside(frequency: number, { low, high }: Readonly<{ low: number; high: number }>): void {
  if (!(low <= frequency && frequency <= high)) {
    throw new JobAnalysisError(
      'OUT_OF_RANGE',
      `the frequency ${frequency} is outside its limits ${low} and ${high}`,
    );
  }
}
