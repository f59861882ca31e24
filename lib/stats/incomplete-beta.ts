import { devianceTerm, stirlingError } from './log-gamma';
import { positive, probability } from './parameters';

/** A quotient this near to 1 changes nothing that its own rounding does not. */
const SETTLED = 1e-15;
/** The continued fraction takes about √a steps; beyond this neither time nor digits would be left. */
const LARGEST = 1e10;
/** Keeps Lentz's quotients away from 0. */
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b), the distribution function of a beta variable; by its continued
 * fraction after Lentz (Press et al. 2007, §6.4), the factor before it after Loader (2000).
 *
 * @param x From 0 to 1.
 * @param a Positive, up to 10¹⁰.
 * @param b The same.
 * @param complement 1 − x where the caller knows it more exactly, as for x next to 1.
 * @throws {RangeError} for a value out of range, or NaN.
 * @example regularizedBeta(0.3, 2, 3); // 0.3483
 */
export function regularizedBeta(x: number, a: number, b: number, complement = 1 - x): number {
  probability('x', x);
  positive('a', a);
  positive('b', b);
  if (Math.max(a, b) > LARGEST) throw new RangeError(`a and b must be up to ${LARGEST}, got ${a} and ${b}`);
  if (x === 0 || complement === 0) return x === 0 ? 0 : 1;
  const isLeft = x < (a + 1) / (a + b + 2);
  return isLeft ? tail(x, complement, a, b) : 1 - tail(complement, x, b, a);
}

/**
 * xᵃ(1 − x)ᵇ / B(a, b): x(1 − x) times the beta density.
 *
 * @param x Above 0.
 * @param y 1 − x, above 0.
 * @param a Positive.
 * @param b Positive.
 * @throws {RangeError} when a or b is not positive and finite.
 * @example betaTerm(0.5, 0.5, 1, 1); // 0.25
 */
export function betaTerm(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y);
  return Math.exp(exponent) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}

function tail(x: number, y: number, a: number, b: number): number {
  const front = betaTerm(x, y, a, b) / a;
  return front === 0 ? 0 : front * fraction(x, a, b);
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let value = d;
  for (let m = 1; ; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < SETTLED) return value;
  }
}
