import type { PerScale } from '@/lib/scales';
import { JobAnalysisError } from './errors';

const SUM_TOLERANCE = 1e-9;

/**
 * Refuses weights that are not shares of one whole.
 *
 * @throws {JobAnalysisError} WEIGHT_OUT_OF_RANGE.
 */
export function requireShares(weights: PerScale<number>): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.some((weight) => !(weight >= 0)) || !(Math.abs(sum - 1) <= SUM_TOLERANCE))
    throw new JobAnalysisError('WEIGHT_OUT_OF_RANGE', `weights must be shares that sum to 1, got ${sum}`);
}
