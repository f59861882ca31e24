import { PsychometricsError } from '../errors';
import { at, indexAt } from './at';
import { logCategoryProbability, requireBank, type GradedItem } from './graded-response-model';
import { thetaGridFor, type ThetaGrid } from './theta-grid';

/** A bank with its tables; made once and reused for any number of people. */
export type PreparedBank = Readonly<{
  grid: ThetaGrid;
  /** Number of categories of each item. */
  categories: Int32Array;
  /** Where the tables of an item begin: its category c has the nodes from `offsets[item] + c × nodes.length`. */
  offsets: Int32Array;
  /** log P(category | node). */
  logLikelihood: Float64Array;
  /** P(category | node) as a share of its largest value over the nodes; one row of ones stands at the end. */
  likelihood: Float64Array;
  scratch: Scratch;
}>;

/** Room for one estimate at a time, overwritten by each: making it anew would cost more than the estimate. */
type Scratch = Readonly<{ rows: Int32Array; weights: Float64Array; theta: Float64Array; se: Float64Array }>;

/** Trait and its uncertainty, in standard deviations of the calibration population. */
export type TraitEstimate = Readonly<{
  /** Mean of the posterior distribution. */
  theta: number;
  /** Its standard deviation. */
  se: number;
}>;

export type TraitEstimates = Readonly<{
  theta: Float64Array;
  se: Float64Array;
  /** 1 = estimated, 0 = nothing answered (theta and se are 0 there). */
  scored: Uint8Array;
}>;

/** An answer that is missing in a matrix of answers. */
export const NO_RESPONSE = -1;

/** Rows multiplied in one pass over the nodes. */
const BLOCK = 5;
/** Below this the product of likelihoods may have lost nodes: the logarithms take over. */
const SAFE_TOTAL = 1e-200;

/**
 * Tables of a bank on a grid.
 *
 * @param grid 61 nodes, 121 for more than 40 items, unless given.
 * @throws {PsychometricsError} as requireBank.
 */
export function prepareBank(
  bank: readonly GradedItem[],
  grid: ThetaGrid = thetaGridFor(bank.length),
): PreparedBank {
  requireBank(bank);
  const width = grid.nodes.length;
  const categories = Int32Array.from(bank, ({ b }) => b.length + 1);
  const offsets = new Int32Array(bank.length);
  let length = 0;
  categories.forEach((count, item) => {
    offsets[item] = length;
    length += count * width;
  });
  const logLikelihood = new Float64Array(length);
  const likelihood = new Float64Array(length + width).fill(1);
  bank.forEach((item, index) => {
    for (let category = 0; category <= item.b.length; category += 1) {
      const from = indexAt(offsets, index) + category * width;
      const row = grid.nodes.map((theta) => logCategoryProbability(item, category, theta));
      const largest = row.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
      logLikelihood.set(row, from);
      likelihood.set(
        row.map((value) => Math.exp(value - largest)),
        from,
      );
    }
  });
  const scratch = {
    rows: new Int32Array(Math.ceil(bank.length / BLOCK) * BLOCK),
    weights: new Float64Array(width),
    theta: new Float64Array(1),
    se: new Float64Array(1),
  };
  return { grid, categories, offsets, logLikelihood, likelihood, scratch };
}

/**
 * Expected a posteriori estimate of the trait, θ̂ = Σ θ L(θ) π(θ) / Σ L(θ) π(θ), with the standard deviation of the
 * posterior; missing answers are left out of the likelihood.
 *
 * The estimate is drawn towards the mean of the population by its reliability. T = 50 + 10 θ̂ is therefore not on the
 * scale of a T made of sums of answers: the two are never mixed in one comparison or norm.
 *
 * @param responses One category or null per item, in the order of the bank.
 * @returns null when nothing was answered.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE for a category that the item does not have.
 * @see Bock & Mislevy 1982.
 * @example expectedAPosteriori(prepareBank([{ a: 1.7, b: [0] }]), [1]); // { theta: 0.5643…, se: 0.8255… }
 */
export function expectedAPosteriori(
  bank: PreparedBank,
  responses: readonly (number | null)[],
): TraitEstimate | null {
  const { offsets, scratch } = bank;
  if (responses.length !== offsets.length)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      `${offsets.length} answers are needed, got ${responses.length}`,
    );
  let answered = 0;
  for (let item = 0; item < responses.length; item += 1) {
    const category = responses[item] ?? null;
    if (category === null) continue;
    scratch.rows[answered] = rowOf(bank, item, category);
    answered += 1;
  }
  if (answered === 0) return null;
  estimateInto(bank, answered, scratch, 0);
  return { theta: at(scratch.theta, 0), se: at(scratch.se, 0) };
}

/**
 * {@link expectedAPosteriori} of many people at once.
 *
 * @param answers Categories person by person, {@link NO_RESPONSE} where missing.
 * @param columns Which column of a row answers each item, and how many columns a row has; the bank's own order unless given.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 */
export function expectedAPosterioriMatrix(
  bank: PreparedBank,
  answers: Int8Array | Int16Array,
  columns: Readonly<{ ofItem: Int32Array; width: number }> = ownColumns(bank),
): TraitEstimates {
  const people = requireMatrix(bank, answers.length, columns);
  const result = {
    theta: new Float64Array(people),
    se: new Float64Array(people),
    scored: new Uint8Array(people),
  };
  for (let person = 0; person < people; person += 1) {
    const answered = findRows(bank, answers, person * columns.width, columns.ofItem);
    if (answered === 0) continue;
    result.scored[person] = 1;
    estimateInto(bank, answered, result, person);
  }
  return result;
}

function ownColumns({ offsets }: PreparedBank): Readonly<{ ofItem: Int32Array; width: number }> {
  return { ofItem: Int32Array.from(offsets, (_, item) => item), width: offsets.length };
}

function requireMatrix(
  { offsets }: PreparedBank,
  length: number,
  { ofItem, width }: Readonly<{ ofItem: Int32Array; width: number }>,
): number {
  if (ofItem.length !== offsets.length || ofItem.some((column) => !(column >= 0 && column < width)))
    throw new PsychometricsError('WRONG_SHAPE', 'every item needs a column inside the row');
  if (!Number.isInteger(length / width))
    throw new PsychometricsError('WRONG_SHAPE', `${length} answers do not fill rows of ${width}`);
  return length / width;
}

/** Lists the table rows of the answered items in the scratch. @returns How many were answered. */
function findRows(
  bank: PreparedBank,
  answers: Int8Array | Int16Array,
  base: number,
  ofItem: Int32Array,
): number {
  const { rows } = bank.scratch;
  let answered = 0;
  for (let item = 0; item < ofItem.length; item += 1) {
    const category = answers[base + indexAt(ofItem, item)] ?? NO_RESPONSE;
    if (category === NO_RESPONSE) continue;
    rows[answered] = rowOf(bank, item, category);
    answered += 1;
  }
  return answered;
}

/** Where the table of a category begins. */
function rowOf({ offsets, categories, grid }: PreparedBank, item: number, category: number): number {
  const count = indexAt(categories, item);
  if (category >= 0 && category < count && Number.isInteger(category))
    return indexAt(offsets, item) + category * grid.nodes.length;
  throw new PsychometricsError(
    'OUT_OF_RANGE',
    `item ${item} has the categories 0–${count - 1}, got ${category}`,
  );
}

/** Estimates from the rows in the scratch. */
function estimateInto(
  bank: PreparedBank,
  answered: number,
  result: Pick<TraitEstimates, 'theta' | 'se'>,
  index: number,
): void {
  const { rows, weights } = bank.scratch;
  const ones = bank.likelihood.length - weights.length;
  for (let pad = answered; pad < rows.length; pad += 1) rows[pad] = ones;
  if (!(multiplyRows(bank, rows, answered, weights) > SAFE_TOTAL)) addLogRows(bank, rows, answered, weights);
  writeMoments(bank.grid, weights, result, index);
}

/** Posterior by products, without a logarithm or an exponential. @returns The sum of the weights. */
function multiplyRows(bank: PreparedBank, rows: Int32Array, answered: number, weights: Float64Array): number {
  const { grid, likelihood } = bank;
  const width = weights.length;
  weights.set(grid.prior);
  let total = 0;
  for (let block = 0; block < answered; block += BLOCK) {
    const row0 = indexAt(rows, block);
    const row1 = indexAt(rows, block + 1);
    const row2 = indexAt(rows, block + 2);
    const row3 = indexAt(rows, block + 3);
    const row4 = indexAt(rows, block + 4);
    total = 0;
    for (let node = 0; node < width; node += 1) {
      const left = at(likelihood, row0 + node) * at(likelihood, row1 + node);
      const right = at(likelihood, row2 + node) * at(likelihood, row3 + node);
      const value = at(weights, node) * at(likelihood, row4 + node) * left * right;
      weights[node] = value;
      total += value;
    }
  }
  return total;
}

/** The same by logarithms, for answers so unlikely together that the product underflows. */
function addLogRows(bank: PreparedBank, rows: Int32Array, answered: number, weights: Float64Array): void {
  const { grid, logLikelihood } = bank;
  for (let node = 0; node < weights.length; node += 1) {
    let sum = Math.log(at(grid.prior, node));
    for (let i = 0; i < answered; i += 1) sum += at(logLikelihood, indexAt(rows, i) + node);
    weights[node] = sum;
  }
  const largest = weights.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  for (let node = 0; node < weights.length; node += 1) weights[node] = Math.exp(at(weights, node) - largest);
}

function writeMoments(
  { nodes }: ThetaGrid,
  weights: Float64Array,
  result: Pick<TraitEstimates, 'theta' | 'se'>,
  person: number,
): void {
  let total = 0;
  let first = 0;
  let second = 0;
  for (let node = 0; node < weights.length; node += 1) {
    const weight = at(weights, node);
    const moment = weight * at(nodes, node);
    total += weight;
    first += moment;
    second += moment * at(nodes, node);
  }
  const mean = first / total;
  result.theta[person] = mean;
  result.se[person] = Math.sqrt(Math.max(0, second / total - mean * mean));
}
