import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';

/** One part of a composite: a facet or a scale. */
export type Stratum = Readonly<{
  /** Variance of the part's score, ≥ 0, in the unit in which it enters the sum. */
  variance: number;
  /** Its reliability, at most 1. */
  reliability: number;
}>;

/**
 * Stratified alpha of a sum of parts, 1 − Σ s_j² (1 − r_j) / s_X² (Cronbach, Schönemann and McKie 1965): for a
 * composite whose parts measure different things, where plain alpha is too low.
 *
 * @param totalVariance Variance of the sum of the parts, ≥ 0.
 * @throws {PsychometricsError} TOO_FEW for no part; OUT_OF_RANGE.
 * @example stratifiedAlpha([{ variance: 4, reliability: 0.8 }, { variance: 4, reliability: 0.7 }], 12); // 0.8333…
 */
export function stratifiedAlpha(strata: readonly Stratum[], totalVariance: number): Estimate<'noVariance'> {
  if (strata.length === 0) throw new PsychometricsError('TOO_FEW', 'a composite needs a part');
  requireVariance(totalVariance);
  let error = 0;
  for (const { variance, reliability } of strata) {
    requireVariance(variance);
    if (!(reliability <= 1 && reliability > Number.NEGATIVE_INFINITY))
      throw new PsychometricsError('OUT_OF_RANGE', `a reliability must be at most 1, got ${reliability}`);
    error += variance * (1 - reliability);
  }
  return totalVariance === 0 ? undefinedBecause('noVariance') : estimated(1 - error / totalVariance);
}

function requireVariance(variance: number): void {
  if (!(variance >= 0 && variance < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `a variance must be ≥ 0, got ${variance}`);
}
