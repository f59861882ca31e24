import { positive } from './parameters';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const EULER_GAMMA = 0.5772156649015329;
/** From here on Stirling's series is exact to machine precision. */
const STIRLING_FROM = 10;
/** (ζ(k) − 1)·zᵏ/k falls like 4⁻ᵏ for |z| ≤ ½: thirty terms are beyond double precision. */
const ZETA_MINUS_ONE = Array.from({ length: 29 }, (_, index) => zetaMinusOne(index + 2));
/** B₂ⱼ / (2j(2j − 1)), the coefficients of Stirling's series. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
] as const;

/**
 * Logarithm of the gamma function. Relative error near machine precision, also around its zeros at 1 and 2: a series in
 * ζ(k) − 1 on [½, 2½], the recurrence up to 10, Stirling's series above (Abramowitz & Stegun 1964, 6.1.33 and 6.1.41).
 *
 * @param x Positive.
 * @throws {RangeError} when x is not positive and finite.
 * @example logGamma(0.5); // 0.5723649429247001, that is log √π
 */
export function logGamma(x: number): number {
  positive('x', x);
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  if (x < 0.5) return logGammaOnePlus(x) - Math.log(x);
  let product = 1;
  let rest = x;
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  const nearTwo = rest >= 1.5 ? logGammaTwoPlus(rest - 2) : logGammaOnePlus(rest - 1);
  return product === 1 ? nearTwo : Math.log(product) + nearTwo;
}

/**
 * What Stirling's formula misses: log Γ(x + 1) − (x + ½) log x + x − ½ log 2π. Densities of Poisson and binomial form
 * built with it lose no digits for large parameters (Loader 2000).
 *
 * @param x Positive.
 * @throws {RangeError} when x is not positive and finite.
 * @example stirlingError(10); // 0.00833056343336287
 */
export function stirlingError(x: number): number {
  positive('x', x);
  if (x >= STIRLING_FROM) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

/**
 * Deviance term x·log(x/m) + m − x without cancellation for x near m (Loader 2000).
 *
 * @param x Positive.
 * @param m Positive.
 * @example devianceTerm(10, 10); // 0
 */
export function devianceTerm(x: number, m: number): number {
  const gap = x - m;
  if (Math.abs(gap) >= 0.1 * (x + m)) return x * Math.log(x / m) - gap;
  const v = gap / (x + m);
  let sum = gap * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return next;
    sum = next;
  }
}

function stirlingSeries(x: number): number {
  const inverseSquare = 1 / (x * x);
  let sum = 0;
  for (let index = STIRLING.length - 1; index >= 0; index -= 1) {
    sum = sum * inverseSquare + (STIRLING[index] ?? 0);
  }
  return sum / x;
}

/** log Γ(1 + z), |z| ≤ ½. */
function logGammaOnePlus(z: number): number {
  return logGammaTwoPlus(z) - Math.log1p(z);
}

/** log Γ(2 + z), |z| ≤ ½. */
function logGammaTwoPlus(z: number): number {
  let sum = 0;
  for (let index = ZETA_MINUS_ONE.length - 1; index >= 0; index -= 1) {
    sum = (ZETA_MINUS_ONE[index] ?? 0) / (index + 2) - z * sum;
  }
  return z * (1 - EULER_GAMMA + z * sum);
}

/** Σ n⁻ᵏ from n = 2, by the Euler–Maclaurin formula after a hundred terms. */
function zetaMinusOne(k: number): number {
  const n = 100;
  const last = n ** -k;
  let sum = (last * n) / (k - 1) + last / 2 + (k * last) / (12 * n);
  sum -= (k * (k + 1) * (k + 2) * last) / (720 * n ** 3);
  sum += (k * (k + 1) * (k + 2) * (k + 3) * (k + 4) * last) / (30_240 * n ** 5);
  for (let term = n - 1; term >= 2; term -= 1) sum += term ** -k;
  return sum;
}
