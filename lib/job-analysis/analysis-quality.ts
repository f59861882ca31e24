import { type RaterScreening, screenRaters } from '@/lib/psychometrics/agreement/rater-screening';
import { criticality } from './criticality';
import { draftRaterMatrix } from './draft-rater-matrix';
import { commonRows, ratingAgreement, type RatingAgreement, STEP_RATINGS } from './rating-agreement';
import { type RatingGate, ratingGate } from './rating-gate';
import { DEFAULT_ALPHA, RATING_MAX, type RatedStep, type RaterKind, type RoleDraft } from './types';

export type AnalysisQuality = Readonly<{
  /** Everything below passed. */
  passed: boolean;
  gate: RatingGate;
  agreement: RatingAgreement;
  /** Steps that two or more people rated, and how many of them divide the raters. */
  steps: Readonly<{ passed: boolean; rated: number; divided: number }>;
  observedHours: number;
}>;

/**
 * How well a job analysis is founded: enough raters of the right kinds from enough places, whose profile of critical
 * steps is reliable, who agree step by step. Hours of observation are told beside it; they are no condition.
 *
 * @param places Different sites or shifts behind the ratings; null when nobody wrote them down.
 * @throws {JobAnalysisError} as criticality.
 * @see docs/method/agreement.md, "The gate".
 */
export function analysisQuality(
  draft: Pick<RoleDraft, 'steps' | 'raters' | 'alpha' | 'observedHours'>,
  places: number | null,
): AnalysisQuality {
  const { matrix, raterIds } = draftRaterMatrix(draft);
  const alpha = draft.alpha ?? DEFAULT_ALPHA;
  const ratings = commonRows(matrix).map((row) => row.map((rating) => criticality(rating, alpha)));
  const gate = ratingGate({ ratings, kinds: raterIds.map((raterId) => kindOf(draft, raterId)), places });
  const agreement = ratingAgreement(draft);
  const rated = agreement.steps.filter(({ raters }) => raters > 1);
  const divided = rated.filter(({ spread }) => spread > 1).length;
  const passed = rated.length > 0 && divided === 0;
  return {
    passed: gate.passed && passed,
    gate,
    agreement,
    steps: { passed, rated: rated.length, divided },
    observedHours: draft.observedHours,
  };
}

export type ScreenedRater = RaterScreening & Readonly<{ raterId: string }>;

/**
 * Raters to talk with, by the steps that all of them rated; never a reason to delete anything.
 *
 * @param seconds Seconds per rating of each rater, where they were measured.
 * @returns Empty while fewer than two steps are rated by everybody: there is nothing to compare.
 * @see docs/method/agreement.md, "Screening".
 */
export function screenDraftRaters(
  draft: Pick<RoleDraft, 'steps'>,
  seconds: ReadonlyMap<string, readonly number[]>,
): readonly ScreenedRater[] {
  const { matrix, raterIds } = draftRaterMatrix(draft);
  const rows = commonRows(matrix);
  if (rows.length < 2) return [];
  const sheets = raterIds.map((raterId, rater) => {
    const own = rows.map((row) => row[rater]).filter((rating) => rating !== undefined);
    return {
      ratings: own.flatMap(sharesOf),
      relevance: own.flatMap(({ relevance }) => [...relevance]),
      seconds: seconds.get(raterId) ?? [],
    };
  });
  return screenRaters(sheets).map((screening, rater) => ({ ...screening, raterId: raterIds[rater] ?? '' }));
}

/** Ratings on one scale: as shares of the highest point. */
function sharesOf(rating: RatedStep): readonly number[] {
  return STEP_RATINGS.map((field) => rating[field] / RATING_MAX[field]);
}

function kindOf({ raters }: Pick<RoleDraft, 'raters'>, raterId: string): RaterKind {
  return raters.find((rater) => rater.raterId === raterId)?.kind ?? 'expert';
}
