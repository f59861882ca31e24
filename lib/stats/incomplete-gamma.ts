import { devianceTerm, logGamma, stirlingError } from './log-gamma';
import { normalCdf, normalPdf } from './normal-distribution';
import { notNaN, positive } from './parameters';

const PRECISION = 1e-16;
/** A quotient this near to 1 changes nothing that its own rounding does not. */
const SETTLED = 1e-15;
/** Keeps Lentz's quotients away from 0. */
const TINY = 1e-300;
/** From here on the uniform expansion is exact to machine precision, and the sums would need very many terms. */
const UNIFORM_FROM = 1e8;

/**
 * Regularised lower incomplete gamma function P(a, x) = ∫₀ˣ tᵃ⁻¹e⁻ᵗ dt / Γ(a), the distribution function of a gamma
 * variable of unit rate. Relative error below 1e-12 also where it is tiny; the work grows with √a up to
 * a = 10⁸, above which Temme's expansion (1979) needs none.
 *
 * @param shape Positive.
 * @param x Any number; 0 below 0.
 * @throws {RangeError} for a shape that is not positive and finite, or NaN.
 * @example regularizedGammaLower(3, 2); // 0.323323583816936
 */
export function regularizedGammaLower(shape: number, x: number): number {
  if (isOutside(shape, x)) return x > 0 ? 1 : 0;
  if (shape >= UNIFORM_FROM) return uniformTail(shape, x, 1);
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/**
 * Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), with its own relative precision in the tail.
 *
 * @param shape Positive.
 * @param x Any number; 1 below 0.
 * @throws {RangeError} for a shape that is not positive and finite, or NaN.
 * @example regularizedGammaUpper(3, 2); // 0.676676416183064
 */
export function regularizedGammaUpper(shape: number, x: number): number {
  if (isOutside(shape, x)) return x > 0 ? 0 : 1;
  if (shape >= UNIFORM_FROM) return uniformTail(shape, x, -1);
  if (x >= shape + 1) return upperFraction(shape, x);
  return shape < 1 && x < 1 ? upperOfSmall(shape, x) : 1 - lowerSeries(shape, x);
}

/**
 * xᵃe⁻ˣ / Γ(a + 1): the Poisson probability of a events where x are expected, for any real a (Loader 2000).
 *
 * @param a Positive.
 * @param x Positive.
 * @throws {RangeError} when a is not positive and finite.
 * @example poissonTerm(2, 3); // 0.224041807655388
 */
export function poissonTerm(a: number, x: number): number {
  if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}

function isOutside(shape: number, x: number): boolean {
  positive('shape', shape);
  return !(notNaN('x', x) > 0 && x < Number.POSITIVE_INFINITY);
}

/** P = xᵃe⁻ˣ/Γ(a + 1) · Σ xⁿ / ((a + 1)…(a + n)). */
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * PRECISION; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * poissonTerm(shape, x);
}

/** Q by the continued fraction of Legendre, evaluated after Lentz (Press et al. 2007, §6.2). */
function upperFraction(shape: number, x: number): number {
  const front = poissonTerm(shape, x);
  if (front === 0) return 0;
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; ; n += 1) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (a * d + b || TINY);
    c = b + a / c || TINY;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < SETTLED) return shape * front * value;
  }
}

/** The lower (1) or upper (−1) tail as a normal one with its first correction, for very large shapes. */
function uniformTail(shape: number, x: number, side: 1 | -1): number {
  const z = Math.sign(x - shape) * Math.sqrt(2 * devianceTerm(shape, x));
  const eta = z / Math.sqrt(shape);
  const correction = -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + eta / 2835)));
  return normalCdf(side * z) - (side * normalPdf(z) * correction) / Math.sqrt(shape);
}

/** Q = 1 − (1 + s)(1 + e) for a and x below 1, where P may be so near 1 that 1 − P would lose all digits. */
function upperOfSmall(shape: number, x: number): number {
  let coefficient = shape;
  let sum = 0;
  let term = 1;
  for (let n = 1; Math.abs(term) > PRECISION * Math.abs(sum); n += 1) {
    coefficient *= -x / n;
    term = coefficient / (shape + n);
    sum += term;
  }
  const excess = Math.expm1(shape * Math.log(x) - logGamma(shape + 1));
  return -(sum + excess + sum * excess);
}
