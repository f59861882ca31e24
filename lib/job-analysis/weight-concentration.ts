import { perScale, type PerScale } from '@/lib/scales';
import { clamp } from '@/lib/stats/clamp';
import { median } from '@/lib/stats/median';
import { JobAnalysisError } from './errors';

const UNKNOWN = 50;
const [LEAST, MOST] = [20, 500];

/**
 * How firmly the weights are known, as the κ of a Dirichlet distribution κw around them: the median over scales of
 * w (1 − w) / SE² − 1, kept in [20, 500]; 50 when no standard error is known.
 *
 * @param weights Weights that sum to 1.
 * @param standardError Of the weights, for example from the jackknife; null = unknown.
 * @throws {JobAnalysisError} OUT_OF_RANGE for a negative standard error.
 * @see docs/method/weights-uncertainty.md, "Does the order depend on the weights?".
 * @example weightConcentration([0.5, 0.5, 0, 0, 0, 0], [0.05, 0.05, 0, 0, 0, 0]); // 99
 */
export function weightConcentration(
  weights: PerScale<number>,
  standardError: PerScale<number> | null,
): number {
  if (standardError === null) return UNKNOWN;
  const firmness = perScale((_, scale) => {
    const [weight, error] = [weights[scale] ?? 0, standardError[scale] ?? 0];
    if (!(error >= 0))
      throw new JobAnalysisError('OUT_OF_RANGE', `a standard error must be ≥ 0, got ${error}`);
    if (!(weight > 0 && weight < 1)) return null;
    return error === 0 ? Number.POSITIVE_INFINITY : (weight * (1 - weight)) / (error * error) - 1;
  }).filter((value) => value !== null);
  return firmness.length === 0 ? UNKNOWN : clamp(median(firmness), LEAST, MOST);
}
