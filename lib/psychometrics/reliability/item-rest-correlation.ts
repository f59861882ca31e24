import { isNoVariance, type ItemTotalMoments } from './item-total-moments';

/**
 * Correlation of each item with the sum of the other items of its scale ("corrected item-total"):
 * (c_iX − c_ii) / √(c_ii (s_X² − 2 c_iX + c_ii)), c_iX = Σ_j c_ij.
 *
 * @returns One per item, in [−1, 1]; null where the item, or the rest, has no variance (also for the only item).
 * @example itemRestCorrelations(itemTotalMoments(Float64Array.of(2, 1, 1, 2), 2)); // [0.5, 0.5]
 */
export function itemRestCorrelations({
  variances,
  withTotal,
  totalVariance,
}: ItemTotalMoments): readonly (number | null)[] {
  const size = Math.max(totalVariance, ...variances);
  return Array.from(variances, (variance, item) => {
    const covariance = withTotal[item] ?? 0;
    const restVariance = totalVariance - 2 * covariance + variance;
    if (isNoVariance(variance, size) || isNoVariance(restVariance, size)) return null;
    const r = (covariance - variance) / Math.sqrt(variance * restVariance);
    return Math.min(1, Math.max(-1, r));
  });
}
