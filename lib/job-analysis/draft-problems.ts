import type { PerScale } from '@/lib/scales';
import { completeRatings, mayCount } from './average-ratings';
import { draftWeights } from './draft-weights';
import {
  RATING_MAX,
  type DraftProblem,
  type DraftRating,
  type DraftScale,
  type DraftStep,
  type RoleDraft,
} from './types';

/** Limits of targets in T: what the T scale shows, and the least that an upper limit may be. */
export const TARGET_MIN = 20;
export const TARGET_MAX = 80;
export const TARGET_UPPER_MIN = 65;

const FIELDS = ['frequency', 'loss', 'gain'] as const;

/**
 * Everything that keeps a draft from being published, in the order of the page. An empty list means: publish.
 *
 * @param draft The draft as stored, complete or not.
 * @returns Codes with the ids that a page needs to link to each place.
 */
export function draftProblems(draft: RoleDraft): readonly DraftProblem[] {
  const stepProblems = draft.steps.flatMap((step) => problemsOfStep(step, draft));
  const scaleProblems = draft.scales.flatMap((scale) => problemsOfScale(scale));
  const outOfRange = stepProblems.some(({ code }) => code === 'ratingOutOfRange');
  return [
    ...problemsOfRole(draft),
    ...stepProblems,
    ...scaleProblems,
    // Weights of impossible ratings do not exist; the rating itself is the problem to solve first.
    ...(outOfRange ? [] : problemsOfWeights(draft)),
  ];
}

/** How many steps local people have rated, of how many. */
export function ratedShare({ steps }: Pick<RoleDraft, 'steps'>): Readonly<{ rated: number; of: number }> {
  const rated = steps.filter((step) => completeRatings(step.ratings).length > 0).length;
  return { rated, of: steps.length };
}

function problemsOfRole(draft: RoleDraft): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  const { rated, of } = ratedShare(draft);
  if (draft.template !== undefined && rated < of) problems.push({ code: 'templateNotRated' });
  if (isBlank(draft.title)) problems.push({ code: 'titleMissing' });
  if (isBlank(draft.successCriterion)) problems.push({ code: 'successCriterionMissing' });
  if (draft.stages.length === 0) problems.push({ code: 'noStage' });
  for (const stage of draft.stages) {
    if (isBlank(stage.title)) problems.push({ code: 'stageTitleMissing', stageId: stage.id });
  }
  if (draft.steps.length === 0) problems.push({ code: 'noStep' });
  return problems;
}

function problemsOfStep(step: DraftStep, draft: RoleDraft): readonly DraftProblem[] {
  const stepId = step.id;
  const problems: DraftProblem[] = [];
  if (isBlank(step.title)) problems.push({ code: 'stepTitleMissing', stepId });
  if (draft.stages.length > 0 && !draft.stages.some(({ id }) => id === step.stageId)) {
    problems.push({ code: 'stepStageMissing', stepId });
  }
  if (isBlank(step.customerNotices)) problems.push({ code: 'customerNoticesMissing', stepId });
  const begun = step.ratings.filter((rating) => mayCount(rating) && hasAnyRating(rating));
  if (begun.length === 0) problems.push({ code: 'stepNotRated', stepId });
  for (const rating of begun) problems.push(...problemsOfRating(stepId, rating));
  return problems;
}

function problemsOfRating(stepId: string, rating: DraftRating): readonly DraftProblem[] {
  const { raterId } = rating;
  const problems: DraftProblem[] = [];
  const missing = FIELDS.filter((field) => rating[field] === null);
  if (missing.length > 0) problems.push({ code: 'ratingIncomplete', stepId, raterId, missing });
  for (const field of FIELDS) {
    if (!isRating(rating[field], RATING_MAX[field]))
      problems.push({ code: 'ratingOutOfRange', stepId, raterId, field });
  }
  if (!rating.relevance.every((value) => isRating(value, RATING_MAX.relevance))) {
    problems.push({ code: 'ratingOutOfRange', stepId, raterId, field: 'relevance' });
  }
  return problems;
}

function problemsOfScale(scale: DraftScale): readonly DraftProblem[] {
  const { key, excludedReason, targetLower, targetUpper } = scale;
  if (excludedReason !== null)
    return isBlank(excludedReason) ? [{ code: 'excludedReasonMissing', scale: key }] : [];
  const problems: DraftProblem[] = [];
  if (targetLower !== null && !(targetLower >= TARGET_MIN && targetLower <= TARGET_MAX)) {
    problems.push({ code: 'targetLowerOutOfRange', scale: key, min: TARGET_MIN, max: TARGET_MAX });
  }
  if (targetUpper !== null) problems.push(...problemsOfUpper(scale, targetUpper));
  return problems;
}

function problemsOfUpper(
  { key, targetLower, upperReason, upperFirstExpert, upperSecondExpert, upperReviewOn }: DraftScale,
  upper: number,
): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (isBlank(upperReason ?? '')) problems.push({ code: 'upperReasonMissing', scale: key });
  if (!upperFirstExpert || !upperSecondExpert) problems.push({ code: 'upperExpertsMissing', scale: key });
  if (!upperReviewOn) problems.push({ code: 'upperReviewMissing', scale: key });
  if (!(upper >= TARGET_UPPER_MIN)) problems.push({ code: 'upperTooLow', scale: key, min: TARGET_UPPER_MIN });
  if (!(upper <= TARGET_MAX)) problems.push({ code: 'upperOutOfRange', scale: key, max: TARGET_MAX });
  if (targetLower !== null && !(upper > targetLower))
    problems.push({ code: 'upperNotAboveLower', scale: key });
  return problems;
}

function problemsOfWeights(draft: RoleDraft): readonly DraftProblem[] {
  const hasRatings = draft.steps.some((step) => completeRatings(step.ratings).length > 0);
  const { derived } = draftWeights(draft);
  if (derived.status === 'derived') {
    // A scale that no critical step needs must not be administered: exclude it, or show where the work needs it.
    const withoutSteps = draft.scales
      .filter((scale, index) => scale.excludedReason === null && derived.weights[index] === 0)
      .map(({ key }) => ({ code: 'scaleWithoutSteps', scale: key }) as const);
    const isRefused = overridesOf(draft, derived.weights) && derived.beforeOverrides === undefined;
    return isRefused ? [...withoutSteps, { code: 'overridesDoNotAddUp' }] : withoutSteps;
  }
  if (derived.reason === 'allExcluded') return [{ code: 'allScalesExcluded' }];
  // Without any rating the steps already say so, one by one.
  return hasRatings ? [{ code: derived.reason }] : [];
}

function overridesOf({ scales }: RoleDraft, weights: PerScale<number>): boolean {
  return scales.some(({ excludedReason, override }, index) => {
    return excludedReason === null && override !== undefined && override !== null && weights[index] !== 0;
  });
}

function hasAnyRating(rating: DraftRating): boolean {
  return FIELDS.some((field) => rating[field] !== null) || rating.relevance.some((value) => value !== null);
}

function isRating(value: number | null, max: number): boolean {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= max);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
