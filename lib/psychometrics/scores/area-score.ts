import { normalQuantile } from '@/lib/stats/normal-distribution';
import { PsychometricsError } from '../errors';
import { requirePercentile } from './percentile-rank';
import { tScore } from './standard-scores';

const PER_CENT = 100;

/** Beyond this skewness of the norm group the linear T and the area T tell different stories. */
const SKEWNESS_LIMIT = 0.5;

/**
 * Whether a norm group is so skewed that the area T score is the one to use.
 *
 * @param skewness Of the scores of the norm group.
 * @throws {PsychometricsError} NOT_FINITE.
 * @example usesAreaScore(-0.76); // true
 */
export function usesAreaScore(skewness: number): boolean {
  if (!Number.isFinite(skewness)) throw new PsychometricsError('NOT_FINITE', `skewness, got ${skewness}`);
  return Math.abs(skewness) > SKEWNESS_LIMIT;
}

/**
 * Area (normalised) T score, 50 + 10 Φ⁻¹(P / 100) (McCall 1922): for skewed norm groups, see
 * {@link usesAreaScore}. It keeps the order of people and drops the shape of the distribution.
 *
 * @param percentile Mid-percentile rank, in (0, 100).
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example areaT(84.1344746068543); // 60
 */
export function areaT(percentile: number): number {
  requirePercentile(percentile);
  return tScore(normalQuantile(percentile / PER_CENT));
}
