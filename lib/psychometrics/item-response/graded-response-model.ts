import { PsychometricsError } from '../errors';

/** Far beyond any scale, near enough that no logarithm of a probability overflows. */
const LARGEST = 1000;

/** An item with k + 1 ordered categories, numbered from 0. */
export type GradedItem = Readonly<{
  /** Discrimination, in (0, 1000], on the logistic metric (D = 1). */
  a: number;
  /** Thresholds in standard deviations of the trait, k ≥ 1 of them, strictly ascending inside [−1000, 1000]. */
  b: readonly number[];
}>;

/**
 * Probabilities of the categories in the graded response model,
 * P(k) = P*(k) − P*(k + 1) with P*(k) = 1 / (1 + exp(−a (θ − b_k))), P*(0) = 1 and P* = 0 above the last category.
 * Written as a product, so that a small probability keeps its digits in the far tails.
 *
 * @param theta Trait in standard deviations of the calibration population.
 * @returns One number per category, in (0, 1) up to underflow; they sum to 1.
 * @throws {PsychometricsError} as {@link requireBank}; NOT_FINITE for theta.
 * @see Samejima 1969.
 * @example categoryProbabilities({ a: 1, b: [0] }, 0); // [0.5, 0.5]
 */
export function categoryProbabilities(item: GradedItem, theta: number): readonly number[] {
  requireBank([item]);
  requireTheta(theta);
  return Array.from({ length: item.b.length + 1 }, (_, category) =>
    Math.exp(logCategoryProbability(item, category, theta)),
  );
}

/**
 * Fisher information of an item about θ, Σ_k (P*′(k) − P*′(k + 1))² / P(k) with P*′ = a P* (1 − P*).
 *
 * @returns ≥ 0, in 1 / SD²; for two categories a² P (1 − P).
 * @throws {PsychometricsError} as {@link requireBank}; NOT_FINITE for theta.
 * @see Samejima 1969.
 * @example itemInformation({ a: 2, b: [0] }, 0); // 1
 */
export function itemInformation(item: GradedItem, theta: number): number {
  requireBank([item]);
  requireTheta(theta);
  return uncheckedItemInformation(item, theta);
}

/** {@link itemInformation} of an item that {@link requireBank} has passed, for tables. */
export function uncheckedItemInformation({ a, b }: GradedItem, theta: number): number {
  // (P*′(k) − P*′(k+1)) / P(k) = a (1 − P*(k) − P*(k+1)), hence a² Σ P(k) (1 − P*(k) − P*(k+1))².
  let sum = 0;
  for (let category = 0; category <= b.length; category += 1) {
    const reached = category === 0 ? 1 : logistic(a * (theta - (b[category - 1] ?? 0)));
    const passed = category === b.length ? 0 : logistic(a * (theta - (b[category] ?? 0)));
    const middle = 1 - reached - passed;
    sum += Math.exp(logCategoryProbability({ a, b }, category, theta)) * middle * middle;
  }
  return a * a * sum;
}

/** Logarithm of {@link categoryProbabilities} for one category of a checked item; finite where the probability underflows. */
export function logCategoryProbability({ a, b }: GradedItem, category: number, theta: number): number {
  const lower = b[category - 1];
  const upper = b[category];
  let log = 0;
  if (lower !== undefined) log += logLogistic(a * (theta - lower));
  if (upper !== undefined) log += logLogistic(-a * (theta - upper));
  // σ(x) − σ(y) = σ(x) σ(−y) (1 − exp(−(x − y))), where x − y does not depend on θ.
  if (lower !== undefined && upper !== undefined) log += Math.log(-Math.expm1(-a * (upper - lower)));
  return log;
}

/**
 * Refuses a bank that is no graded response model.
 *
 * @throws {PsychometricsError} TOO_FEW without items or thresholds; NOT_FINITE; OUT_OF_RANGE when a ≤ 0, a parameter is
 *   beyond 1000 or the thresholds do not ascend.
 */
export function requireBank(bank: readonly GradedItem[]): void {
  if (bank.length === 0) throw new PsychometricsError('TOO_FEW', 'a bank needs an item');
  bank.forEach((item, index) => requireItem(item, `item ${index}`));
}

function requireItem({ a, b }: GradedItem, name: string): void {
  if (!Number.isFinite(a) || !b.every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', `${name} holds a parameter that is not finite`);
  if (!(a > 0 && a <= LARGEST))
    throw new PsychometricsError('OUT_OF_RANGE', `${name} requires a in (0, ${LARGEST}], got ${a}`);
  if (b.length === 0) throw new PsychometricsError('TOO_FEW', `${name} needs a threshold`);
  if (b.some((value) => Math.abs(value) > LARGEST))
    throw new PsychometricsError('OUT_OF_RANGE', `${name} requires thresholds in [−${LARGEST}, ${LARGEST}]`);
  // Times a, so that two thresholds apart by less than the smallest number count as one.
  if (b.some((value, k) => k > 0 && !(a * (value - (b[k - 1] ?? 0)) > 0)))
    throw new PsychometricsError('OUT_OF_RANGE', `${name} requires ascending thresholds`);
}

function requireTheta(theta: number): void {
  if (!Number.isFinite(theta))
    throw new PsychometricsError('NOT_FINITE', `theta must be finite, got ${theta}`);
}

/** 1 / (1 + e^(−x)). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function logLogistic(x: number): number {
  return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}
