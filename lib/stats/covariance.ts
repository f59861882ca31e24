import { mean } from './mean';

/**
 * Variance with n − 1.
 *
 * @param values Two or more finite numbers.
 * @throws {RangeError} for fewer than two values.
 * @example variance([1, 2, 6]); // 7
 */
export function variance(values: readonly number[]): number {
  return covariance(values, values);
}

/**
 * Standard deviation with n − 1.
 *
 * @param values Two or more finite numbers.
 * @throws {RangeError} for fewer than two values.
 * @example standardDeviation([1, 2, 6]); // 2.6457513110645907
 */
export function standardDeviation(values: readonly number[]): number {
  return Math.sqrt(variance(values));
}

/**
 * Covariance with n − 1.
 *
 * @param x Two or more finite numbers.
 * @param y As many.
 * @throws {RangeError} for fewer than two values or different lengths.
 * @example covariance([1, 2, 6], [2, 1, 6]); // 6.5
 */
export function covariance(x: readonly number[], y: readonly number[]): number {
  if (x.length !== y.length) throw new RangeError(`${x.length} values cannot pair with ${y.length}`);
  if (x.length < 2) throw new RangeError('a covariance requires at least two values');
  const meanX = mean(x);
  const meanY = mean(y);
  let sum = 0;
  for (const [index, value] of x.entries()) sum += (value - meanX) * ((y[index] ?? meanY) - meanY);
  return sum / (x.length - 1);
}

/**
 * Pearson's correlation.
 *
 * @param x Two or more finite numbers.
 * @param y As many.
 * @returns From −1 to 1, or null when one of them does not vary.
 * @throws {RangeError} for fewer than two values or different lengths.
 * @example correlation([1, 2, 6], [2, 1, 6]); // 0.9285714285714286
 */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  const together = covariance(x, y);
  if (isConstant(x) || isConstant(y)) return null;
  const r = together / (standardDeviation(x) * standardDeviation(y));
  return Number.isFinite(r) ? Math.min(1, Math.max(-1, r)) : null;
}

/** By the values, not by the variance: the mean of equal numbers may miss them by a rounding. */
function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/**
 * Covariance matrix with n − 1 of a complete table, four rows at a time.
 *
 * @param data Row by row, finite numbers.
 * @param columns How many values a row has.
 * @returns columns × columns, row by row, symmetric to the bit.
 * @throws {RangeError} for fewer than two rows or a length that is no multiple of the columns.
 * @example covarianceMatrix(Float64Array.of(1, 2, 2, 1, 6, 6), 2); // [7, 6.5, 6.5, 7]
 */
export function covarianceMatrix(data: Float64Array, columns: number): Float64Array {
  const rows = data.length / columns;
  if (!(Number.isInteger(columns) && Number.isInteger(rows) && columns >= 1 && rows >= 2))
    throw new RangeError(`${data.length} values are not two or more rows of ${columns}`);
  const sums = new Float64Array(columns * columns);
  const means = columnMeans(data, columns);
  // Four centred rows; what the last block lacks stays 0.
  const block = new Float64Array(4 * columns);
  for (let row = 0; row < rows; row += 4) {
    const filled = Math.min(4, rows - row) * columns;
    if (filled < block.length) block.fill(0);
    for (let index = 0; index < filled; index += 1) {
      block[index] = at(data, row * columns + index) - at(means, index % columns);
    }
    addProducts(sums, block, columns);
  }
  for (let i = 0; i < columns; i += 1) {
    for (let j = i; j < columns; j += 1) {
      const value = at(sums, i * columns + j) / (rows - 1);
      sums[i * columns + j] = value;
      sums[j * columns + i] = value;
    }
  }
  return sums;
}

/**
 * Mean of every column of a complete table.
 *
 * @param data Row by row, finite numbers.
 * @param columns How many values a row has; the length is a multiple of it.
 * @example columnMeans(Float64Array.of(1, 2, 2, 1, 6, 6), 2); // [3, 3]
 */
export function columnMeans(data: Float64Array, columns: number): Float64Array {
  const rows = data.length / columns;
  const means = new Float64Array(columns);
  for (let start = 0; start < data.length; start += columns) {
    for (let j = 0; j < columns; j += 1) means[j] = at(means, j) + at(data, start + j);
  }
  for (let j = 0; j < columns; j += 1) means[j] = at(means, j) / rows;
  return means;
}

/** The upper triangle only. */
function addProducts(sums: Float64Array, block: Float64Array, columns: number): void {
  for (let i = 0; i < columns; i += 1) {
    const a = at(block, i);
    const b = at(block, columns + i);
    const c = at(block, 2 * columns + i);
    const d = at(block, 3 * columns + i);
    const start = i * columns;
    for (let j = i; j < columns; j += 1) {
      sums[start + j] =
        at(sums, start + j) +
        (a * at(block, j) +
          b * at(block, columns + j) +
          c * at(block, 2 * columns + j) +
          d * at(block, 3 * columns + j));
    }
  }
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
