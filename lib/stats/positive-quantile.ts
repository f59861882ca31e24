/** The two tails of a distribution on the positive numbers and its density. */
export type PositiveDistribution = Readonly<{
  lower: (x: number) => number;
  upper: (x: number) => number;
  density: (x: number) => number;
}>;

/** Both tails of the wanted quantile; the smaller one is the one that is met. */
export type Tails = Readonly<{ lower: number; upper: number }>;

const MAX_STEPS = 400;
/** A change of log x below this is rounding. */
const ENOUGH = 1e-15;
/** No step goes further than this many powers of e. */
const WIDEST = 8;

/**
 * The x with P(X ≤ x) = p, by Newton steps for the logarithm of the smaller tail in log x, inside a shrinking bracket:
 * both logarithms are nearly straight there, also far out.
 *
 * @param tails p and 1 − p, both above 0.
 * @param start Any positive number; nearer is faster.
 * @example positiveQuantile(exponential, { lower: 0.5, upper: 0.5 }, 1); // log 2
 */
export function positiveQuantile(distribution: PositiveDistribution, tails: Tails, start: number): number {
  const isLow = tails.lower <= tails.upper;
  const wanted = isLow ? tails.lower : tails.upper;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let u = Math.log(start);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const x = Math.exp(u);
    const share = (isLow ? distribution.lower(x) : distribution.upper(x)) / wanted;
    if (share === 1) return x;
    const isBelow = isLow === share < 1;
    if (isBelow) low = u;
    else high = u;
    const slope = (distribution.density(x) * x) / (share * wanted);
    const newton = (isLow ? -1 : 1) * (Math.log(share) / slope);
    const next = safeStep({ u, newton, isBelow, low, high });
    if (Math.abs(next - u) <= ENOUGH * Math.max(1, Math.abs(u))) {
      // The last step in x itself: exp(u) alone would carry the rounding of u.
      return Number.isFinite(newton) ? x * (1 + newton) : x;
    }
    u = next;
  }
  return Math.exp(u);
}

function safeStep(at: { u: number; newton: number; isBelow: boolean; low: number; high: number }): number {
  const { u, newton, isBelow, low, high } = at;
  const points = isBelow ? newton > 0 : newton < 0;
  const limited = points && Math.abs(newton) <= WIDEST ? newton : isBelow ? WIDEST : -WIDEST;
  const next = u + limited;
  if (next > low && next < high) return next;
  return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : next;
}
