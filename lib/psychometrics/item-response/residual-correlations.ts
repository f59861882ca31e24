import { covarianceMatrix } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { at } from './at';
import { completeResponses } from './complete-responses';
import { expectation, itemTable, slopeInterceptsOf } from './estimation/model-tables';
import { requireBank, type GradedItem } from './graded-response-model';
import type { ResponseMatrix } from './response-matrix';
import { GRID_NODES, thetaGrid } from './theta-grid';

export type ResidualCorrelations =
  | Readonly<{
      status: 'estimated';
      /** Observed minus expected correlation of items i < j. */
      pairs: readonly Readonly<{ items: readonly [number, number]; residual: number }>[];
      /** Largest absolute residual. */
      largest: number;
      /** Standardised root mean square residual. */
      srmsr: number;
      /** People with complete answers, on whom the observed correlations rest. */
      people: number;
    }>
  | Readonly<{ status: 'none'; reason: 'tooFewPeople' | 'noVariance' }>;

/**
 * Correlations of item scores that the model leaves unexplained: Pearson's r among complete cases minus the r that the
 * bank implies for N(0, 1). A pair far above 0 shares more than the trait.
 *
 * @throws {PsychometricsError} as requireBank; WRONG_SHAPE when bank and answers differ in their items.
 * @see Maydeu-Olivares 2013.
 * @example
 * const bank = [{ a: 1.5, b: [-1] }, { a: 1, b: [-0.3] }, { a: 2, b: [0.2] }, { a: 1.2, b: [0.9] }];
 * const people = responseMatrix(simulateResponses(bank, { people: 500, seed: 1 }).responses);
 * residualCorrelations(bank, people); // largest 0.05913…, srmsr 0.04322…
 */
export function residualCorrelations(
  bank: readonly GradedItem[],
  responses: ResponseMatrix,
): ResidualCorrelations {
  requireBank(bank);
  if (bank.length !== responses.items || bank.length < 2)
    throw new PsychometricsError('WRONG_SHAPE', `${bank.length} items and ${responses.items} columns`);
  const complete = completeResponses(responses);
  if (complete.people < 2) return { status: 'none', reason: 'tooFewPeople' };
  const observed = covarianceMatrix(Float64Array.from(complete.answers), bank.length);
  if (bank.some((_, item) => !(at(observed, item * bank.length + item) > 0)))
    return { status: 'none', reason: 'noVariance' };
  const expected = impliedCovariances(bank);
  const pairs = bank.flatMap((_, i) =>
    bank.slice(i + 1).map((_, offset) => {
      const j = i + 1 + offset;
      const residual =
        correlationIn(observed, bank.length, i, j) - correlationIn(expected, bank.length, i, j);
      return { items: [i, j] as const, residual };
    }),
  );
  return {
    status: 'estimated',
    pairs,
    largest: Math.max(...pairs.map(({ residual }) => Math.abs(residual))),
    srmsr: Math.sqrt(pairs.reduce((sum, { residual }) => sum + residual ** 2, 0) / pairs.length),
    people: complete.people,
  };
}

function impliedCovariances(bank: readonly GradedItem[]): Float64Array {
  const grid = thetaGrid(GRID_NODES);
  const tables = bank.map((item) => itemTable(slopeInterceptsOf(item), grid));
  const means = tables.map(({ score }) => expectation(grid, score));
  const covariances = new Float64Array(bank.length ** 2);
  tables.forEach((first, i) => {
    tables.forEach((second, j) => {
      const moment = i === j ? expectation(grid, first.square) : expectation(grid, first.score, second.score);
      covariances[i * bank.length + j] = moment - (means[i] ?? 0) * (means[j] ?? 0);
    });
  });
  return covariances;
}

function correlationIn(covariances: Float64Array, size: number, i: number, j: number): number {
  const spread = at(covariances, i * size + i) * at(covariances, j * size + j);
  return at(covariances, i * size + j) / Math.sqrt(spread);
}
