import { alphaOf, sumOf } from './coefficient-alpha';
import type { ItemTotalMoments } from './item-total-moments';

/**
 * Coefficient alpha of the scale without each item in turn.
 *
 * @returns One per item; null where alpha of the rest is not defined (fewer than two items left, no variance).
 * @example alphaIfDeleted(itemTotalMoments(Float64Array.of(2, 1, 1, 1, 2, 1, 1, 1, 2), 3)); // three times 0.666…
 */
export function alphaIfDeleted({
  variances,
  withTotal,
  totalVariance,
}: ItemTotalMoments): readonly (number | null)[] {
  if (variances.length === 1) return [null];
  const sum = sumOf(variances);
  return Array.from(variances, (variance, item) => {
    const restVariance = totalVariance - 2 * (withTotal[item] ?? 0) + variance;
    return alphaOf(variances.length - 1, sum - variance, restVariance).value;
  });
}
