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

/**
 * Pairs of forward columns, then pairs of reversed ones, then what is left of each: two answers at a time without a
 * sign to look up.
 */
type Layout = Readonly<{
  columns: Int32Array;
  forwardEnd: number;
  reversedEnd: number;
  /** 1 or −1 for each column. */
  signs: Int32Array;
}>;

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
  const { order, layout } = layoutOf(scale);
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

function layoutOf({ columns, reversed }: ScaleItems): Readonly<{ order: readonly number[]; layout: Layout }> {
  const isReversed = (position: number) => reversed[position] === true;
  const positions = columns.map((_, position) => position);
  const [forward, backward] = [positions.filter((i) => !isReversed(i)), positions.filter(isReversed)];
  const forwardEnd = forward.length - (forward.length % 2);
  const pairs = backward.length - (backward.length % 2);
  const order = [
    ...forward.slice(0, forwardEnd),
    ...backward.slice(0, pairs),
    ...forward.slice(forwardEnd),
    ...backward.slice(pairs),
  ];
  return {
    order,
    layout: {
      columns: Int32Array.from(order, (position) => columns[position] ?? 0),
      forwardEnd,
      reversedEnd: forwardEnd + pairs,
      signs: Int32Array.from(order, (position) => (isReversed(position) ? -1 : 1)),
    },
  };
}

function findComplete(
  matrix: AnswerMatrix,
  { columns, forwardEnd, reversedEnd, signs }: Layout,
  { starts, totals }: Block,
): number {
  const { answers, width, format } = matrix;
  const { min, max } = format;
  let rows = 0;
  for (let start = 0; start < answers.length; start += width) {
    let total = 0;
    // The sign bit is set as soon as one value leaves the format: no branch per answer.
    let outside = 0;
    for (let i = 0; i < forwardEnd; i += 2) {
      const x0 = byteAt(answers, start + columnAt(columns, i));
      const x1 = byteAt(answers, start + columnAt(columns, i + 1));
      total += x0 + x1;
      outside |= (x0 - min) | (max - x0) | (x1 - min) | (max - x1);
    }
    for (let i = forwardEnd; i < reversedEnd; i += 2) {
      const x0 = byteAt(answers, start + columnAt(columns, i));
      const x1 = byteAt(answers, start + columnAt(columns, i + 1));
      total -= x0 + x1;
      outside |= (x0 - min) | (max - x0) | (x1 - min) | (max - x1);
    }
    for (let i = reversedEnd; i < columns.length; i += 1) {
      const value = byteAt(answers, start + columnAt(columns, i));
      total += columnAt(signs, i) * value;
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

/** Four columns at a time: their sums stay in registers. What the last four lack is counted twice and dropped. */
function addColumns(
  answers: Uint8Array,
  width: number,
  columns: Int32Array,
  totals: Float64Array,
  sums: Sums,
): void {
  const last = columns.length - 1;
  for (let i = 0; i <= last; i += 4) {
    const first = columnAt(columns, i);
    const to1 = columnAt(columns, Math.min(i + 1, last)) - first;
    const to2 = columnAt(columns, Math.min(i + 2, last)) - first;
    const to3 = columnAt(columns, Math.min(i + 3, last)) - first;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    let [q0, q1, q2, q3] = [0, 0, 0, 0];
    let [c0, c1, c2, c3] = [0, 0, 0, 0];
    let row = 0;
    for (let cell = first; cell < answers.length; cell += width) {
      const total = at(totals, row);
      row += 1;
      const x0 = byteAt(answers, cell);
      const x1 = byteAt(answers, cell + to1);
      const x2 = byteAt(answers, cell + to2);
      const x3 = byteAt(answers, cell + to3);
      s0 += x0;
      s1 += x1;
      s2 += x2;
      s3 += x3;
      q0 += x0 * x0;
      q1 += x1 * x1;
      q2 += x2 * x2;
      q3 += x3 * x3;
      c0 += x0 * total;
      c1 += x1 * total;
      c2 += x2 * total;
      c3 += x3 * total;
    }
    addTo(sums, i, s0, q0, c0);
    // Writes beyond the end of a typed array are dropped.
    addTo(sums, i + 1, s1, q1, c1);
    addTo(sums, i + 2, s2, q2, c2);
    addTo(sums, i + 3, s3, q3, c3);
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
  { signs }: Layout,
  order: readonly number[],
  people: number,
): ItemTotalMoments {
  const pairs = people * (people - 1);
  const variances = new Float64Array(order.length);
  const covariances = new Float64Array(order.length);
  const total = items.reduce((sum, item, i) => sum + columnAt(signs, i) * item, 0);
  order.forEach((position, i) => {
    // Whole numbers until the division: no cancellation.
    const sum = at(items, i);
    variances[position] = (people * at(squares, i) - sum * sum) / pairs;
    covariances[position] = (columnAt(signs, i) * (people * at(withTotal, i) - sum * total)) / pairs;
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
