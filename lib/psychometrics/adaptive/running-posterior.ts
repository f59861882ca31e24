import { PsychometricsError } from '../errors';
import { at, indexAt } from '../item-response/at';
import type { AdaptiveBank } from './adaptive-bank';

/** Posterior distribution of one person's trait, brought up to date answer by answer. */
export type RunningPosterior = Readonly<{
  /** Multiplies by the likelihood of an answer. @throws {PsychometricsError} OUT_OF_RANGE for no such category. */
  update: (item: number, category: number) => void;
  /** Its mean, the EAP estimate; before the first answer that of the population, 0. */
  mean: () => number;
  sd: () => number;
  /** Expected standard deviation after one more item: the root of the mean variance over its possible answers. */
  expectedSd: (item: number) => number;
}>;

/** Below this the product of likelihoods may have lost nodes: the logarithms take over. */
const SAFE_TOTAL = 1e-200;

/** Starts from the population: standard normal. */
export function runningPosterior(bank: AdaptiveBank): RunningPosterior {
  const { grid, offsets, categories, likelihood } = bank.prepared;
  const weights = grid.prior.slice();
  const rows: number[] = [];
  let mean = 0;
  let sd = 1;
  const take = (total: number, first: number, second: number) => {
    mean = first / total;
    sd = Math.sqrt(Math.max(0, second / total - mean * mean));
  };
  return {
    update: (item, category) => {
      requireCategory(bank, item, category);
      const row = indexAt(offsets, item) + category * weights.length;
      rows.push(row);
      const { nodes } = grid;
      let total = 0;
      let first = 0;
      let second = 0;
      for (let node = 0; node < weights.length; node += 1) {
        const theta = at(nodes, node);
        const weight = at(weights, node) * at(likelihood, row + node);
        const moment = weight * theta;
        weights[node] = weight;
        total += weight;
        first += moment;
        second += moment * theta;
      }
      if (total > SAFE_TOTAL) take(total, first, second);
      else take(...recomputed(bank, rows, weights));
    },
    mean: () => mean,
    sd: () => sd,
    expectedSd: (item) => {
      const rowOf = (category: number) => indexAt(offsets, item) + category * weights.length;
      const count = indexAt(categories, item);
      return Math.sqrt(
        expectedVariance(
          bank,
          weights,
          Array.from({ length: count }, (_, c) => rowOf(c)),
        ),
      );
    },
  };
}

function requireCategory({ prepared }: AdaptiveBank, item: number, category: number): void {
  const count = prepared.categories[item];
  if (count === undefined) throw new PsychometricsError('OUT_OF_RANGE', `the bank has no item ${item}`);
  if (!(Number.isInteger(category) && category >= 0 && category < count))
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `item ${item} has the categories 0–${count - 1}, got ${category}`,
    );
}

/** Refills the weights through logarithms, up to a factor. @returns Sum, first and second moment. */
function recomputed(
  { prepared }: AdaptiveBank,
  rows: readonly number[],
  weights: Float64Array,
): [number, number, number] {
  const { grid, logLikelihood } = prepared;
  const logs = grid.prior.map((prior, node) =>
    rows.reduce((sum, row) => sum + at(logLikelihood, row + node), Math.log(prior)),
  );
  const largest = logs.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  let total = 0;
  let first = 0;
  let second = 0;
  logs.forEach((log, node) => {
    const weight = Math.exp(log - largest);
    const theta = at(grid.nodes, node);
    weights[node] = weight;
    total += weight;
    first += weight * theta;
    second += weight * theta * theta;
  });
  return [total, first, second];
}

/** Σ P(x) Var(θ | x) over the answers x = Σ second moment − Σ (first moment of x)² / P(x). */
function expectedVariance(
  { prepared, peaks }: AdaptiveBank,
  weights: Float64Array,
  rows: readonly number[],
): number {
  const { nodes } = prepared.grid;
  let total = 0;
  let second = 0;
  let explained = 0;
  for (const row of rows) {
    const peak = at(peaks, row / nodes.length);
    let sum = 0;
    let first = 0;
    for (let node = 0; node < nodes.length; node += 1) {
      const theta = at(nodes, node);
      const joint = at(weights, node) * at(prepared.likelihood, row + node) * peak;
      sum += joint;
      first += joint * theta;
      second += joint * theta * theta;
    }
    total += sum;
    if (sum > 0) explained += (first * first) / sum;
  }
  return Math.max(0, (second - explained) / total);
}
