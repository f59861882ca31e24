import { probability } from './parameters';

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

// Rational coefficients for the quantile, Wichura (1988): centre, tail and far tail.
const CENTRE_NUMERATOR = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const CENTRE_DENOMINATOR = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const TAIL_NUMERATOR = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const TAIL_DENOMINATOR = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const FAR_NUMERATOR = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_DENOMINATOR = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
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

/**
 * log Φ(z), exact also where Φ(z) itself would be 0 or 1.
 *
 * @param z Any number; ±Infinity give −Infinity and 0.
 * @example normalLogCdf(-40); // -804.6084420137538
 */
export function normalLogCdf(z: number): number {
  if (z > 0) return Math.log1p(-normalCdf(-z));
  const x = -z * SQRT_HALF;
  if (x <= SMALL_LIMIT) return Math.log(normalCdf(z));
  return x === Number.POSITIVE_INFINITY ? -x : Math.log(0.5 * scaledErfc(x)) - 0.5 * z * z;
}

/**
 * Standard normal quantile, the z with Φ(z) = p; algorithm AS 241 (Wichura 1988), relative error near 1e-16.
 *
 * @param p From 0 to 1; the ends give ±Infinity.
 * @throws {RangeError} outside 0–1 and for NaN.
 * @example normalQuantile(0.975); // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  probability('p', p);
  const fromMiddle = p - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) {
    const r = 0.180625 - fromMiddle * fromMiddle;
    return (fromMiddle * polynomial(CENTRE_NUMERATOR, r)) / polynomial(CENTRE_DENOMINATOR, r);
  }
  const r = Math.sqrt(-Math.log(fromMiddle < 0 ? p : 1 - p));
  if (r === Number.POSITIVE_INFINITY) return fromMiddle < 0 ? -r : r;
  const size =
    r <= 5
      ? polynomial(TAIL_NUMERATOR, r - 1.6) / polynomial(TAIL_DENOMINATOR, r - 1.6)
      : polynomial(FAR_NUMERATOR, r - 5) / polynomial(FAR_DENOMINATOR, r - 5);
  return fromMiddle < 0 ? -size : size;
}

function erfNearZero(x: number): number {
  const square = x * x;
  return (x * polynomial(SMALL_NUMERATOR, square)) / polynomial(SMALL_DENOMINATOR, square);
}

function erfcOfPositive(x: number): number {
  return x === Number.POSITIVE_INFINITY ? 0 : Math.exp(-x * x) * scaledErfc(x);
}

/** e^(x²)·erfc(x) above SMALL_LIMIT: what is left when the exponential is taken out. */
function scaledErfc(x: number): number {
  if (x <= LARGE_LIMIT) return polynomial(MIDDLE_NUMERATOR, x) / polynomial(MIDDLE_DENOMINATOR, x);
  const inverseSquare = 1 / (x * x);
  const correction =
    (inverseSquare * polynomial(LARGE_NUMERATOR, inverseSquare)) /
    polynomial(LARGE_DENOMINATOR, inverseSquare);
  return (INVERSE_SQRT_PI - correction) / x;
}

/** Horner's rule, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
