import { betaTerm, regularizedBeta } from './incomplete-beta';
import { notNaN, positive, probability } from './parameters';
import { positiveQuantile, type Tails } from './positive-quantile';

/**
 * Distribution function of Fisher's F.
 *
 * @param x Any number; 0 below 0.
 * @param df1 Degrees of freedom of the numerator, positive up to 2·10¹⁰, not only whole.
 * @param df2 Degrees of freedom of the denominator, the same.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example fCdf(4.1028210151304, 2, 10); // 0.95
 */
export function fCdf(x: number, df1: number, df2: number): number {
  const shares = sharesOf(notNaN('x', x), positive('df1', df1), positive('df2', df2));
  return regularizedBeta(shares.numerator, df1 / 2, df2 / 2, shares.denominator);
}

/**
 * Quantile of Fisher's F.
 *
 * @param p From 0 to 1; p = 1 gives Infinity.
 * @param df1 Degrees of freedom of the numerator, positive up to 2·10¹⁰, not only whole.
 * @param df2 Degrees of freedom of the denominator, the same.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example fQuantile(0.95, 2, 10); // 4.1028210151304
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  probability('p', p);
  return fQuantileOfTails({ lower: p, upper: 1 - p }, df1, df2);
}

/**
 * F quantile from both tails, so that an upper tail below 1e-16 still counts.
 *
 * @throws {RangeError} for degrees of freedom that are not positive and finite.
 * @example fQuantileOfTails({ lower: 0.95, upper: 0.05 }, 2, 10); // 4.1028210151304
 */
export function fQuantileOfTails(tails: Tails, df1: number, df2: number): number {
  positive('df1', df1);
  positive('df2', df2);
  if (tails.lower <= 0) return 0;
  if (tails.upper <= 0) return Number.POSITIVE_INFINITY;
  const [a, b] = [df1 / 2, df2 / 2];
  const inside = (x: number) => sharesOf(x, df1, df2);
  return positiveQuantile(
    {
      lower: (x) => fCdf(x, df1, df2),
      upper: (x) => {
        const { numerator, denominator } = inside(x);
        return regularizedBeta(denominator, b, a, numerator);
      },
      density: (x) => {
        const { numerator, denominator } = inside(x);
        return betaTerm(numerator, denominator, a, b) / x;
      },
    },
    tails,
    1,
  );
}

/** df1·x and df2 as shares of their sum: the beta variable and its complement, each with full precision. */
function sharesOf(x: number, df1: number, df2: number) {
  if (x <= 0) return { numerator: 0, denominator: 1 };
  const odds = (df1 / df2) * x;
  if (odds === Number.POSITIVE_INFINITY) return { numerator: 1, denominator: 0 };
  return { numerator: odds / (1 + odds), denominator: 1 / (1 + odds) };
}
