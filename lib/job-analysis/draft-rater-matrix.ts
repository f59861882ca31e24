import { completeRatings } from './average-ratings';
import { draftWeightOptions, inStepOrder } from './draft-weights';
import { withObservedFrequency } from './observed-frequency';
import { type RaterMatrix, weightsOfRaters } from './rater-matrix';
import type { DerivedWeights, RoleDraft } from './types';
import { type WeightUncertainty, weightJackknife } from './weight-jackknife';

type Draft = Pick<RoleDraft, 'steps' | 'scales' | 'alpha'>;

export type DraftRaterMatrix = Readonly<{
  matrix: RaterMatrix;
  /** Of the rows: the raters whose ratings count, in order of first appearance. */
  raterIds: readonly string[];
  /** Of the columns: the steps that somebody rated, in step order. */
  stepIds: readonly string[];
}>;

/**
 * The ratings of a draft that count, raters × steps; null where a rater did not rate a step or does not do it.
 *
 * @example draftRaterMatrix(draft).matrix.length; // number of raters whose ratings count
 */
export function draftRaterMatrix(draft: Pick<RoleDraft, 'steps'>): DraftRaterMatrix {
  const rated = inStepOrder(draft.steps)
    .map(({ id, ratings }) => ({ id, ratings: completeRatings(ratings) }))
    .filter(({ ratings }) => ratings.length > 0);
  const raterIds = [...new Set(rated.flatMap(({ ratings }) => ratings.map(({ raterId }) => raterId)))];
  const byStep = rated.map(({ ratings }) => new Map(ratings.map((rating) => [rating.raterId, rating])));
  return {
    raterIds,
    stepIds: rated.map(({ id }) => id),
    matrix: raterIds.map((raterId) => byStep.map((ratings) => ratings.get(raterId) ?? null)),
  };
}

/**
 * How far the weights of a draft rest on who happened to rate: the jackknife over its raters.
 *
 * @returns `oneRater` for a single rater; the reason for no weights where there are none.
 * @throws {JobAnalysisError} as deriveWeights.
 * @see docs/method/weights-uncertainty.md, "Interval of a weight".
 */
export function draftWeightUncertainty(draft: Draft): WeightUncertainty {
  const { matrix } = weightMatrix(draft);
  if (matrix.length === 0) return { status: 'none', reason: 'noCriticalStep' };
  return weightJackknife(matrix, draftWeightOptions(draft));
}

export type WithoutRater = Readonly<{ raterId: string; derived: DerivedWeights }>;

/**
 * The weights as they would be without each rater in turn.
 *
 * @returns Empty for fewer than two raters: without the only one there is nothing.
 * @throws {JobAnalysisError} as deriveWeights.
 */
export function weightsWithoutEach(draft: Draft): readonly WithoutRater[] {
  const { matrix, raterIds } = weightMatrix(draft);
  if (raterIds.length < 2) return [];
  const options = draftWeightOptions(draft);
  return raterIds.map((raterId, left) => ({
    raterId,
    derived: weightsOfRaters(
      matrix,
      raterIds.map((_, rater) => rater).filter((rater) => rater !== left),
      options,
    ),
  }));
}

/** What weights are made of: an observed frequency, where one was taken, is the same whoever rated. */
function weightMatrix(draft: Draft): DraftRaterMatrix {
  const { matrix, raterIds, stepIds } = draftRaterMatrix(draft);
  const steps = new Map(draft.steps.map((step) => [step.id, step]));
  const counted = matrix.map((row) =>
    row.map((rating, column) => {
      const step = steps.get(stepIds[column] ?? '');
      return rating === null || step === undefined ? rating : withObservedFrequency(rating, step);
    }),
  );
  return { matrix: counted, raterIds, stepIds };
}
