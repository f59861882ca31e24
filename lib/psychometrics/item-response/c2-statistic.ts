import { chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { noncentralityOf } from '@/lib/stats/noncentral-chi-square';
import { cholesky, solveCholesky } from '@/lib/stats/symmetric-matrix';
import { PsychometricsError } from '../errors';
import { at } from './at';
import { completeResponses } from './complete-responses';
import { limitedMoments, type LimitedMoments } from './estimation/limited-moments';
import { slopeInterceptsOf } from './estimation/model-tables';
import { requireBank, type GradedItem } from './graded-response-model';
import { categoryCounts, type ResponseMatrix } from './response-matrix';

export type ModelFit =
  | Readonly<{
      status: 'estimated';
      c2: number;
      df: number;
      /** Probability of a larger C2 under the model. */
      p: number;
      rmsea: number;
      rmseaCi90: readonly [low: number, high: number];
      /** Beside the model without a trait. */
      cfi: number;
      tli: number;
      /** People with complete answers. */
      people: number;
    }>
  | Readonly<{
      status: 'none';
      reason: 'noDegreesOfFreedom' | 'tooFewPeople' | 'emptyCategory' | 'singular';
    }>;

type Quadratic = Readonly<{ statistic: number; df: number }>;

/**
 * Limited-information goodness of fit C2: N eᵀ [Ξ⁻¹ − Ξ⁻¹Δ(ΔᵀΞ⁻¹Δ)⁻¹ΔᵀΞ⁻¹] e over the shares of the categories of each
 * item and the mean products of the scores of each pair, e observed minus expected among complete cases; χ² with as
 * many degrees of freedom as moments exceed parameters. RMSEA = √(max(0, C2 − df) / (df (N − 1))).
 *
 * @param bank Parameters estimated from the same people.
 * @throws {PsychometricsError} as requireBank; WRONG_SHAPE when bank and answers differ in their items or categories.
 * @see Cai & Monroe 2014; Maydeu-Olivares & Joe 2006; Browne & Cudeck 1993.
 * @example
 * const bank = [{ a: 1.5, b: [-1] }, { a: 1, b: [-0.3] }, { a: 2, b: [0.2] }, { a: 1.2, b: [0.9] }];
 * const people = responseMatrix(simulateResponses(bank, { people: 500, seed: 1 }).responses);
 * const calibration = calibrate(people);
 * if (calibration.status === 'estimated')
 *   c2Statistic(calibration.items, people); // c2 3.0807…, df 2, p 0.2142…, rmsea 0.0329…
 */
export function c2Statistic(bank: readonly GradedItem[], responses: ResponseMatrix): ModelFit {
  requireBank(bank);
  if (bank.length !== responses.items)
    throw new PsychometricsError('WRONG_SHAPE', `${bank.length} items and ${responses.items} columns`);
  const complete = completeResponses(responses);
  const { people } = complete;
  if (people < 2) return { status: 'none', reason: 'tooFewPeople' };
  const shares = categoryShares(bank, complete);
  if (shares.some((item) => item.some((share) => share === 0)))
    return { status: 'none', reason: 'emptyCategory' };
  const observed = observedMoments(bank, complete, shares);
  const model = quadraticForm(limitedMoments(bank.map(slopeInterceptsOf), 'withSlopes'), observed, people);
  const independent = shares.map((share) => ({ slope: 0, intercepts: cumulativeLogits(share) }));
  const none = quadraticForm(limitedMoments(independent, 'interceptsOnly'), observed, people);
  if (model === null || none === null) return { status: 'none', reason: 'singular' };
  if (model.df < 1) return { status: 'none', reason: 'noDegreesOfFreedom' };
  return { status: 'estimated', ...indices(model, none, people) };
}

function indices({ statistic, df }: Quadratic, none: Quadratic, people: number) {
  const excess = Math.max(0, statistic - df);
  const rmseaOf = (lambda: number) => Math.sqrt(lambda / (df * (people - 1)));
  const limit = (probability: number) => rmseaOf(noncentralityOf(Math.max(0, statistic), df, probability));
  return {
    c2: statistic,
    df,
    p: chiSquareUpper(Math.max(0, statistic), df),
    rmsea: rmseaOf(excess),
    rmseaCi90: [limit(UPPER), limit(LOWER)] as const,
    cfi: excess === 0 ? 1 : 1 - excess / Math.max(excess, none.statistic - none.df),
    tli: (none.statistic / none.df - statistic / df) / (none.statistic / none.df - 1),
    people,
  };
}

const LOWER = 0.05;
const UPPER = 0.95;

function quadraticForm(model: LimitedMoments, observed: Float64Array, people: number): Quadratic | null {
  const size = observed.length;
  const factor = cholesky(model.covariance, size);
  if (factor === null) return null;
  const error = observed.map((value, moment) => value - at(model.expected, moment));
  const weighted = solveCholesky(factor, size, error);
  const columns = model.derivatives.map((column) => ({
    column,
    weighted: solveCholesky(factor, size, column),
  }));
  const count = columns.length;
  const information = new Float64Array(count * count);
  columns.forEach((left, i) => {
    columns.forEach((right, j) => {
      information[i * count + j] = dot(left.column, right.weighted);
    });
  });
  const inner = cholesky(information, count);
  if (inner === null) return null;
  const projection = columns.map(({ column }) => dot(column, weighted));
  const explained = dot(Float64Array.from(projection), solveCholesky(inner, count, projection));
  return { statistic: people * (dot(error, weighted) - explained), df: size - count };
}

/** In the order of {@link limitedMoments}. */
function observedMoments(
  bank: readonly GradedItem[],
  { answers, people, items }: ResponseMatrix,
  shares: readonly (readonly number[])[],
): Float64Array {
  const products = bank.flatMap((_, i) =>
    bank.slice(i + 1).map((_, offset) => {
      let sum = 0;
      for (let base = 0; base < answers.length; base += items)
        sum += (answers[base + i] ?? 0) * (answers[base + i + 1 + offset] ?? 0);
      return sum / people;
    }),
  );
  return Float64Array.from([...shares.flatMap((share) => share.slice(1)), ...products]);
}

function categoryShares(
  bank: readonly GradedItem[],
  responses: ResponseMatrix,
): readonly (readonly number[])[] {
  const counts = categoryCounts(responses);
  return bank.map(({ b }, item) => {
    const own = counts[item] ?? [];
    if (own.length > b.length + 1)
      throw new PsychometricsError(
        'WRONG_SHAPE',
        `item ${item} has answers beyond its ${b.length + 1} categories`,
      );
    return Array.from({ length: b.length + 1 }, (_, k) => (own[k] ?? 0) / responses.people);
  });
}

function cumulativeLogits(shares: readonly number[]): readonly number[] {
  return shares.slice(1).map((_, k) => {
    const reached = shares.slice(k + 1).reduce((sum, share) => sum + share, 0);
    return Math.log(reached / (1 - reached));
  });
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i += 1) sum += at(left, i) * at(right, i);
  return sum;
}
