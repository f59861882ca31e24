import { perScale, type PerScale } from '@/lib/scales';
import { requireRating } from './criticality';
import { JobAnalysisError } from './errors';
import type { RatedStep } from './types';

/**
 * What a step gives to the scales: its importance times each relevance (`none`); its importance once, divided over the
 * scales (`step`); or the same within its duty, the duty counting by the mean importance of its steps (`duty`).
 */
export type DemandRule = 'none' | 'step' | 'duty';

/**
 * How much the steps ask of each scale, before the division by the sum that makes weights of it.
 *
 * - `none`: W = Σ C · relevance.
 * - `step`: W = Σ C · relevance / Σ relevance of the step: a rater who marks everything gives no more than others.
 * - `duty`: W = Σ over duties D̄ · Σ C · relevance / Σ C, with D̄ the mean C of the duty: the duty that was described in
 *   the most steps does not win by that.
 *
 * @param steps Averaged ratings.
 * @param importance Of the same steps, ≥ 0.
 * @param excluded Scales that ask for nothing.
 * @param rule One of {@link DemandRule}.
 * @param duties Name of the duty of each step, in the order of the steps; needed by `duty`.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE; WRONG_SHAPE when duties are missing.
 * @see docs/method/weights-uncertainty.md, "Variants".
 * @example scaleDemand([{ …, relevance: [3, 0, 1, 0, 0, 0] }], [1], NONE_EXCLUDED, 'step'); // [0.75, 0, 0.25, 0, 0, 0]
 */
export function scaleDemand(
  steps: readonly RatedStep[],
  importance: readonly number[],
  excluded: PerScale<boolean>,
  rule: DemandRule,
  duties: readonly string[] = [],
): PerScale<number> {
  const shares = rule === 'duty' ? shareOfDuty(importance, duties) : importance;
  const demand = [0, 0, 0, 0, 0, 0];
  steps.forEach(({ relevance }, index) => {
    const rowSum = usedRelevance(relevance, excluded);
    if (rowSum === 0) return;
    const share = (shares[index] ?? 0) / (rule === 'step' ? rowSum : 1);
    for (let scale = 0; scale < relevance.length; scale += 1) {
      if (excluded[scale] !== true) demand[scale] = (demand[scale] ?? 0) + share * (relevance[scale] ?? 0);
    }
  });
  return perScale((_, scale) => demand[scale] ?? 0);
}

/** Sum of the relevances of a step that count; all of them are checked. */
function usedRelevance(relevance: PerScale<number>, excluded: PerScale<boolean>): number {
  let sum = 0;
  for (let scale = 0; scale < relevance.length; scale += 1) {
    const value = relevance[scale] ?? 0;
    requireRating('relevance', value);
    if (excluded[scale] !== true) sum += value;
  }
  return sum;
}

/** Each step's part of its duty, times the mean importance of the duty: C · D̄ / Σ C, which is C / (steps of the duty). */
function shareOfDuty(importance: readonly number[], duties: readonly string[]): readonly number[] {
  if (duties.length !== importance.length) {
    throw new JobAnalysisError('WRONG_SHAPE', `${importance.length} steps need as many duties`);
  }
  const steps = new Map<string, number>();
  for (const duty of duties) steps.set(duty, (steps.get(duty) ?? 0) + 1);
  return importance.map((value, index) => value / (steps.get(duties[index] ?? '') ?? 1));
}
