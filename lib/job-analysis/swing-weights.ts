import { perScale, type PerScale } from '@/lib/scales';
import { JobAnalysisError } from './errors';
import { requireShares } from './require-shares';

/**
 * At which weight of one scale two candidates change places: the weight moves alone, the others keep their proportions.
 *
 * `below`: the first candidate stays ahead unless the scale weighs less than `weight`; `above`: unless it weighs more.
 * `never`: no weight in [0, 1) brings the second ahead. `rest`: the others weigh nothing, so nothing can move.
 */
export type Swing =
  Readonly<{ status: 'below' | 'above'; weight: number }> | Readonly<{ status: 'never' | 'rest' }>;

/**
 * Swing weights of the candidate who is ahead: "A stays ahead of B unless STR weighs less than 3 %".
 *
 * With D = d_A − d_B on each scale and Q = Σ over the others w D / (1 − w_k), the difference at weight x of scale k is
 * x D_k + (1 − x) Q, which is 0 at x = Q / (Q − D_k). A candidate ahead without any difference on the scale, or on all
 * others, changes places only at weight 1 or not at all: `never`.
 *
 * @param weights Weights that sum to 1.
 * @param first What the candidate ahead reaches on each scale, in any unit (desirabilities or scores in T).
 * @param second The other candidate.
 * @returns One answer per scale; null when the first is not ahead: then there is nothing to lose.
 * @throws {JobAnalysisError} WEIGHT_OUT_OF_RANGE for weights that are no shares; OUT_OF_RANGE for values that are no numbers.
 * @see docs/method/weights-uncertainty.md, "Does the order depend on the weights?".
 * @example swingWeights([0.5, 0.5, 0, 0, 0, 0], [1, 0.4, 0, 0, 0, 0], [0.5, 0.7, 0, 0, 0, 0])?.[0]; // below 0.375
 */
export function swingWeights(
  weights: PerScale<number>,
  first: PerScale<number>,
  second: PerScale<number>,
): PerScale<Swing> | null {
  requireShares(weights);
  const difference = perScale((_, scale) => {
    const value = (first[scale] ?? 0) - (second[scale] ?? 0);
    if (!Number.isFinite(value))
      throw new JobAnalysisError('OUT_OF_RANGE', `scale ${scale} holds no number to compare`);
    return value;
  });
  const lead = weights.reduce((sum, weight, scale) => sum + weight * (difference[scale] ?? 0), 0);
  if (!(lead > 0)) return null;
  return perScale((_, scale) => {
    const weight = weights[scale] ?? 0;
    const own = difference[scale] ?? 0;
    return swing(weight, own, lead - weight * own);
  });
}

function swing(weight: number, own: number, ofOthers: number): Swing {
  if (weight >= 1) return { status: 'rest' };
  const others = ofOthers / (1 - weight);
  // The lead is positive at the present weight, so at most one of the two is 0 or below: the side of the change.
  if (own >= 0 && others >= 0) return { status: 'never' };
  const at = others / (others - own);
  // A difference that vanishes beside the others reaches 1 by rounding.
  if (at >= 1) return { status: 'never' };
  return { status: own > others ? 'below' : 'above', weight: at };
}
