import { criticality, requireRating } from './criticality';
import { JobAnalysisError } from './errors';
import type { RatedStep } from './types';

/** How the ratings of a step become one number that says how much the step matters. */
export type ImportanceRule = 'criticality' | 'loss' | 'expectedLoss';

/** An error one step worse on the scale of loss costs about three times as much. */
const SEVERITY_RATIO = 3;

/**
 * How much each step matters, by the rule chosen: criticality C (the default); criticality of the loss alone, without
 * the gain; or expected loss per hour E = rate · 3^max(loss, gain).
 *
 * Expected loss takes the ratings as powers again, so one or two steps hold most of it; it is a view beside the
 * default. A step that makes no difference (impact 0) loses nothing.
 *
 * @param steps Averaged ratings.
 * @param rule One of {@link ImportanceRule}.
 * @param alpha Share of frequency in criticality, in [0, 1]; not used by expected loss.
 * @param rates Events per working hour of each step, ≥ 0, in the order of the steps; needed by expected loss.
 * @returns One number ≥ 0 a step.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE; ALPHA_OUT_OF_RANGE; WRONG_SHAPE or OUT_OF_RANGE for the rates.
 * @see docs/method/weights-uncertainty.md, "Variants"; Kane, Kingsbury, Colton & Estes 1989; Bowles 2003 on products of
 *   ordinal ratings.
 * @example stepImportance([{ frequency: 5, loss: 2, gain: 2, relevance: [1, 0, 2, 1, 3, 0] }], 'expectedLoss', 0.5, [3]); // [27]
 */
export function stepImportance(
  steps: readonly RatedStep[],
  rule: ImportanceRule,
  alpha: number,
  rates: readonly number[] = [],
): readonly number[] {
  if (rule === 'criticality') return steps.map((step) => criticality(step, alpha));
  if (rule === 'loss') return steps.map((step) => criticality({ ...step, gain: 0 }, alpha));
  if (rates.length !== steps.length) {
    throw new JobAnalysisError(
      'WRONG_SHAPE',
      `expected loss needs ${steps.length} rates, got ${rates.length}`,
    );
  }
  return steps.map((step, index) => expectedLoss(step, rates[index] ?? 0));
}

function expectedLoss({ loss, gain }: RatedStep, rate: number): number {
  requireRating('loss', loss);
  requireRating('gain', gain);
  if (!(rate >= 0 && rate < Number.POSITIVE_INFINITY)) {
    throw new JobAnalysisError('OUT_OF_RANGE', `a rate must be a number ≥ 0, got ${rate}`);
  }
  const impact = Math.max(loss, gain);
  return impact === 0 ? 0 : rate * SEVERITY_RATIO ** impact;
}
