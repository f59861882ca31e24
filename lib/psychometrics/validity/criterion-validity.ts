import { correlation } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { correlationInterval } from './correlation-interval';
import { correctRangeRestriction } from './range-restriction';

export const FEWEST_TO_SHOW = 30;
const FEWEST_TO_INTERPRET = 100;
const FEWEST_FOR_STABILITY = 250;

export type CriterionValidity =
  | Readonly<{
      status: 'computed';
      r: number;
      ci95: readonly [number, number];
      /** Corrected for direct range restriction; null when the ratio of SDs is not known. */
      corrected: number | null;
      correctedCi95: readonly [number, number] | null;
      /** 30: may be shown, not interpreted · 100: may be interpreted · 250: about stable (Schönbrodt & Perugini 2013). */
      standing: 'shownOnly' | 'interpretable' | 'stable';
    }>
  | Readonly<{ status: 'none'; reason: 'tooFewPeople'; needed: number }>;

/**
 * Criterion validity: the correlation of a score with a criterion as observed, its 95 % interval by Fisher's z, and both
 * corrected for range restriction where the ratio of SDs is known. No number under 30 people.
 *
 * @param r Observed correlation, in [−1, 1].
 * @param n People, a whole number ≥ 0.
 * @param rangeRatio SD of applicants over SD of those hired, > 0; leave out for studies of people already employed.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @see Schönbrodt & Perugini 2013; Sackett et al. 2022; docs/method/validity.md.
 * @example criterionValidity(0.18, 120, 10 / 7.1).corrected; // 0.24957…
 */
export function criterionValidity(r: number, n: number, rangeRatio: number | null = null): CriterionValidity {
  if (!(Number.isInteger(n) && n >= 0))
    throw new PsychometricsError('OUT_OF_RANGE', `the number of people must be whole and ≥ 0, got ${n}`);
  if (!(r >= -1 && r <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `a correlation must be in [−1, 1], got ${r}`);
  // Refused also where too few people hide the result.
  const corrected = rangeRatio === null ? null : correctRangeRestriction(r, rangeRatio);
  if (n < FEWEST_TO_SHOW) return { status: 'none', reason: 'tooFewPeople', needed: FEWEST_TO_SHOW };
  const ci95 = correlationInterval(r, n);
  return {
    status: 'computed',
    r,
    ci95,
    corrected,
    correctedCi95:
      rangeRatio === null
        ? null
        : [correctRangeRestriction(ci95[0], rangeRatio), correctRangeRestriction(ci95[1], rangeRatio)],
    standing: standingOf(n),
  };
}

/**
 * {@link criterionValidity} from the data of a study.
 *
 * @param scores Scores, one a person; finite.
 * @param criterion The criterion of the same people in the same order; finite.
 * @returns `noVariance` when scores or criterion are all the same.
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE; OUT_OF_RANGE.
 * @example thirty people whose criterion is their score: r 1, ci95 [1, 1]
 */
export function criterionValidityOf(
  scores: readonly number[],
  criterion: readonly number[],
  rangeRatio: number | null = null,
): CriterionValidity | Readonly<{ status: 'none'; reason: 'noVariance' }> {
  if (scores.length !== criterion.length)
    throw new PsychometricsError('WRONG_SHAPE', `${scores.length} scores and ${criterion.length} criteria`);
  if (![...scores, ...criterion].every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'scores and criteria must be finite');
  if (scores.length < FEWEST_TO_SHOW)
    return { status: 'none', reason: 'tooFewPeople', needed: FEWEST_TO_SHOW };
  const r = correlation(scores, criterion);
  return r === null
    ? { status: 'none', reason: 'noVariance' }
    : criterionValidity(r, scores.length, rangeRatio);
}

function standingOf(n: number): 'shownOnly' | 'interpretable' | 'stable' {
  if (n < FEWEST_TO_INTERPRET) return 'shownOnly';
  return n < FEWEST_FOR_STABILITY ? 'interpretable' : 'stable';
}
