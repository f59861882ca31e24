import { requireAnswerMatrix, requireScaleItems, isGap } from './answer-matrix';
import type { AnswerMatrix, ScaleItems } from './answer-matrix';
import type { ItemTotalMoments } from './item-total-moments';

export type ScaleMoments = Readonly<{
  /** People who answered every statement of the scale. */
  people: number;
  /** Of the keyed items over these people; null under two of them. */
  moments: ItemTotalMoments | null;
}>;

const BLOCK_ROWS = 256;
const FEWEST_PEOPLE = 2;

type Sums = Readonly<{ items: Float64Array; squares: Float64Array; withTotal: Float64Array }>;

/** The complete rows of a block: where each begins, and the sum of its keyed answers. */
type Block = Readonly<{ starts: Int32Array; totals: Int32Array }>;

/**
 * What alpha, item-rest correlations and alpha if deleted need, in one exact pass over bytes whose cost is linear in
 * the items: the same as `itemTotalMoments` of {@link answerCovariance}, for long scales and many people.
 *
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 */
export function answerMoments(matrix: AnswerMatrix, scale: ScaleItems): ScaleMoments {
  requireAnswerMatrix(matrix);
  requireScaleItems(matrix, scale);
  const items = scale.columns.length;
  const columns = Int32Array.from(scale.columns);
  const signs = Int32Array.from(scale.reversed, (isReversed) => (isReversed ? -1 : 1));
  const sums: Sums = {
    items: new Float64Array(items),
    squares: new Float64Array(items),
    withTotal: new Float64Array(items),
  };
  const block: Block = { starts: new Int32Array(BLOCK_ROWS), totals: new Int32Array(BLOCK_ROWS) };
  let people = 0;
  const blockLength = BLOCK_ROWS * matrix.width;
  for (let from = 0; from < matrix.answers.length; from += blockLength) {
    const rows = findComplete(matrix, { columns, signs }, from, block);
    addColumns(matrix.answers, columns, { block, rows }, sums);
    people += rows;
  }
  return { people, moments: people < FEWEST_PEOPLE ? null : momentsOf(sums, signs, people) };
}

function findComplete(
  matrix: AnswerMatrix,
  { columns, signs }: Readonly<{ columns: Int32Array; signs: Int32Array }>,
  from: number,
  { starts, totals }: Block,
): number {
  const { answers, width, format } = matrix;
  const { min, max } = format;
  const end = Math.min(answers.length, from + BLOCK_ROWS * width);
  let rows = 0;
  for (let start = from; start < end; start += width) {
    let total = 0;
    // The sign bit is set as soon as one value leaves the format: no branch per answer.
    let outside = 0;
    for (let i = 0; i < columns.length; i += 1) {
      const value = byteAt(answers, start + intAt(columns, i));
      total += intAt(signs, i) * value;
      outside |= (value - min) | (max - value);
    }
    if (outside < 0) {
      for (const column of columns) isGap(matrix, start + column);
      continue;
    }
    starts[rows] = start;
    totals[rows] = total;
    rows += 1;
  }
  return rows;
}

/** Two columns at a time: their sums stay in registers. */
function addColumns(
  answers: Uint8Array,
  columns: Int32Array,
  { block: { starts, totals }, rows }: Readonly<{ block: Block; rows: number }>,
  sums: Sums,
): void {
  const last = columns.length - 1;
  for (let i = 0; i <= last; i += 2) {
    const first = intAt(columns, i);
    const second = intAt(columns, Math.min(i + 1, last));
    let sum0 = 0;
    let sum1 = 0;
    let squares0 = 0;
    let squares1 = 0;
    let cross0 = 0;
    let cross1 = 0;
    for (let row = 0; row < rows; row += 1) {
      const start = intAt(starts, row);
      const total = intAt(totals, row);
      const x0 = byteAt(answers, start + first);
      const x1 = byteAt(answers, start + second);
      sum0 += x0;
      sum1 += x1;
      squares0 += x0 * x0;
      squares1 += x1 * x1;
      cross0 += x0 * total;
      cross1 += x1 * total;
    }
    addTo(sums, i, [sum0, squares0, cross0]);
    if (i < last) addTo(sums, i + 1, [sum1, squares1, cross1]);
  }
}

function addTo(sums: Sums, i: number, [sum, square, cross]: readonly [number, number, number]): void {
  sums.items[i] = (sums.items[i] ?? 0) + sum;
  sums.squares[i] = (sums.squares[i] ?? 0) + square;
  sums.withTotal[i] = (sums.withTotal[i] ?? 0) + cross;
}

/** Mirroring an item turns its sign, and its constant has no variance. */
function momentsOf({ items, squares, withTotal }: Sums, signs: Int32Array, people: number): ItemTotalMoments {
  const pairs = people * (people - 1);
  let total = 0;
  items.forEach((sum, i) => (total += intAt(signs, i) * sum));
  // Whole numbers until the division: no cancellation.
  const variances = items.map((sum, i) => (people * (squares[i] ?? 0) - sum * sum) / pairs);
  const covariances = items.map(
    (sum, i) => (intAt(signs, i) * (people * (withTotal[i] ?? 0) - sum * total)) / pairs,
  );
  return {
    variances,
    withTotal: covariances,
    totalVariance: covariances.reduce((sum, value) => sum + value, 0),
  };
}

// One reader for each kind of array: one function for several kinds is several times slower.

function byteAt(values: Uint8Array, index: number): number {
  return values[index] ?? 0;
}

function intAt(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}
