import type { PerScale } from '@/lib/scales';
import { completeRatings } from './average-ratings';
import { draftWeightOptions, inStepOrder } from './draft-weights';
import type { RaterMatrix } from './rater-matrix';
import type { DerivedWeights, RoleDraft } from './types';
import { weightInterval } from './weight-interval';
import type { WeightUncertainty } from './weight-jackknife';
import type { WeightLimits } from './weight-rate-limits';

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

export type WithoutRater = Readonly<{ raterId: string; derived: DerivedWeights }>;

export type RaterEffects = Readonly<{
  uncertainty: WeightUncertainty;
  /** What the observed frequencies that are used leave open, 90 % limits; null where none is used. */
  rateLimits: PerScale<WeightLimits> | null;
  /** The weights as they would be without each rater in turn; empty for fewer than two raters. */
  without: readonly WithoutRater[];
}>;

/**
 * How firmly the weights of a draft are known, and what each rater does to them: the jackknife over its raters, with
 * the limits of the observed frequencies that are used included.
 *
 * @returns `oneRater` for a single rater; the reason for no weights where there are none.
 * @throws {JobAnalysisError} as weightInterval.
 * @see docs/method/weights-uncertainty.md, "Interval of a weight".
 */
export function draftRaterEffects(draft: Draft): RaterEffects {
  const { matrix, raterIds, stepIds } = draftRaterMatrix(draft);
  if (matrix.length === 0) {
    return { uncertainty: { status: 'none', reason: 'noCriticalStep' }, rateLimits: null, without: [] };
  }
  const observed = new Map(draft.steps.map((step) => [step.id, step.observed]));
  const { without, ...interval } = weightInterval(
    matrix,
    stepIds.map((id) => observed.get(id) ?? null),
    draftWeightOptions(draft),
  );
  return {
    ...interval,
    without: without.map((derived, rater) => ({ raterId: raterIds[rater] ?? '', derived })),
  };
}

/** As {@link draftRaterEffects}, for who asks for the intervals alone. */
export function draftWeightUncertainty(draft: Draft): WeightUncertainty {
  return draftRaterEffects(draft).uncertainty;
}
