import { isGap, requireAnswerMatrix, requireScaleItems } from './answer-matrix';
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

/** Forward columns first, then the reversed ones: no sign to look up for each answer. */
type Layout = Readonly<{ columns: Int32Array; firstReversed: number }>;

/** Sums over people, in the order of the layout. */
type Sums = Readonly<{ items: Float64Array; squares: Float64Array; withTotal: Float64Array }>;

/** The complete rows of a block: where each begins, and its forward answers minus its reversed ones. */
type Block = Readonly<{ starts: Int32Array; totals: Float64Array }>;

/**
 * What alpha, item-rest correlations and alpha if deleted need, in one exact pass over bytes whose cost is linear in
 * the items: the same as `itemTotalMoments` of `answerCovariance`, for long scales and many people.
 *
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 */
export function answerMoments(matrix: AnswerMatrix, scale: ScaleItems): ScaleMoments {
  requireAnswerMatrix(matrix);
  requireScaleItems(matrix, scale);
  const items = scale.columns.length;
  const positions = scale.columns.map((_, position) => position);
  const isReversed = (position: number) => scale.reversed[position] === true;
  const order = [...positions.filter((i) => !isReversed(i)), ...positions.filter(isReversed)];
  const layout: Layout = {
    columns: Int32Array.from(order, (position) => scale.columns[position] ?? 0),
    firstReversed: scale.reversed.filter((reversed) => !reversed).length,
  };
  const sums: Sums = {
    items: new Float64Array(items),
    squares: new Float64Array(items),
    withTotal: new Float64Array(items),
  };
  const block: Block = { starts: new Int32Array(BLOCK_ROWS), totals: new Float64Array(BLOCK_ROWS) };
  let people = 0;
  const blockLength = BLOCK_ROWS * matrix.width;
  for (let from = 0; from < matrix.answers.length; from += blockLength) {
    const answers = matrix.answers.subarray(from, from + blockLength);
    const rows = findComplete({ ...matrix, answers }, layout, block);
    const isWhole = rows * matrix.width === answers.length;
    const complete = isWhole ? answers : withoutGaps(answers, matrix.width, block, rows);
    addColumns(complete, matrix.width, layout.columns, block.totals, sums);
    people += rows;
  }
  return { people, moments: people < FEWEST_PEOPLE ? null : momentsOf(sums, layout, order, people) };
}

function findComplete(
  matrix: AnswerMatrix,
  { columns, firstReversed }: Layout,
  { starts, totals }: Block,
): number {
  const { answers, width, format } = matrix;
  const { min, max } = format;
  let rows = 0;
  for (let start = 0; start < answers.length; start += width) {
    let total = 0;
    // The sign bit is set as soon as one value leaves the format: no branch per answer.
    let outside = 0;
    for (let i = 0; i < firstReversed; i += 1) {
      const value = byteAt(answers, start + columnAt(columns, i));
      total += value;
      outside |= (value - min) | (max - value);
    }
    for (let i = firstReversed; i < columns.length; i += 1) {
      const value = byteAt(answers, start + columnAt(columns, i));
      total -= value;
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

function withoutGaps(answers: Uint8Array, width: number, { starts }: Block, rows: number): Uint8Array {
  const complete = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const start = columnAt(starts, row);
    complete.set(answers.subarray(start, start + width), row * width);
  }
  return complete;
}

/** Two columns at a time: their sums stay in registers. */
function addColumns(
  answers: Uint8Array,
  width: number,
  columns: Int32Array,
  totals: Float64Array,
  sums: Sums,
): void {
  const last = columns.length - 1;
  for (let i = 0; i <= last; i += 2) {
    const first = columnAt(columns, i);
    const toSecond = columnAt(columns, Math.min(i + 1, last)) - first;
    let sum0 = 0;
    let sum1 = 0;
    let squares0 = 0;
    let squares1 = 0;
    let cross0 = 0;
    let cross1 = 0;
    let row = 0;
    for (let cell = first; cell < answers.length; cell += width) {
      const total = at(totals, row);
      row += 1;
      const x0 = byteAt(answers, cell);
      const x1 = byteAt(answers, cell + toSecond);
      sum0 += x0;
      sum1 += x1;
      squares0 += x0 * x0;
      squares1 += x1 * x1;
      cross0 += x0 * total;
      cross1 += x1 * total;
    }
    addTo(sums, i, sum0, squares0, cross0);
    if (i < last) addTo(sums, i + 1, sum1, squares1, cross1);
  }
}

function addTo(sums: Sums, i: number, sum: number, square: number, cross: number): void {
  sums.items[i] = at(sums.items, i) + sum;
  sums.squares[i] = at(sums.squares, i) + square;
  sums.withTotal[i] = at(sums.withTotal, i) + cross;
}

/** Back in the order of the scale. Mirroring an item turns its sign, and its constant has no variance. */
function momentsOf(
  { items, squares, withTotal }: Sums,
  { firstReversed }: Layout,
  order: readonly number[],
  people: number,
): ItemTotalMoments {
  const pairs = people * (people - 1);
  const variances = new Float64Array(order.length);
  const covariances = new Float64Array(order.length);
  const signs = order.map((_, i) => (i < firstReversed ? 1 : -1));
  const total = signs.reduce((sum, sign, i) => sum + sign * at(items, i), 0);
  order.forEach((position, i) => {
    // Whole numbers until the division: no cancellation.
    const sum = at(items, i);
    variances[position] = (people * at(squares, i) - sum * sum) / pairs;
    covariances[position] = ((signs[i] ?? 1) * (people * at(withTotal, i) - sum * total)) / pairs;
  });
  return {
    variances,
    withTotal: covariances,
    totalVariance: covariances.reduce((sum, value) => sum + value, 0),
  };
}

// One reader for each kind of array: one function for several kinds is several times slower.

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

function byteAt(values: Uint8Array, index: number): number {
  return values[index] ?? 0;
}

function columnAt(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}
