import { PsychometricsError } from '../errors';

/**
 * Correlation corrected for direct range restriction (Thorndike's case II): r U / √(1 − r² + r² U²), with U the SD of all
 * applicants over the SD of those hired.
 *
 * Only where U is known from own applicants and the selection was on this very score; the correlation as observed is
 * always shown first.
 *
 * @param r Observed, in [−1, 1]; also a limit of its interval: the function is increasing, so limits stay limits.
 * @param rangeRatio U > 0; over 1 when hiring narrowed the scores.
 * @returns In [−1, 1], with the sign of r.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @see Thorndike 1949; Sackett et al. 2022 on when not to correct; docs/method/validity.md.
 * @example correctRangeRestriction(0.25, 1.25); // 0.30715…
 */
export function correctRangeRestriction(r: number, rangeRatio: number): number {
  if (!(r >= -1 && r <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `a correlation must be in [−1, 1], got ${r}`);
  if (!(rangeRatio > 0 && rangeRatio < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `the ratio of SDs must be positive, got ${rangeRatio}`);
  // hypot, because the square of a large ratio would leave the range of numbers and turn the correlation into 0.
  return (r * rangeRatio) / Math.hypot(Math.sqrt(1 - r * r), r * rangeRatio);
}

/**
 * Correlation corrected for the unreliability of the criterion, r / √r_yy: how far the score goes together with what the
 * criterion would be without error. Applied once and shown apart. Never for the unreliability of the score: people are
 * selected on the score as it is.
 *
 * @param r In [−1, 1].
 * @param reliability Of the criterion, in (0, 1], for example .52 for one supervisor's rating.
 * @returns The corrected correlation; null when it leaves [−1, 1], which says that reliability and r do not go together.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @see Spearman 1904; Viswesvaran, Ones & Schmidt 1996 on supervisor ratings.
 * @example correctCriterionUnreliability(0.2, 0.64); // 0.25
 */
export function correctCriterionUnreliability(r: number, reliability: number): number | null {
  if (!(r >= -1 && r <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `a correlation must be in [−1, 1], got ${r}`);
  if (!(reliability > 0 && reliability <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `a reliability must be in (0, 1], got ${reliability}`);
  const corrected = r / Math.sqrt(reliability);
  return Math.abs(corrected) <= 1 ? corrected : null;
}
