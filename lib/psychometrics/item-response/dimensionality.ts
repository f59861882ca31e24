import { covarianceMatrix } from '@/lib/stats/covariance';
import { eigenvalues } from '@/lib/stats/symmetric-matrix';
import { at } from './at';
import { completeResponses } from './complete-responses';
import type { ResponseMatrix } from './response-matrix';

export type Dimensionality =
  | Readonly<{
      status: 'estimated';
      /** Of the correlation matrix of the items, descending; they sum to the number of items. */
      eigenvalues: readonly number[];
      /** First over second. */
      ratio: number;
      people: number;
    }>
  | Readonly<{ status: 'none'; reason: 'tooFewItems' | 'tooFewPeople' | 'noVariance' }>;

/**
 * How far one dimension dominates: the eigenvalues of the Pearson correlations of the item scores among complete cases.
 * Pearson's r of few categories is lower than that of the traits behind them, so the ratio errs on the strict side.
 *
 * @see Reise & Waller 2009.
 * @example
 * const bank = [{ a: 1.5, b: [-1] }, { a: 1, b: [-0.3] }, { a: 2, b: [0.2] }, { a: 1.2, b: [0.9] }];
 * const people = responseMatrix(simulateResponses(bank, { people: 500, seed: 1 }).responses);
 * dimensionality(people); // eigenvalues [1.7690…, 0.8302…, 0.7720…, 0.6286…], ratio 2.1309…
 */
export function dimensionality(responses: ResponseMatrix): Dimensionality {
  const { items } = responses;
  if (items < 2) return { status: 'none', reason: 'tooFewItems' };
  const complete = completeResponses(responses);
  if (complete.people <= items) return { status: 'none', reason: 'tooFewPeople' };
  const matrix = covarianceMatrix(Float64Array.from(complete.answers), items);
  const spread = Array.from({ length: items }, (_, item) => Math.sqrt(at(matrix, item * items + item)));
  if (spread.some((sd) => !(sd > 0))) return { status: 'none', reason: 'noVariance' };
  const correlations = matrix.map(
    (value, index) => value / ((spread[Math.floor(index / items)] ?? 1) * (spread[index % items] ?? 1)),
  );
  const values = eigenvalues(correlations, items);
  // The matrix may be singular: its smallest eigenvalue can be rounding, the second of two items among them.
  const second = Math.max(at(values, 1), Number.EPSILON);
  return {
    status: 'estimated',
    eigenvalues: [...values],
    ratio: at(values, 0) / second,
    people: complete.people,
  };
}
