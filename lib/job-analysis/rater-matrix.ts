import { averageRatings } from './average-ratings';
import { deriveWeights, type WeightOptions } from './derive-weights';
import { JobAnalysisError } from './errors';
import type { DerivedWeights, RatedStep } from './types';

/** Ratings of raters (rows) on the same steps (columns); null where a rater did not rate a step. */
export type RaterMatrix = readonly (readonly (RatedStep | null)[])[];

/**
 * Refuses ragged ratings and steps that nobody rated.
 *
 * @throws {JobAnalysisError} WRONG_SHAPE.
 */
export function requireRaterMatrix(matrix: RaterMatrix): void {
  const steps = matrix[0]?.length ?? 0;
  if (steps === 0) throw new JobAnalysisError('WRONG_SHAPE', 'ratings of at least one step are needed');
  if (matrix.some((row) => row.length !== steps))
    throw new JobAnalysisError('WRONG_SHAPE', 'every rater needs a place for every step');
  for (let step = 0; step < steps; step += 1) {
    if (matrix.every((row) => row[step] === null))
      throw new JobAnalysisError('WRONG_SHAPE', `nobody rated step ${step}`);
  }
}

/**
 * Weights from some of the raters, each as often as named. A step that none of them rated does not count.
 *
 * @param matrix Ratings, raters × steps.
 * @param raters Indices of rows; a repeated rater counts again.
 * @param options As {@link deriveWeights}; rates and duties in the order of the columns.
 * @throws {JobAnalysisError} as {@link deriveWeights}.
 * @example weightsOfRaters([[{ frequency: 6, loss: 4, gain: 0, relevance: [3, 0, 1, 0, 0, 0] }]], [0, 0]) // as one rater
 */
export function weightsOfRaters(
  matrix: RaterMatrix,
  raters: readonly number[],
  options: WeightOptions = {},
): DerivedWeights {
  const rated: RatedStep[] = [];
  const kept: number[] = [];
  const steps = matrix[0]?.length ?? 0;
  for (let step = 0; step < steps; step += 1) {
    const ratings = raters.map((rater) => matrix[rater]?.[step] ?? null).filter((rating) => rating !== null);
    if (ratings.length === 0) continue;
    rated.push(averageRatings(ratings));
    kept.push(step);
  }
  const { rates, duties } = options;
  return deriveWeights(rated, {
    ...options,
    ...(rates ? { rates: kept.map((step) => rates[step] ?? Number.NaN) } : {}),
    ...(duties ? { duties: kept.map((step) => duties[step] ?? '') } : {}),
  });
}
