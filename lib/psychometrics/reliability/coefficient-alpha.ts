import { estimated, undefinedBecause, type Estimate } from '../estimate';
import { isNoVariance, type ItemTotalMoments } from './item-total-moments';

export type AlphaReason = 'oneItem' | 'noVariance';

/**
 * Coefficient alpha, k / (k − 1) · (1 − Σ s_i² / s_X²) (Guttman 1945; Cronbach 1951), from complete cases and raw
 * variances: neither pairwise nor standardised.
 *
 * @returns At most 1, negative where items contradict each other (look for a forgotten key); undefined for one item
 *   and for a total without variance.
 * @see docs/method/scores-and-reliability.md, "Reliability".
 * @example coefficientAlpha(itemTotalMoments(Float64Array.of(2, 1, 1, 2), 2)); // { value: 0.6666666666666667, … }
 */
export function coefficientAlpha({ variances, totalVariance }: ItemTotalMoments): Estimate<AlphaReason> {
  return alphaOf(variances.length, sumOf(variances), totalVariance);
}

/**
 * The same from the sums alone.
 *
 * @param items Whole number ≥ 1.
 * @param itemVariances Sum of the item variances.
 * @example alphaOf(2, 4, 6); // { value: 0.6666666666666667, reason: null }
 */
export function alphaOf(items: number, itemVariances: number, totalVariance: number): Estimate<AlphaReason> {
  if (items === 1) return undefinedBecause('oneItem');
  if (isNoVariance(totalVariance, itemVariances)) return undefinedBecause('noVariance');
  return estimated((items / (items - 1)) * (1 - itemVariances / totalVariance));
}

/** @example sumOf(Float64Array.of(1, 2, 4)); // 7 */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
