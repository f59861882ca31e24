import { PsychometricsError } from '../errors';
import { at, indexAt } from '../item-response/at';
import type { AdaptiveBank } from './adaptive-bank';

/** Below this the product of likelihoods may have lost nodes: the logarithms take over. */
const SAFE_TOTAL = 1e-200;

/** Posterior distribution of one person's trait, brought up to date answer by answer. */
export class RunningPosterior {
  readonly #bank: AdaptiveBank;
  readonly #weights: Float64Array;
  readonly #rows: number[] = [];
  #mean = 0;
  #sd = 1;

  /** Starts from the population: standard normal. */
  constructor(bank: AdaptiveBank) {
    this.#bank = bank;
    this.#weights = bank.prepared.grid.prior.slice();
  }

  /** The EAP estimate; before the first answer the mean of the population, 0. */
  get mean(): number {
    return this.#mean;
  }

  get sd(): number {
    return this.#sd;
  }

  /** Multiplies by the likelihood of an answer. @throws {PsychometricsError} OUT_OF_RANGE for no such item or category. */
  update(item: number, category: number): void {
    requireCategory(this.#bank, item, category);
    const { grid, offsets, likelihood } = this.#bank.prepared;
    const weights = this.#weights;
    const { nodes } = grid;
    const row = indexAt(offsets, item) + category * weights.length;
    this.#rows.push(row);
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
    if (total > SAFE_TOTAL) this.#take(total, first, second);
    else this.#take(...recomputed(this.#bank, this.#rows, weights));
  }

  /** Expected standard deviation after one more item: the root of the mean variance over its possible answers. */
  expectedSd(item: number): number {
    const { offsets, categories } = this.#bank.prepared;
    const from = indexAt(offsets, item);
    const rows = Array.from(
      { length: indexAt(categories, item) },
      (_, category) => from + category * this.#weights.length,
    );
    return Math.sqrt(expectedVariance(this.#bank, this.#weights, rows));
  }

  #take(total: number, first: number, second: number): void {
    this.#mean = first / total;
    this.#sd = Math.sqrt(Math.max(0, second / total - this.#mean * this.#mean));
  }
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
