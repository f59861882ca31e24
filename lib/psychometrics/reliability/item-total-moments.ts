import { PsychometricsError } from '../errors';

/**
 * What alpha and the item-rest correlations need of the complete cases of one scale: the row of each item in the
 * covariance matrix as its diagonal and its sum. All with n − 1.
 */
export type ItemTotalMoments = Readonly<{
  /** Variance of each item. */
  variances: Float64Array;
  /** Covariance of each item with the sum of all items, itself included. */
  withTotal: Float64Array;
  /** Variance of the sum of all items. */
  totalVariance: number;
}>;

/**
 * Moments of a scale from its covariance matrix.
 *
 * @param covariance Row-major, items × items, n − 1.
 * @throws {PsychometricsError} WRONG_SHAPE unless the matrix is square and has an item; NOT_FINITE.
 * @example itemTotalMoments(Float64Array.of(2, 1, 1, 3), 2); // variances [2, 3], withTotal [3, 4], totalVariance 7
 */
export function itemTotalMoments(covariance: Float64Array, items: number): ItemTotalMoments {
  if (!(items >= 1 && covariance.length === items * items)) {
    throw new PsychometricsError('WRONG_SHAPE', `${covariance.length} cells are no matrix of ${items} items`);
  }
  const variances = new Float64Array(items);
  const withTotal = new Float64Array(items);
  let totalVariance = 0;
  for (let item = 0; item < items; item += 1) {
    const row = covariance.subarray(item * items, (item + 1) * items);
    let sum = 0;
    for (const cell of row) sum += cell;
    variances[item] = row[item] ?? 0;
    withTotal[item] = sum;
    totalVariance += sum;
  }
  if (!Number.isFinite(totalVariance)) throw new PsychometricsError('NOT_FINITE', 'the covariance matrix');
  return { variances, withTotal, totalVariance };
}

/**
 * Variance that is zero but for rounding is zero: what is left of a sum of numbers of a given size.
 *
 * @example isNoVariance(1e-17, 1); // true
 */
export function isNoVariance(variance: number, size: number): boolean {
  const rounding = 1e-12;
  return !(variance > rounding * size);
}
