import { normalPdf } from '@/lib/stats/normal-distribution';
import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';
import { requireBank, uncheckedItemInformation, type GradedItem } from './graded-response-model';

/** Simpson's rule on [−8, 8]: the integrand is smooth, so this many steps give every digit. */
const STEPS = 1600;
const LIMIT = 8;

/**
 * Fisher information of a test about θ: the sum over its items, in 1 / SD². The standard error of a maximum likelihood
 * estimate there is its inverse square root.
 *
 * @throws {PsychometricsError} as requireBank; NOT_FINITE for theta.
 * @example testInformation([{ a: 2, b: [0] }, { a: 1, b: [0] }], 0); // 1.25
 */
export function testInformation(bank: readonly GradedItem[], theta: number): number {
  requireBank(bank);
  if (!Number.isFinite(theta))
    throw new PsychometricsError('NOT_FINITE', `theta must be finite, got ${theta}`);
  return uncheckedTestInformation(bank, theta);
}

/**
 * Marginal reliability of trait estimates expected from a bank, ∫ I(θ) / (I(θ) + 1) φ(θ) dθ, in [0, 1).
 *
 * @throws {PsychometricsError} as requireBank.
 * @see Green, Bock, Humphreys, Linn & Reckase 1984.
 * @example marginalReliability([{ a: 2, b: [0] }]); // 0.3501…
 */
export function marginalReliability(bank: readonly GradedItem[]): number {
  requireBank(bank);
  const width = (2 * LIMIT) / STEPS;
  let sum = 0;
  for (let step = 0; step <= STEPS; step += 1) {
    const theta = -LIMIT + step * width;
    const isEnd = step === 0 || step === STEPS;
    const weight = (isEnd ? 1 : 2 + 2 * (step % 2)) * normalPdf(theta);
    const information = uncheckedTestInformation(bank, theta);
    sum += (weight * information) / (information + 1);
  }
  return (sum * width) / 3;
}

/**
 * Reliability of EAP estimates in a sample, var(θ̂) / (var(θ̂) + mean(SE²)) with the variance over n − 1.
 *
 * @param estimates Means and standard deviations of the posteriors.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE for a negative standard error.
 * @see Bechger, Maris, Verstralen & Béguin 2003.
 * @example empiricalReliability([{ theta: -1, se: 0.5 }, { theta: 1, se: 0.5 }]); // value 2 / 2.25 = 0.8889
 */
export function empiricalReliability(
  estimates: readonly Readonly<{ theta: number; se: number }>[],
): Estimate<'tooFewPeople' | 'noVariance'> {
  for (const { theta, se } of estimates) {
    if (!Number.isFinite(theta) || !Number.isFinite(se))
      throw new PsychometricsError('NOT_FINITE', 'estimates must be finite');
    if (se < 0) throw new PsychometricsError('OUT_OF_RANGE', `se must be ≥ 0, got ${se}`);
  }
  const n = estimates.length;
  if (n < 2) return undefinedBecause('tooFewPeople');
  const mean = estimates.reduce((sum, { theta }) => sum + theta, 0) / n;
  const between = estimates.reduce((sum, { theta }) => sum + (theta - mean) ** 2, 0) / (n - 1);
  if (!(between > 0)) return undefinedBecause('noVariance');
  const within = estimates.reduce((sum, { se }) => sum + se * se, 0) / n;
  return estimated(between / (between + within));
}

function uncheckedTestInformation(bank: readonly GradedItem[], theta: number): number {
  return bank.reduce((sum, item) => sum + uncheckedItemInformation(item, theta), 0);
}
