import { clamp } from '@/lib/stats/clamp';
import { normalCdf } from '@/lib/stats/normal-distribution';
import { tCdf } from '@/lib/stats/t-distribution';
import { PsychometricsError } from '../errors';

const PER_CENT = 100;
const HALF = 0.5;

/**
 * Mid-percentile rank in a norm group, 100 (below + equal / 2) / n: with the person's own score in the group this is
 * 100 (average rank − ½) / n. Limited to 100 · ½ / n and its mirror image, so never 0 or 100.
 *
 * @param value The person's score, in the unit of the group.
 * @param group Scores of the norm group, one or more, in any order.
 * @returns In (0, 100).
 * @throws {PsychometricsError} NOT_FINITE; TOO_FEW for an empty group.
 * @see docs/method/scores-and-reliability.md, "Percentiles".
 * @example midPercentileRank(3, [1, 2, 3, 3]); // 75
 */
export function midPercentileRank(value: number, group: readonly number[]): number {
  if (group.length === 0) throw new PsychometricsError('TOO_FEW', 'a norm group needs at least one score');
  requireFinite(value);
  let rank = 0;
  for (const score of group) {
    requireFinite(score);
    if (score < value) rank += 1;
    else if (score === value) rank += HALF;
  }
  const n = group.length;
  return (PER_CENT * clamp(rank, HALF, n - HALF)) / n;
}

/**
 * Percentile in the normal model, 100 Φ(z).
 *
 * @param z Distance from the norm mean in norm SDs.
 * @returns In (0, 100), also where Φ(z) is 0 or 1 in floating point.
 * @throws {PsychometricsError} NOT_FINITE.
 * @example normalPercentile(1); // 84.1344746068543
 */
export function normalPercentile(z: number): number {
  requireFinite(z);
  return insidePercent(normalCdf(z));
}

/**
 * Percentile of one person against a small norm group: t = (x − M) / (s √((n + 1) / n)) with n − 1 degrees of freedom
 * (Crawford and Howell 1998). Closer to the middle than the normal model, the more the smaller the group.
 *
 * @param value The person's score.
 * @param norm Mean, SD (n − 1) and size of the norm group; sd > 0, n ≥ 2.
 * @returns In (0, 100).
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE for the SD; TOO_FEW under two people.
 * @example singleCasePercentile(4.2, { mean: 3.6, sd: 0.6, n: 20 }); // 82.93117605…
 */
export function singleCasePercentile(
  value: number,
  { mean, sd, n }: Readonly<{ mean: number; sd: number; n: number }>,
): number {
  requireFinite(value);
  requireFinite(mean);
  if (!(sd > 0 && sd < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `the norm SD must be > 0, got ${sd}`);
  if (!(Number.isInteger(n) && n > 1))
    throw new PsychometricsError('TOO_FEW', `a norm group needs at least two people, got ${n}`);
  return insidePercent(tCdf((value - mean) / (sd * Math.sqrt((n + 1) / n)), n - 1));
}

/**
 * A percentile as it is shown: whole, 1 to 99.
 *
 * @param percentile In (0, 100).
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example wholePercentile(99.9); // 99
 */
export function wholePercentile(percentile: number): number {
  requirePercentile(percentile);
  return clamp(Math.round(percentile), 1, PER_CENT - 1);
}

/**
 * Refuses what is no percentile of a person.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE outside (0, 100).
 */
export function requirePercentile(percentile: number): void {
  if (!(percentile > 0 && percentile < PER_CENT))
    throw new PsychometricsError('OUT_OF_RANGE', `a percentile must be inside (0, 100), got ${percentile}`);
}

function insidePercent(probability: number): number {
  return PER_CENT * clamp(probability, Number.MIN_VALUE * PER_CENT, 1 - Number.EPSILON);
}

function requireFinite(value: number): void {
  if (!Number.isFinite(value))
    throw new PsychometricsError('NOT_FINITE', `a score must be finite, got ${value}`);
}
