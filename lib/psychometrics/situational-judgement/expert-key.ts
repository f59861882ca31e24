import { mean } from '@/lib/stats/mean';
import { withinGroupAgreement } from '../agreement/within-group-agreement';
import { PsychometricsError } from '../errors';
import type { ScenarioTable } from './scenarios';

/** What the experts say about one option. */
export type OptionReview = Readonly<{
  mean: number;
  /** Agreement rwg against the uniform null, floored at 0. */
  rwg: number;
  isKept: boolean;
}>;

export type ScenarioProblem =
  /** Fewer than three options on which the experts agree. */
  | 'tooFewOptions'
  /** The best option is less than a point above the second. */
  | 'smallGap'
  /** No single worst option. */
  | 'tiedWorst';

/** One scenario after the review. Best and worst are those of the kept options, by their place in the scenario. */
export type ScenarioReview = Readonly<{
  options: readonly OptionReview[];
  /** Mean of the best minus mean of the second, null with fewer than two kept options. */
  gap: number | null;
}> &
  (
    | Readonly<{ status: 'kept'; best: number; worst: number }>
    | Readonly<{ status: 'dropped'; problems: readonly ScenarioProblem[] }>
  );

export type ExpertKey =
  | Readonly<{ status: 'keyed'; experts: number; scenarios: readonly ScenarioReview[] }>
  | Readonly<{ status: 'none'; reason: 'tooFewExperts' }>;

export const LEAST_EXPERTS = 8;
export const EFFECTIVENESS_POINTS = 7;
export const LEAST_AGREEMENT = 0.7;
export const LEAST_GAP = 1;
export const LEAST_OPTIONS = 3;
/** Means of whole numbers that differ by less are equal. */
const TIE = 1e-9;

/**
 * Key of a situational judgement test from ratings of effectiveness, 1 to 7, by at least eight experts. An option is kept
 * when rwg ≥ .70; a scenario when at least three options are kept, the best stands a point or more above the second, and
 * one option alone is worst. Options and scenarios that are dropped belong out of the form, not only out of the key.
 *
 * @param ratings Experts, their scenarios, the options.
 * @returns Every option and scenario with the reason why it is dropped; reason 'tooFewExperts' below eight.
 * @throws {PsychometricsError} WRONG_SHAPE when experts rated different options; OUT_OF_RANGE for a rating outside 1–7;
 *   NOT_FINITE.
 * @see docs/method/situational-judgement.md; James, Demaree & Wolf 1984 for rwg.
 * @example expertKey([[[7, 4, 1]]]); // { status: 'none', reason: 'tooFewExperts' }
 */
export function expertKey(ratings: readonly ScenarioTable[]): ExpertKey {
  const [first] = ratings;
  if (first === undefined || ratings.length < LEAST_EXPERTS)
    return { status: 'none', reason: 'tooFewExperts' };
  for (const expert of ratings) {
    const isSame =
      expert.length === first.length && expert.every((row, i) => row.length === first[i]?.length);
    if (!isSame) throw new PsychometricsError('WRONG_SHAPE', 'every expert must rate the same options');
  }
  const scenarios = first.map((_, scenario) =>
    reviewScenario(ratings.map((expert) => expert[scenario] ?? [])),
  );
  return { status: 'keyed', experts: ratings.length, scenarios };
}

/**
 * Review of one scenario, by any number of experts: {@link expertKey} holds the gate.
 *
 * @param ratings Experts × options, at least two experts.
 * @throws {PsychometricsError} TOO_FEW; OUT_OF_RANGE; NOT_FINITE.
 * @example reviewScenario([[7, 5, 4, 1], [6, 5, 4, 1]]).gap; // 1.5
 */
export function reviewScenario(ratings: ScenarioTable): ScenarioReview {
  if (ratings.length < 2) throw new PsychometricsError('TOO_FEW', 'agreement needs two experts');
  const options = (ratings[0] ?? []).map((_, option) =>
    reviewOption(ratings.map((row) => row[option] ?? Number.NaN)),
  );
  const ranked = options
    .flatMap(({ mean: value, isKept }, option) => (isKept ? [{ option, value }] : []))
    .sort((x, y) => y.value - x.value || x.option - y.option);
  const gap = differenceOf(ranked[0], ranked[1]);
  const [best, worst] = [ranked[0]?.option, ranked.at(-1)?.option];
  const problems = problemsOf(ranked.length, gap, differenceOf(ranked.at(-2), ranked.at(-1)));
  return problems.length > 0 || best === undefined || worst === undefined
    ? { options, gap, status: 'dropped', problems }
    : { options, gap, status: 'kept', best, worst };
}

type RankedOption = Readonly<{ option: number; value: number }>;

function differenceOf(higher: RankedOption | undefined, lower: RankedOption | undefined): number | null {
  return higher === undefined || lower === undefined ? null : higher.value - lower.value;
}

function problemsOf(kept: number, gap: number | null, lastGap: number | null): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  if (kept < LEAST_OPTIONS) problems.push('tooFewOptions');
  if (gap !== null && gap < LEAST_GAP - TIE) problems.push('smallGap');
  if (lastGap !== null && lastGap < TIE) problems.push('tiedWorst');
  return problems;
}

function reviewOption(ratings: readonly number[]): OptionReview {
  const outside = ratings.find((rating) => rating < 1 || rating > EFFECTIVENESS_POINTS);
  if (outside !== undefined)
    throw new PsychometricsError('OUT_OF_RANGE', `ratings are 1–${EFFECTIVENESS_POINTS}, got ${outside}`);
  const rwg = withinGroupAgreement(ratings, EFFECTIVENESS_POINTS).floored.value ?? 0;
  return { mean: mean(ratings), rwg, isKept: rwg >= LEAST_AGREEMENT };
}
