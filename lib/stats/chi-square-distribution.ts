import { gammaQuantile } from './gamma-distribution';
import { regularizedGammaLower, regularizedGammaUpper } from './incomplete-gamma';

/**
 * Distribution function of χ².
 *
 * @param x Any number; 0 below 0.
 * @param df Degrees of freedom, positive, not only whole.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example chiSquareCdf(3.841458820694124, 1); // 0.95
 */
export function chiSquareCdf(x: number, df: number): number {
  return regularizedGammaLower(df / 2, x / 2);
}

/**
 * P(χ² > x), the p-value of a χ² test, exact also where it is tiny.
 *
 * @param x Any number; 1 below 0.
 * @param df Degrees of freedom, positive, not only whole.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example chiSquareUpper(100, 1); // 1.52397060483211e-23
 */
export function chiSquareUpper(x: number, df: number): number {
  return regularizedGammaUpper(df / 2, x / 2);
}

/**
 * Quantile of χ².
 *
 * @param p From 0 to 1; p = 1 gives Infinity.
 * @param df Degrees of freedom, positive, not only whole.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example chiSquareQuantile(0.95, 1); // 3.841458820694124
 */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2, 1);
}
