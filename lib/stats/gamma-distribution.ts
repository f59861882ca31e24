import { poissonTerm, regularizedGammaLower, regularizedGammaUpper } from './incomplete-gamma';
import { logGamma } from './log-gamma';
import { normalQuantile } from './normal-distribution';
import { positive, probability } from './parameters';
import { positiveQuantile, type Tails } from './positive-quantile';

/**
 * Distribution function of the gamma distribution.
 *
 * @param x Any number; 0 below 0.
 * @param shape Positive.
 * @param rate Positive; the mean is shape / rate.
 * @throws {RangeError} for a parameter out of range, or NaN.
 * @example gammaCdf(2, 3, 1); // 0.323323583816936
 */
export function gammaCdf(x: number, shape: number, rate: number): number {
  return regularizedGammaLower(shape, x * positive('rate', rate));
}

/**
 * Quantile of the gamma distribution.
 *
 * @param p From 0 to 1; p = 1 gives Infinity, as the distribution has no end.
 * @param shape Positive.
 * @param rate Positive; the mean is shape / rate.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example gammaQuantile(0.5, 3, 1); // 2.67406031372356
 */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  probability('p', p);
  positive('shape', shape);
  return quantileOfUnitRate({ lower: p, upper: 1 - p }, shape) / positive('rate', rate);
}

function quantileOfUnitRate(tails: Tails, shape: number): number {
  if (tails.lower <= 0) return 0;
  if (tails.upper <= 0) return Number.POSITIVE_INFINITY;
  return positiveQuantile(
    {
      lower: (x) => regularizedGammaLower(shape, x),
      upper: (x) => regularizedGammaUpper(shape, x),
      density: (x) => (poissonTerm(shape, x) * shape) / x,
    },
    tails,
    startOf(tails, shape),
  );
}

/** Wilson and Hilferty's cube; the first term of the series where that is too near 0. */
function startOf({ lower, upper }: Tails, shape: number): number {
  const z = lower <= upper ? normalQuantile(lower) : -normalQuantile(upper);
  const cube = shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
  if (cube > 0.1 * shape) return cube;
  return Math.max(Math.exp((Math.log(lower) + logGamma(shape + 1)) / shape), Number.MIN_VALUE * 1e16);
}
