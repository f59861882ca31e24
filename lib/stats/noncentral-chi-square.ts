import { chiSquareCdf } from './chi-square-distribution';
import { logGamma } from './log-gamma';
import { findRoot } from './root';

/** Weights smaller than this share of the sum no longer change it. */
const NEGLIGIBLE = 1e-17;
const PRECISION = 1e-10;

/**
 * Distribution function of the noncentral χ²: a Poisson mixture of central ones, Σ_j Pois(j; λ/2) F(x; df + 2j).
 *
 * @param x ≥ 0.
 * @param df > 0.
 * @param lambda Noncentrality, ≥ 0.
 * @returns In [0, 1].
 * @throws {RangeError} outside these ranges.
 * @example noncentralChiSquareCdf(10, 5, 3); // 0.7172…
 */
export function noncentralChiSquareCdf(x: number, df: number, lambda: number): number {
  if (!(lambda >= 0 && lambda < Number.POSITIVE_INFINITY))
    throw new RangeError(`lambda must be ≥ 0, got ${lambda}`);
  const central = chiSquareCdf(x, df);
  if (lambda === 0) return central;
  const half = lambda / 2;
  const share = (j: number) => Math.exp(j * Math.log(half) - half - logGamma(j + 1));
  const middle = Math.floor(half);
  // From the largest weight outwards; downwards the distribution grows while the weights fall, so none is left out.
  let sum = 0;
  for (let j = middle; j >= 0; j -= 1) sum += share(j) * chiSquareCdf(x, df + 2 * j);
  for (let j = middle + 1; share(j) > NEGLIGIBLE * sum; j += 1) sum += share(j) * chiSquareCdf(x, df + 2 * j);
  return Math.min(1, sum);
}

/**
 * The noncentrality under which a χ² statistic has a given probability not to be exceeded; 0 where even the central
 * distribution gives less.
 *
 * @param probability In (0, 1).
 * @throws {RangeError} as {@link noncentralChiSquareCdf}.
 * @example noncentralityOf(20, 5, 0.05); // 32.71…
 */
export function noncentralityOf(x: number, df: number, probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must be in (0, 1), got ${probability}`);
  if (noncentralChiSquareCdf(x, df, 0) <= probability) return 0;
  let high = Math.max(1, x);
  while (noncentralChiSquareCdf(x, df, high) > probability) high *= 2;
  return findRoot((lambda) => noncentralChiSquareCdf(x, df, lambda) - probability, 0, high, PRECISION);
}
