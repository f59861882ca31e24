import { normalQuantile } from '@/lib/stats/normal-distribution';
import { requirePercentile } from './percentile-rank';
import { tScore } from './standard-scores';

const PER_CENT = 100;

/** Beyond this skewness of the norm group the linear T and the area T tell different stories. */
export const SKEWNESS_FOR_AREA_SCORE = 0.5;

/**
 * Area (normalised) T score, 50 + 10 Φ⁻¹(P / 100) (McCall 1922): for norm groups whose skewness is beyond
 * {@link SKEWNESS_FOR_AREA_SCORE} in size. It keeps the order of people and drops the shape of the distribution.
 *
 * @param percentile Mid-percentile rank, in (0, 100).
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example areaT(84.1344746068543); // 60
 */
export function areaT(percentile: number): number {
  requirePercentile(percentile);
  return tScore(normalQuantile(percentile / PER_CENT));
}
