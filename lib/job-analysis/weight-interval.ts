import type { PerScale } from '@/lib/scales';
import { averageRatings } from './average-ratings';
import { type Observed, observedLimits90 } from './observed-limits';
import type { DefaultRules } from './one-step-changed';
import { requireRaterMatrix, type RaterMatrix } from './rater-matrix';
import type { DerivedWeights } from './types';
import { leaveOneOut, type WeightUncertainty, weightJackknife } from './weight-jackknife';
import { type WeightLimits, weightRateLimits, withRateLimits } from './weight-rate-limits';

export type WeightInterval = Readonly<{
  /** Interval and standard error from who happened to rate and from what happened to be counted. */
  uncertainty: WeightUncertainty;
  /** What the counts alone leave open, 90 % limits; null where no step was counted, and without weights. */
  rateLimits: PerScale<WeightLimits> | null;
  /** The weights without each rater in turn; empty for fewer than two. */
  without: readonly DerivedWeights[];
}>;

/**
 * How firmly weights are known: the jackknife over the raters, widened by the limits of the frequencies that were
 * counted instead of rated. A counted frequency is the same for every rater.
 *
 * @param matrix Ratings, raters × steps; null where a rater left a step out.
 * @param observed Of the steps in the order of the columns; null where the raters' frequency counts.
 * @param options As deriveWeights, for the default rules.
 * @throws {JobAnalysisError} WRONG_SHAPE; RATING_OUT_OF_RANGE; and as deriveWeights.
 * @see docs/method/weights-uncertainty.md, "Interval of a weight" and "Observed rates".
 * @example weightInterval([[a], [b]], [null]).uncertainty; // as weightJackknife([[a], [b]])
 */
export function weightInterval(
  matrix: RaterMatrix,
  observed: readonly (Observed | null)[],
  options: DefaultRules = {},
): WeightInterval {
  requireRaterMatrix(matrix);
  const counted = matrix.map((row) => row.map((rating, step) => rating && inPlace(rating, observed[step])));
  const without = leaveOneOut(counted, options);
  const ofRaters = weightJackknife(counted, options, without);
  const rateLimits = limitsOfCounts(matrix, observed, options);
  const isWider = ofRaters.status === 'estimated' && rateLimits !== null;
  return { uncertainty: isWider ? withRateLimits(ofRaters, rateLimits) : ofRaters, rateLimits, without };
}

function limitsOfCounts(
  matrix: RaterMatrix,
  observed: readonly (Observed | null)[],
  options: DefaultRules,
): PerScale<WeightLimits> | null {
  const limits = observed.map((one) => one && observedLimits90(one));
  if (limits.every((limit) => limit === null)) return null;
  const rated = limits.map((_, step) => {
    const ratings = matrix.map((row) => row[step] ?? null).filter((rating) => rating !== null);
    return inPlace(averageRatings(ratings), observed[step]);
  });
  const result = weightRateLimits(rated, limits, options);
  return result.status === 'estimated' ? result.limits : null;
}

function inPlace<T extends Readonly<{ frequency: number }>>(rating: T, observed: Observed | null = null): T {
  return observed === null ? rating : { ...rating, frequency: observed.frequency };
}
