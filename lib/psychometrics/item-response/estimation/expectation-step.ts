import { at, indexAt } from '../at';
import type { ResponsePatterns } from './response-patterns';
import type { ThetaGrid } from '../theta-grid';

/**
 * Parameters of all items in one array, item by item: slope a, then the intercepts d_1 > … > d_k, where
 * P*(k) = 1 / (1 + exp(−(a θ + d_k))) and b_k = −d_k / a.
 */
export type ItemParameters = Float64Array;

/** Work space of the expectation step for one set of patterns on one grid; made once, reused in every cycle. */
export type ExpectationSpace = Readonly<{
  patterns: ResponsePatterns;
  grid: ThetaGrid;
  /** Where the parameters of each item begin. */
  parameterOffsets: readonly number[];
  /** P(category | node), item by item, category by category; one more row of ones per item for "missing". */
  probabilities: Float64Array;
  /** Where the rows of each item begin, in `probabilities` and in `expected`. */
  rowOffsets: readonly number[];
  /** Expected number of people by category and node, laid out as `probabilities`. */
  expected: Float64Array;
  /** The same for joint answers of blocks; the last row is one of ones, for padding. */
  blockLikelihood: Float64Array;
  blockExpected: Float64Array;
  /** Where the rows of each block begin. */
  blockOffsets: readonly number[];
  /** Row of `blockLikelihood` of every block of every pattern, padded to {@link STRIDE}. */
  rows: Int32Array;
  rowsPerPattern: number;
}>;

/** Rows handled in one pass over the nodes. */
const STRIDE = 3;
/** A pattern less likely than this anywhere is beyond double precision. */
const SMALLEST_TOTAL = 1e-290;

/** Lays out the work space. */
export function expectationSpace(patterns: ResponsePatterns, grid: ThetaGrid): ExpectationSpace {
  const width = grid.nodes.length;
  const { categories, blocks, counts, states } = patterns;
  const rowOffsets = offsetsOf(categories.map((count) => (count + 1) * width));
  const blockOffsets = offsetsOf(blocks.map((block) => block.states * width));
  const blockLength = blocks.reduce((sum, block) => sum + block.states * width, 0);
  const rowsPerPattern = Math.ceil(blocks.length / STRIDE) * STRIDE;
  const rows = new Int32Array(counts.length * rowsPerPattern).fill(blockLength);
  for (let pattern = 0; pattern < counts.length; pattern += 1) {
    blockOffsets.forEach((offset, block) => {
      const state = indexAt(states, pattern * blocks.length + block);
      rows[pattern * rowsPerPattern + block] = offset + state * width;
    });
  }
  const length = categories.reduce((sum, count) => sum + (count + 1) * width, 0);
  return {
    patterns,
    grid,
    parameterOffsets: offsetsOf(categories),
    probabilities: new Float64Array(length).fill(1),
    rowOffsets,
    expected: new Float64Array(length),
    blockLikelihood: new Float64Array(blockLength + width).fill(1),
    blockExpected: new Float64Array(blockLength + width),
    blockOffsets,
    rows,
    rowsPerPattern,
  };
}

/**
 * Expectation step: fills `expected` with the number of people expected at each node by answer, given the parameters.
 *
 * @returns Marginal log-likelihood at these parameters, Σ n_p log Σ_q π_q Π P(x | q); −∞, with counts that mean nothing,
 *   when a pattern has no likelihood left in double precision.
 */
export function expectationStep(space: ExpectationSpace, parameters: ItemParameters): number {
  fillProbabilities(space, parameters);
  fillBlocks(space);
  const logLikelihood = addPatterns(space);
  splitBlocks(space);
  return logLikelihood;
}

function fillProbabilities(space: ExpectationSpace, parameters: ItemParameters): void {
  const { nodes } = space.grid;
  const width = nodes.length;
  const { probabilities } = space;
  space.patterns.categories.forEach((count, item) => {
    const from = space.parameterOffsets[item] ?? 0;
    const row = space.rowOffsets[item] ?? 0;
    const slope = at(parameters, from);
    const odds = Float64Array.from({ length: count - 1 }, (_, k) => Math.exp(-at(parameters, from + 1 + k)));
    for (let node = 0; node < width; node += 1) {
      const turned = Math.exp(-slope * at(nodes, node));
      // (1 − P*) is e P*, where e = exp(−(a θ + d)): no digits are lost in either tail.
      let reached = 1;
      let before = 0;
      for (let k = 0; k < count - 1; k += 1) {
        const ratio = turned * at(odds, k);
        const above = 1 / (1 + ratio);
        // P*(k) − P*(k+1) = P*(k) (1 − P*(k+1)) (1 − e_k / e_{k+1}).
        const share = k === 0 ? 1 : 1 - before / ratio;
        probabilities[row + k * width + node] = reached * ratio * above * share;
        reached = above;
        before = ratio;
      }
      probabilities[row + (count - 1) * width + node] = reached;
    }
  });
}

/** Rows of a block are products of rows of its items, the last item changing fastest. */
function fillBlocks({
  patterns,
  blockOffsets,
  rowOffsets,
  probabilities,
  blockLikelihood,
  grid,
}: ExpectationSpace): void {
  const width = grid.nodes.length;
  patterns.blocks.forEach(({ items, states }, block) => {
    const from = blockOffsets[block] ?? 0;
    blockLikelihood.fill(1, from, from + states * width);
    let repeat = states;
    for (const item of items) {
      const answers = (patterns.categories[item] ?? 0) + 1;
      repeat /= answers;
      for (let state = 0; state < states; state += 1) {
        const source = (rowOffsets[item] ?? 0) + (Math.floor(state / repeat) % answers) * width;
        const target = from + state * width;
        for (let node = 0; node < width; node += 1) {
          blockLikelihood[target + node] =
            at(blockLikelihood, target + node) * at(probabilities, source + node);
        }
      }
    }
  });
}

function addPatterns(space: ExpectationSpace): number {
  const { counts } = space.patterns;
  const { rows, rowsPerPattern } = space;
  const posterior = new Float64Array(space.grid.nodes.length);
  space.blockExpected.fill(0);
  let logLikelihood = 0;
  for (let pattern = 0; pattern < counts.length; pattern += 1) {
    const first = pattern * rowsPerPattern;
    const count = indexAt(counts, pattern);
    posterior.set(space.grid.prior);
    const total = multiplyRows(space.blockLikelihood, rows, first, first + rowsPerPattern, posterior);
    if (!(total > SMALLEST_TOTAL)) return Number.NEGATIVE_INFINITY;
    logLikelihood += count * Math.log(total);
    addRows(space.blockExpected, rows, first, first + rowsPerPattern, posterior, count / total);
  }
  return logLikelihood;
}

function multiplyRows(
  table: Float64Array,
  rows: Int32Array,
  first: number,
  end: number,
  posterior: Float64Array,
): number {
  const width = posterior.length;
  let total = 0;
  for (let i = first; i < end; i += STRIDE) {
    const row0 = indexAt(rows, i);
    const row1 = indexAt(rows, i + 1);
    const row2 = indexAt(rows, i + 2);
    total = 0;
    for (let node = 0; node < width; node += 1) {
      const pair = at(table, row0 + node) * at(table, row1 + node);
      const value = at(posterior, node) * at(table, row2 + node) * pair;
      posterior[node] = value;
      total += value;
    }
  }
  return total;
}

function addRows(
  table: Float64Array,
  rows: Int32Array,
  first: number,
  end: number,
  posterior: Float64Array,
  factor: number,
): void {
  const width = posterior.length;
  for (let i = first; i < end; i += STRIDE) {
    const row0 = indexAt(rows, i);
    const row1 = indexAt(rows, i + 1);
    const row2 = indexAt(rows, i + 2);
    for (let node = 0; node < width; node += 1) {
      const share = at(posterior, node) * factor;
      table[row0 + node] = at(table, row0 + node) + share;
      table[row1 + node] = at(table, row1 + node) + share;
      table[row2 + node] = at(table, row2 + node) + share;
    }
  }
}

/** Sums the joint counts of blocks into counts of their items. */
function splitBlocks({
  patterns,
  blockOffsets,
  rowOffsets,
  blockExpected,
  expected,
  grid,
}: ExpectationSpace): void {
  const width = grid.nodes.length;
  expected.fill(0);
  patterns.blocks.forEach(({ items, states }, block) => {
    let repeat = states;
    for (const item of items) {
      const answers = (patterns.categories[item] ?? 0) + 1;
      repeat /= answers;
      for (let state = 0; state < states; state += 1) {
        const source = (blockOffsets[block] ?? 0) + state * width;
        const target = (rowOffsets[item] ?? 0) + (Math.floor(state / repeat) % answers) * width;
        for (let node = 0; node < width; node += 1) {
          expected[target + node] = at(expected, target + node) + at(blockExpected, source + node);
        }
      }
    }
  });
}

function offsetsOf(sizes: readonly number[]): readonly number[] {
  let total = 0;
  return sizes.map((size) => {
    const offset = total;
    total += size;
    return offset;
  });
}
