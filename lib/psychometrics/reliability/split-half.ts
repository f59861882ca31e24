import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';
import { isNoVariance } from './item-total-moments';

export type SplitHalfReason = 'oneItem' | 'noVariance' | 'oppositeHalves';

export type SplitHalf = Readonly<{
  /** 2r / (1 + r), r between the sums of the odd and the even positions. */
  spearmanBrown: Estimate<SplitHalfReason>;
  /** 4 cov(odd, even) / s_X²: does not ask for halves of equal length, so the one to read for an odd number of items. */
  guttmanLambda4: Estimate<SplitHalfReason>;
}>;

/**
 * Split-half reliability with halves by position inside the scale (first, third, … against second, fourth, …):
 * Spearman-Brown corrected (Spearman 1910; Brown 1910) and Guttman's λ₄ (1945).
 *
 * @param covariance Row-major, items × items, in the order of the scale.
 * @returns Undefined for one item, without variance in a half, and for halves that are exact opposites.
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE.
 * @example splitHalf(Float64Array.of(2, 1, 1, 2), 2).spearmanBrown; // { value: 0.666…, reason: null }
 */
export function splitHalf(covariance: Float64Array, items: number): SplitHalf {
  const { odd, even, between } = halves(covariance, items);
  const size = odd + even;
  if (items === 1) return both('oneItem');
  if (isNoVariance(odd, size) || isNoVariance(even, size)) return both('noVariance');
  const r = Math.min(1, Math.max(-1, between / Math.sqrt(odd * even)));
  const total = odd + even + 2 * between;
  return {
    spearmanBrown: spearmanBrown(r),
    guttmanLambda4: isNoVariance(total, size)
      ? undefinedBecause('oppositeHalves')
      : estimated((4 * between) / total),
  };
}

/**
 * Reliability of a form of double length from the correlation of its halves, 2r / (1 + r).
 *
 * @param r In [−1, 1]; −1 leaves it undefined.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example spearmanBrown(0.5); // { value: 0.6666666666666666, reason: null }
 */
export function spearmanBrown(r: number): Estimate<'oppositeHalves'> {
  if (!(r >= -1 && r <= 1)) throw new PsychometricsError('OUT_OF_RANGE', `a correlation, got ${r}`);
  const denominator = 1 + r;
  return isNoVariance(denominator, 1) ? undefinedBecause('oppositeHalves') : estimated((2 * r) / denominator);
}

function both(reason: SplitHalfReason): SplitHalf {
  return { spearmanBrown: undefinedBecause(reason), guttmanLambda4: undefinedBecause(reason) };
}

function halves(covariance: Float64Array, items: number) {
  if (!(items >= 1 && covariance.length === items * items)) {
    throw new PsychometricsError('WRONG_SHAPE', `${covariance.length} cells are no matrix of ${items} items`);
  }
  let odd = 0;
  let even = 0;
  let between = 0;
  covariance.forEach((value, cell) => {
    const row = Math.floor(cell / items) % 2;
    const column = (cell % items) % 2;
    if (row !== column) between += value / 2;
    else if (row === 0) odd += value;
    else even += value;
  });
  if (!Number.isFinite(odd + even + between))
    throw new PsychometricsError('NOT_FINITE', 'the covariance matrix');
  return { odd, even, between };
}
