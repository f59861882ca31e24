import { fQuantileOfTails } from './f-distribution';
import { regularizedBeta } from './incomplete-beta';
import { notNaN, positive, probability } from './parameters';

/**
 * Distribution function of Student's t; P(T > x) is tCdf(−x), exact also far out.
 *
 * @param x Any number.
 * @param df Degrees of freedom, positive up to 2·10¹⁰, not only whole.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example tCdf(2.228138851986274, 10); // 0.975
 */
export function tCdf(x: number, df: number): number {
  notNaN('x', x);
  positive('df', df);
  const square = (x / df) * x;
  const far = square === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + square);
  const near = far === 0 ? 1 : square * far;
  if (x < 0) return 0.5 * regularizedBeta(far, df / 2, 0.5, near);
  return 0.5 + 0.5 * regularizedBeta(near, 0.5, df / 2, far);
}

/**
 * Quantile of Student's t.
 *
 * @param p From 0 to 1, both ends infinite.
 * @param df Degrees of freedom, positive up to 2·10¹⁰, not only whole.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example tQuantile(0.975, 10); // 2.228138851986274
 */
export function tQuantile(p: number, df: number): number {
  probability('p', p);
  positive('df', df);
  if (p === 0.5) return 0;
  const upper = 2 * Math.min(p, 1 - p);
  const size = Math.sqrt(fQuantileOfTails({ lower: Math.abs(1 - 2 * p), upper }, 1, df));
  return p < 0.5 ? -size : size;
}
