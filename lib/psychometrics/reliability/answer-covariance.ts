import { isGap, requireAnswerMatrix, requireScaleItems } from './answer-matrix';
import type { AnswerMatrix, ScaleItems } from './answer-matrix';
import { BLOCK_ROWS, packedProducts, type PackedProducts } from './packed-products';

export type ScaleCovariance = Readonly<{
  /** People who answered every statement of the scale. */
  people: number;
  /** Means of the keyed items in points; null without people. */
  means: Float64Array | null;
  /** Of the keyed items, row-major, n − 1; null under two people. */
  covariance: Float64Array | null;
}>;

const FEWEST_PEOPLE = 2;

/**
 * Means and covariances of the keyed items of one scale over its complete cases, in one exact pass over bytes: the same
 * as `covarianceMatrix` on the keyed answers, for many people at once.
 *
 * @throws {PsychometricsError} WRONG_SHAPE for a matrix that is no whole number of rows, or columns outside it;
 *   OUT_OF_RANGE for a format outside 1–127 and for an answer outside the format.
 */
export function answerCovariance(matrix: AnswerMatrix, scale: ScaleItems): ScaleCovariance {
  requireAnswerMatrix(matrix);
  requireScaleItems(matrix, scale);
  const items = scale.columns.length;
  const { people, products } = crossProducts(matrix, scale);
  if (people === 0) return { people, means: null, covariance: null };
  const { min, max } = matrix.format;
  const side = items + 1;
  // The last column is all ones, so its products are the sums.
  const sums = Float64Array.from({ length: items }, (_, i) => at(products, i * side + items));
  const means = sums.map((sum, i) => (scale.reversed[i] === true ? max - sum / people : min + sum / people));
  if (people < FEWEST_PEOPLE) return { people, means, covariance: null };
  const covariance = new Float64Array(items * items);
  for (let i = 0; i < items; i += 1) {
    for (let j = 0; j < items; j += 1) {
      const sign = scale.reversed[i] === scale.reversed[j] ? 1 : -1;
      // Whole numbers until the last step: no cancellation.
      const central = people * at(products, i * side + j) - at(sums, i) * at(sums, j);
      covariance[i * items + j] = (sign * central) / (people * (people - 1));
    }
  }
  return { people, means, covariance };
}

function crossProducts(matrix: AnswerMatrix, { columns }: ScaleItems) {
  const { answers, width, format } = matrix;
  const items = columns.length;
  const products = packedProducts(items + 1, format.max - format.min);
  products.cells.fill(1, items * products.stride, items * products.stride + BLOCK_ROWS);
  const all = answers.length / width;
  let people = 0;
  for (let first = 0; first < all; first += BLOCK_ROWS) {
    const rows = Math.min(BLOCK_ROWS, all - first);
    const complete = copyBlock(matrix, columns, first, products)
      ? rows
      : copyComplete(matrix, columns, first, products);
    if (complete > 0) products.addBlock(complete);
    people += complete;
  }
  return { people, products: products.totals() };
}

/** Column by column; false, with the copy of no use, when an answer of the block is open or outside the format. */
function copyBlock(
  { answers, width, format: { min, max } }: AnswerMatrix,
  columns: readonly number[],
  first: number,
  { cells, stride }: PackedProducts,
): boolean {
  const end = Math.min(answers.length, (first + BLOCK_ROWS) * width);
  // The sign bit is set as soon as one value leaves the format: no branch per answer.
  let outside = 0;
  for (let i = 0; i < columns.length; i += 1) {
    let cell = i * stride;
    for (let from = first * width + (columns[i] ?? 0); from < end; from += width) {
      const value = (answers[from] ?? 0) - min;
      outside |= value | (max - min - value);
      cells[cell] = value;
      cell += 1;
    }
  }
  return outside >= 0;
}

/** Row by row, only the complete ones. @returns How many. */
function copyComplete(
  matrix: AnswerMatrix,
  columns: readonly number[],
  first: number,
  { cells, stride }: PackedProducts,
): number {
  const { answers, width, format } = matrix;
  const end = Math.min(answers.length, (first + BLOCK_ROWS) * width);
  let rows = 0;
  for (let start = first * width; start < end; start += width) {
    const gaps = columns.some((column) => isGap(matrix, start + column));
    if (gaps) continue;
    columns.forEach((column, i) => {
      cells[i * stride + rows] = (answers[start + column] ?? 0) - format.min;
    });
    rows += 1;
  }
  return rows;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
