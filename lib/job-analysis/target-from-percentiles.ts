import { normalQuantile } from '@/lib/stats/normal-distribution';
import { JobAnalysisError } from './errors';

const [T_MEAN, T_SD, PER_CENT] = [50, 10, 100];

/** Lowest and highest percentile that can be answered: beyond them z has no end. */
export const PERCENTILE_MIN = 1;
export const PERCENTILE_MAX = 99;

/** What experts' answers come to. */
export type TargetSuggestion = Readonly<{
  experts: number;
  /** Unrounded T of the mean. */
  t: number;
  /** Lowest and highest single answer, in T: how far the experts are apart. */
  range: readonly [number, number];
}>;

/**
 * A lower limit from experts' answers to "What percentile would a just-good-enough person have?": each percentile
 * becomes z = Φ⁻¹(p / 100), and the suggestion is T = 50 + 10 · mean z. Averaging z instead of percentiles keeps the
 * answers apart where the norm is thin.
 *
 * @param percentiles Whole or not, in [1, 99], one per expert.
 * @returns Null without an answer.
 * @throws {JobAnalysisError} OUT_OF_RANGE
 * @see docs/method/weights-uncertainty.md, "Targets from experts"; Angoff 1971.
 * @example targetFromPercentiles([50, 84.1344746068543])?.t; // 55
 */
export function targetFromPercentiles(percentiles: readonly number[]): TargetSuggestion | null {
  if (percentiles.length === 0) return null;
  const scores = percentiles.map((percentile) => {
    if (!(percentile >= PERCENTILE_MIN && percentile <= PERCENTILE_MAX))
      throw new JobAnalysisError('OUT_OF_RANGE', `a percentile must be in [1, 99], got ${percentile}`);
    return T_MEAN + T_SD * normalQuantile(percentile / PER_CENT);
  });
  const sum = scores.reduce((total, score) => total + score, 0);
  return {
    experts: scores.length,
    t: sum / scores.length,
    range: [Math.min(...scores), Math.max(...scores)],
  };
}
