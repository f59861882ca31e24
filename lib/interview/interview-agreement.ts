import { averageDeviation } from '@/lib/psychometrics/agreement/average-deviation';
import { type Icc, intraclassCorrelations } from '@/lib/psychometrics/agreement/intraclass-correlation';
import { withinGroupAgreement } from '@/lib/psychometrics/agreement/within-group-agreement';
import { mean } from '@/lib/stats/mean';

/** Ratings go from 1 to 5. */
const RATING_MIN = 1;
const RATING_MAX = 5;
const POINTS = RATING_MAX - RATING_MIN + 1;
/** Two ratings this far apart are worth talking about. */
export const NOTABLE_DIFFERENCE = 2;
/** With two raters rwg takes one of five values; it says something from three on (LeBreton & Senter 2008). */
const RATERS_FOR_RWG = 3;
/** Fewer questions give a coefficient whose interval holds almost every value. */
const QUESTIONS_FOR_ICC = 5;

type QuestionAgreement = Readonly<{
  /** Highest minus lowest rating; null with fewer than two ratings. */
  difference: number | null;
  /** Average deviation from the mean in points, with its limit A/6; null with fewer than two ratings. */
  deviation: Readonly<{ value: number; withinLimit: boolean }> | null;
  /** From three ratings on. */
  rwg: number | null;
}>;

export type InterviewAgreement = Readonly<{
  raters: number;
  /** Questions that every interviewer rated. */
  compared: number;
  same: number;
  /** One point apart. */
  near: number;
  /** Two points apart or more. */
  apart: number;
  questions: readonly QuestionAgreement[];
  /** ICC(2,1), absolute agreement of one interviewer; null with fewer than five questions or two interviewers. */
  icc: Icc | null;
}>;

/**
 * How far interviewers agree who rated the same answers alone.
 *
 * @param ratings One row for each question, one column for each interviewer, 1–5; null where it was not asked.
 * @returns Counts of questions by the largest difference, agreement by question, and ICC(2,1) with its 95 % interval
 *   where there is enough to compute it from.
 * @throws {PsychometricsError} WRONG_SHAPE for rows of different length.
 * @see Shrout & Fleiss 1979; Burke & Dunlap 2002; James, Demaree & Wolf 1984.
 * @example interviewAgreement([[4, 4], [2, 3], [5, 3], [null, 2]]); // compared 3: same 1, near 1, apart 1; icc null
 */
export function interviewAgreement(ratings: readonly (readonly (number | null)[])[]): InterviewAgreement {
  const raters = ratings[0]?.length ?? 0;
  const complete = ratings.filter((row): row is readonly number[] => row.every((value) => value !== null));
  const compared = raters < 2 ? [] : complete;
  const differences = compared.map(spread);
  const icc = compared.length < QUESTIONS_FOR_ICC ? null : intraclassCorrelations(compared).icc21;
  return {
    raters,
    compared: compared.length,
    same: differences.filter((difference) => difference === 0).length,
    near: differences.filter((difference) => difference > 0 && difference < NOTABLE_DIFFERENCE).length,
    apart: differences.filter((difference) => difference >= NOTABLE_DIFFERENCE).length,
    questions: ratings.map((row) => questionAgreement(row.filter((value) => value !== null))),
    icc,
  };
}

export type ScaleRating = Readonly<{
  /** Mean of all ratings of the scale's questions, 1–5; null without any. */
  mean: number | null;
  lowest: number | null;
  highest: number | null;
  ratings: number;
}>;

/**
 * What the ratings of one scale come to. The mean is of ratings, so that a question that everybody rated counts more
 * than one that only some asked.
 *
 * @param ratings Of all questions about the scale by all interviewers; null where a question was not asked.
 * @example scaleRating([4, 3, null, 5]); // { mean: 4, lowest: 3, highest: 5, ratings: 3 }
 */
export function scaleRating(ratings: readonly (number | null)[]): ScaleRating {
  const given = ratings.filter((value) => value !== null);
  if (given.length === 0) return { mean: null, lowest: null, highest: null, ratings: 0 };
  return {
    mean: mean(given),
    lowest: Math.min(...given),
    highest: Math.max(...given),
    ratings: given.length,
  };
}

function questionAgreement(given: readonly number[]): QuestionAgreement {
  if (given.length < 2) return { difference: null, deviation: null, rwg: null };
  const { value, withinLimit } = averageDeviation(given, POINTS);
  return {
    difference: spread(given),
    deviation: value === null ? null : { value, withinLimit },
    rwg: given.length < RATERS_FOR_RWG ? null : withinGroupAgreement(given, POINTS).floored.value,
  };
}

function spread(given: readonly number[]): number {
  return Math.max(...given) - Math.min(...given);
}
