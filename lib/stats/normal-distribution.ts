const SQRT_HALF = Math.SQRT1_2;
const INVERSE_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);
const INVERSE_SQRT_PI = 1 / Math.sqrt(Math.PI);

/** Borders of the three ranges on which the rational functions below were fitted. */
const SMALL_LIMIT = 0.46875;
const LARGE_LIMIT = 4;

// Rational Chebyshev coefficients for erf and erfc, after W. J. Cody; see docs/method.md, "Normal distribution".
const SMALL_NUMERATOR = [
  1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2,
  3.20937758913846947e3,
];
const SMALL_DENOMINATOR = [
  1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3,
];
const MIDDLE_NUMERATOR = [
  2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
  2.98635138197400131e2, 8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3,
  1.23033935479799725e3,
];
const MIDDLE_DENOMINATOR = [
  1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
  3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
];
const LARGE_NUMERATOR = [
  1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
  1.60837851487422766e-2, 6.58749161529837803e-4,
];
const LARGE_DENOMINATOR = [
  1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2,
  2.33520497626869185e-3,
];

/**
 * Standard normal distribution function, P(Z ≤ z), with a relative error near machine precision also far in the tails.
 *
 * @param z Any number; ±Infinity give 1 and 0.
 * @example normalCdf(1.959963984540054); // 0.975
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z) * SQRT_HALF;
  if (x <= SMALL_LIMIT) return 0.5 + 0.5 * erfNearZero(z * SQRT_HALF);
  const tail = 0.5 * erfcOfPositive(x);
  return z < 0 ? tail : 1 - tail;
}

/**
 * Standard normal density.
 *
 * @example normalPdf(0); // 0.3989422804014327
 */
export function normalPdf(z: number): number {
  return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * z * z);
}

function erfNearZero(x: number): number {
  const square = x * x;
  return (x * polynomial(SMALL_NUMERATOR, square)) / polynomial(SMALL_DENOMINATOR, square);
}

function erfcOfPositive(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x <= LARGE_LIMIT) {
    return (Math.exp(-x * x) * polynomial(MIDDLE_NUMERATOR, x)) / polynomial(MIDDLE_DENOMINATOR, x);
  }
  const inverseSquare = 1 / (x * x);
  const correction =
    (inverseSquare * polynomial(LARGE_NUMERATOR, inverseSquare)) /
    polynomial(LARGE_DENOMINATOR, inverseSquare);
  return (Math.exp(-x * x) * (INVERSE_SQRT_PI - correction)) / x;
}

/** Horner's rule, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
