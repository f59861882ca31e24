import { SCALE_KEYS, type PerScale, type ScaleKey } from '@/lib/scales';
import { largestRemainder } from '@/lib/stats/largest-remainder';
import type { RatedStep } from './types';

const PER_CENT = 100;
const TENTHS = 10;

export type WeightShare = Readonly<{
  /** Index of the step in the input. */
  step: number;
  /** Part of the weight in units of weight; the shares of a scale sum to its weight. */
  share: number;
  /** Whole per cent of the weight; they sum to 100. */
  shownOfWeight: number;
  /** Percentage points with one decimal; they sum to the shown percent of the weight. */
  shownPoints: number;
}>;

/**
 * How the weight of a scale divides over the task steps: in proportion to C · relevance. Where a limit holds the weight,
 * the shares divide the limited weight, so they always add up to the number that is shown.
 *
 * @param steps Averaged ratings.
 * @param criticality Of the same steps, in the same order.
 * @param weights Final weights of the six scales.
 * @param percents Their whole percents.
 * @returns Steps with a part in the weight, largest first and in step order among equals; empty for weight 0.
 * @example weightShares([{ …, relevance: [1, 0, 0, 0, 0, 0] }, { …, relevance: [3, 0, 0, 0, 0, 0] }], [1, 1], …, 'carefulness');
 *   // shares 3/4 and 1/4 of the weight
 */
export function weightShares(
  steps: readonly RatedStep[],
  criticality: readonly number[],
  { weights, percents }: Readonly<{ weights: PerScale<number>; percents: PerScale<number> }>,
  scaleKey: ScaleKey,
): readonly WeightShare[] {
  const scale = SCALE_KEYS.indexOf(scaleKey);
  const weight = weights[scale] ?? 0;
  const demands = steps
    .map((step, index) => ({ index, demand: (criticality[index] ?? 0) * (step.relevance[scale] ?? 0) }))
    .filter(({ demand }) => demand > 0)
    .sort((a, b) => b.demand - a.demand || a.index - b.index);
  const total = demands.reduce((sum, { demand }) => sum + demand, 0);
  if (weight === 0 || total === 0) return [];

  const parts = demands.map(({ demand }) => demand);
  const ofWeight = largestRemainder(parts, PER_CENT);
  const points = largestRemainder(parts, (percents[scale] ?? 0) * TENTHS);
  return demands.map(({ index, demand }, rank) => ({
    step: index,
    share: (demand / total) * weight,
    shownOfWeight: ofWeight[rank] ?? 0,
    shownPoints: (points[rank] ?? 0) / TENTHS,
  }));
}
