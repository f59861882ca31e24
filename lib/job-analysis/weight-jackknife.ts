import { perScale, type PerScale } from '@/lib/scales';
import { clamp } from '@/lib/stats/clamp';
import { mean } from '@/lib/stats/mean';
import { tQuantile } from '@/lib/stats/t-distribution';
import type { WeightOptions } from './derive-weights';
import { requireRaterMatrix, weightsOfRaters, type RaterMatrix } from './rater-matrix';
import type { DerivedWeights, NoWeightsReason } from './types';

const UPPER_OF_90 = 0.95;

/** Weights with the uncertainty that comes from who happened to rate, or why there is none. */
export type WeightUncertainty =
  | EstimatedUncertainty
  | Readonly<{ status: 'none'; reason: NoWeightsReason | 'oneRater' | 'noWeightsWithoutARater' }>;

export type EstimatedUncertainty = Readonly<{
  status: 'estimated';
  weights: PerScale<number>;
  standardError: PerScale<number>;
  /** Limits of the 90 % interval, inside [0, 1]. */
  interval90: PerScale<readonly [number, number]>;
}>;

/**
 * The weights again without each rater in turn, in the order of the rows.
 *
 * @param matrix Ratings, raters × steps; two raters or more, for without the only one there is nothing.
 * @throws {JobAnalysisError} as deriveWeights.
 * @example leaveOneOut([[a], [b]]); // [weights of b alone, weights of a alone]
 */
export function leaveOneOut(matrix: RaterMatrix, options: WeightOptions = {}): readonly DerivedWeights[] {
  if (matrix.length < 2) return [];
  const raters = matrix.map((_, rater) => rater);
  return raters.map((left) =>
    weightsOfRaters(
      matrix,
      raters.filter((rater) => rater !== left),
      options,
    ),
  );
}

/**
 * Jackknife over raters: the weights are derived again without each rater in turn, and
 * SE = √((R − 1)/R · Σ (w₍₋ᵣ₎ − mean)²); the 90 % interval is w ± t(.95; R − 1) · SE, cut at 0 and 1. Deterministic.
 *
 * Eight raters are the first whose ratings are trimmed, and each resample trims by its own number of raters.
 *
 * @param matrix Ratings, raters × steps; null where a rater left a step out.
 * @param options As deriveWeights; limits on the weights hold in each resample too.
 * @param resamples What leaveOneOut gives, where it is known already.
 * @returns `oneRater` when there is nobody to leave out; `noWeightsWithoutARater` when all weights rest on one rater.
 * @throws {JobAnalysisError} WRONG_SHAPE, and as deriveWeights.
 * @see Quenouille 1956; Tukey 1958; Efron & Tibshirani 1993, chapter 11.
 * @see docs/method/weights-uncertainty.md, "Interval of a weight".
 * @example weightJackknife([[a], [a]]).interval90[0]; // [w, w]: raters who agree leave no uncertainty
 */
export function weightJackknife(
  matrix: RaterMatrix,
  options: WeightOptions = {},
  resamples: readonly DerivedWeights[] | null = null,
): WeightUncertainty {
  requireRaterMatrix(matrix);
  const raters = matrix.map((_, rater) => rater);
  const all = weightsOfRaters(matrix, raters, options);
  if (all.status === 'none') return { status: 'none', reason: all.reason };
  if (raters.length === 1) return { status: 'none', reason: 'oneRater' };

  const without: PerScale<number>[] = [];
  for (const derived of resamples ?? leaveOneOut(matrix, options)) {
    if (derived.status === 'none') return { status: 'none', reason: 'noWeightsWithoutARater' };
    without.push(derived.weights);
  }
  const { weights } = all;
  const standardError = perScale((_, scale) => jackknifeError(without.map((each) => each[scale] ?? 0)));
  const t = tQuantile(UPPER_OF_90, raters.length - 1);
  return {
    status: 'estimated',
    weights,
    standardError,
    interval90: perScale((_, scale) => {
      const [weight, half] = [weights[scale] ?? 0, t * (standardError[scale] ?? 0)];
      return [clamp(weight - half, 0, 1), clamp(weight + half, 0, 1)] as const;
    }),
  };
}

function jackknifeError(values: readonly number[]): number {
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(((values.length - 1) / values.length) * squares);
}
