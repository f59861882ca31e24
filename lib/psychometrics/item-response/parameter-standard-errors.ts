import { invertPositiveDefinite } from '@/lib/stats/symmetric-matrix';
import { PsychometricsError } from '../errors';
import { at } from './at';
import { expectationSpace, expectationStep, type ItemParameters } from './estimation/expectation-step';
import { marginalGradient } from './estimation/maximization-step';
import { slopeInterceptsOf } from './estimation/model-tables';
import { poolPatterns } from './estimation/response-patterns';
import { requireBank, type GradedItem } from './graded-response-model';
import { categoryCounts, type ResponseMatrix } from './response-matrix';
import { thetaGridFor } from './theta-grid';

export type ItemStandardErrors = Readonly<{
  a: number;
  /** Of the thresholds, by the delta method. */
  b: readonly number[];
  /** Of the intercepts d = −a b. */
  d: readonly number[];
}>;

export type ParameterStandardErrors =
  | Readonly<{ status: 'estimated'; items: readonly ItemStandardErrors[] }>
  | Readonly<{ status: 'none'; reason: 'notAtMaximum' }>;

/** Step of the central differences; the gradient is smooth, its error is of the order of the square. */
const STEP = 1e-4;

/**
 * Standard errors of maximum likelihood parameters from the observed information: minus the second derivatives of the
 * marginal log-likelihood, by central differences of its exact gradient. Costs two expectation steps per parameter.
 *
 * @param bank Parameters at the maximum for these answers.
 * @param onProgress Called after every parameter with the share done, 0–1.
 * @returns `notAtMaximum` when the information is not positive definite there.
 * @throws {PsychometricsError} as requireBank; WRONG_SHAPE when bank and answers differ in their items or categories.
 * @see Louis 1982; Oakes 1999.
 * @example
 * const bank = [{ a: 1.5, b: [-1] }, { a: 1, b: [-0.3] }, { a: 2, b: [0.2] }, { a: 1.2, b: [0.9] }];
 * const people = responseMatrix(simulateResponses(bank, { people: 500, seed: 1 }).responses);
 * const calibration = calibrate(people);
 * if (calibration.status === 'estimated')
 *   parameterStandardErrors(calibration.items, people); // of item 0: a 0.4049…, b [0.1108…]
 */
export function parameterStandardErrors(
  bank: readonly GradedItem[],
  responses: ResponseMatrix,
  onProgress?: (share: number) => void,
): ParameterStandardErrors {
  requireBank(bank);
  requireSameCategories(bank, responses);
  const categories = bank.map(({ b }) => b.length + 1);
  const space = expectationSpace(poolPatterns(responses, categories), thetaGridFor(bank.length));
  const point = Float64Array.from(
    bank.map(slopeInterceptsOf).flatMap(({ slope, intercepts }) => [slope, ...intercepts]),
  );
  const gradientAt = (parameters: ItemParameters) => {
    expectationStep(space, parameters);
    return marginalGradient(space, parameters);
  };
  const covariance = invertPositiveDefinite(information(point, gradientAt, onProgress), point.length);
  if (covariance === null) return { status: 'none', reason: 'notAtMaximum' };
  const items = bank.map((item, index) =>
    errorsOfItem(item, space.parameterOffsets[index] ?? 0, covariance, point.length),
  );
  return { status: 'estimated', items };
}

function information(
  point: ItemParameters,
  gradientAt: (parameters: ItemParameters) => Float64Array,
  onProgress?: (share: number) => void,
): Float64Array {
  const size = point.length;
  const rows = Array.from(point, (value, index) => {
    const moved = (by: number) => point.map((own, i) => (i === index ? value + by : own));
    const above = gradientAt(moved(STEP));
    const below = gradientAt(moved(-STEP));
    onProgress?.((index + 1) / size);
    return above.map((gradient, i) => (at(below, i) - gradient) / (2 * STEP));
  });
  // Differences are symmetric only up to rounding.
  const element = (i: number, j: number) => rows[i]?.[j] ?? 0;
  return Float64Array.from({ length: size * size }, (_, index) => {
    const i = Math.floor(index / size);
    const j = index % size;
    return (element(i, j) + element(j, i)) / 2;
  });
}

function errorsOfItem(
  { a, b }: GradedItem,
  from: number,
  covariance: Float64Array,
  size: number,
): ItemStandardErrors {
  const element = (i: number, j: number) => at(covariance, (from + i) * size + from + j);
  return {
    a: Math.sqrt(element(0, 0)),
    // b = −d / a: ∂b/∂d = −1 / a and ∂b/∂a = −b / a.
    b: b.map((threshold, k) => {
      const variance =
        element(k + 1, k + 1) + 2 * threshold * element(0, k + 1) + threshold ** 2 * element(0, 0);
      return Math.sqrt(Math.max(0, variance)) / a;
    }),
    d: b.map((_, k) => Math.sqrt(element(k + 1, k + 1))),
  };
}

function requireSameCategories(bank: readonly GradedItem[], responses: ResponseMatrix): void {
  const counts = categoryCounts(responses);
  const isSame =
    counts.length === bank.length &&
    counts.every(({ length }, item) => length <= (bank[item]?.b.length ?? 0) + 1);
  if (!isSame) throw new PsychometricsError('WRONG_SHAPE', 'bank and answers differ in items or categories');
}
