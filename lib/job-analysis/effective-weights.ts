import { perScale, type PerScale } from '@/lib/scales';
import { JobAnalysisError } from './errors';

const EQUAL_SPREAD: PerScale<number> = [1, 1, 1, 1, 1, 1];

/**
 * Effective weights: the share of each scale in the variance of the composite,
 * w_s SD_s r(s, composite) / SD_composite = w_s SD_s Σ_t R_st w_t SD_t / Σ Σ w_s SD_s R_st w_t SD_t.
 *
 * A nominal weight says how much a scale is meant to count; scales that go together reinforce each other, and one that
 * runs against the others counts less than meant, even negatively.
 *
 * @param weights Nominal weights, ≥ 0.
 * @param correlations Of the scales in the group that is compared; symmetric with ones on the diagonal.
 * @param spread SDs of the scales; equal by default, as they are for T scores.
 * @returns Shares that sum to 1.
 * @throws {JobAnalysisError} WEIGHT_OUT_OF_RANGE; OUT_OF_RANGE for impossible correlations or spreads.
 * @see Wang & Stanley 1970; docs/method/weights-uncertainty.md, "Effective weights".
 * @example with two scales of weight .5 that correlate, both stay at .5; with weights .75, .25 and r = .5 they are .8077 and .1923
 */
export function effectiveWeights(
  weights: PerScale<number>,
  correlations: PerScale<PerScale<number>>,
  spread: PerScale<number> = EQUAL_SPREAD,
): PerScale<number> {
  const loads = perScale((_, scale) => {
    const [weight, sd] = [weights[scale] ?? 0, spread[scale] ?? 0];
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new JobAnalysisError('WEIGHT_OUT_OF_RANGE', `a weight must be ≥ 0, got ${weight}`);
    if (!(sd >= 0 && sd < Number.POSITIVE_INFINITY))
      throw new JobAnalysisError('OUT_OF_RANGE', `an SD must be ≥ 0, got ${sd}`);
    return weight * sd;
  });
  const covariances = perScale((_, scale) => {
    let sum = 0;
    loads.forEach((load, other) => {
      sum += load * requireCorrelation(correlations, scale, other);
    });
    return sum * (loads[scale] ?? 0);
  });
  const variance = covariances.reduce((sum, value) => sum + value, 0);
  if (!(variance > 0))
    throw new JobAnalysisError('OUT_OF_RANGE', `the variance of the composite is ${variance}`);
  return perScale((_, scale) => (covariances[scale] ?? 0) / variance);
}

function requireCorrelation(correlations: PerScale<PerScale<number>>, row: number, column: number): number {
  const value = correlations[row]?.[column] ?? Number.NaN;
  const mirrored = correlations[column]?.[row] ?? Number.NaN;
  if (!(Math.abs(value) <= 1 && value === mirrored && (row !== column || value === 1))) {
    throw new JobAnalysisError('OUT_OF_RANGE', `a correlation of ${value} and ${mirrored} cannot be`);
  }
  return value;
}
