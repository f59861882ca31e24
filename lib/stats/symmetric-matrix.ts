/** A pivot below this share of its diagonal element is rounding: the matrix has no full rank. */
const RANK_TOLERANCE = 1e-13;
const MAX_TURNS = 60;

/**
 * Lower Cholesky factor L of a symmetric matrix, A = LLᵀ.
 *
 * @param matrix Row by row, size × size; only the lower triangle is read.
 * @returns L row by row, zeros above the diagonal; null when the matrix is not positive definite.
 * @throws {RangeError} when the matrix has another length or a value that is not finite.
 * @example cholesky(Float64Array.of(4, 2, 2, 5), 2); // [2, 0, 1, 2]
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  requireSquare(matrix, size);
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = at(matrix, i * size + j);
      for (let k = 0; k < j; k += 1) sum -= at(factor, i * size + k) * at(factor, j * size + k);
      if (j < i) {
        factor[i * size + j] = sum / at(factor, j * size + j);
        continue;
      }
      if (!(sum > RANK_TOLERANCE * at(matrix, i * size + i))) return null;
      factor[i * size + i] = Math.sqrt(sum);
    }
  }
  return factor;
}

/**
 * The x with LLᵀx = b.
 *
 * @param factor From `cholesky`.
 * @param vector b, `size` numbers.
 * @throws {RangeError} when a length differs.
 * @example solveCholesky(Float64Array.of(2, 0, 1, 2), 2, [6, 7]); // [1, 1]
 */
export function solveCholesky(factor: Float64Array, size: number, vector: ArrayLike<number>): Float64Array {
  requireSquare(factor, size);
  if (vector.length !== size) throw new RangeError(`${vector.length} values for ${size} equations`);
  const x = Float64Array.from(vector);
  for (let i = 0; i < size; i += 1) {
    let sum = at(x, i);
    for (let k = 0; k < i; k += 1) sum -= at(factor, i * size + k) * at(x, k);
    x[i] = sum / at(factor, i * size + i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = at(x, i);
    for (let k = i + 1; k < size; k += 1) sum -= at(factor, k * size + i) * at(x, k);
    x[i] = sum / at(factor, i * size + i);
  }
  return x;
}

/**
 * Inverse of a symmetric positive definite matrix.
 *
 * @param matrix Row by row, size × size.
 * @returns The inverse, symmetric to the bit; null when the matrix is not positive definite.
 * @throws {RangeError} when the matrix has another length or a value that is not finite.
 * @example invertPositiveDefinite(Float64Array.of(2, 0, 0, 4), 2); // [0.5, 0, 0, 0.25]
 */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | null {
  const factor = cholesky(matrix, size);
  if (factor === null) return null;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    unit.fill(0);
    unit[column] = 1;
    const solved = solveCholesky(factor, size, unit);
    for (let row = column; row < size; row += 1) {
      inverse[row * size + column] = at(solved, row);
      inverse[column * size + row] = at(solved, row);
    }
  }
  return inverse;
}

/**
 * Eigenvalues of a symmetric matrix: Householder's tridiagonal form, then QL turns with implicit shifts
 * (Press et al. 2007, §11.3–11.4).
 *
 * @param matrix Row by row, size × size; only the lower triangle is read.
 * @returns `size` values, largest first.
 * @throws {RangeError} when the matrix has another length or a value that is not finite.
 * @example eigenvalues(Float64Array.of(2, 1, 1, 2), 2); // [3, 1]
 */
export function eigenvalues(matrix: Float64Array, size: number): Float64Array {
  requireSquare(matrix, size);
  const { diagonal, beside } = tridiagonal(Float64Array.from(matrix), size);
  for (let low = 0; low < size; low += 1) {
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      const split = firstSplit(diagonal, beside, low);
      if (split === low) break;
      turnBlock(diagonal, beside, low, split);
    }
  }
  return diagonal.sort((a, b) => b - a);
}

/** Overwrites the lower triangle of `a`. */
function tridiagonal(a: Float64Array, size: number) {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const product = new Float64Array(size);
  for (let i = size - 1; i >= 1; i -= 1) {
    const scale = scaleRow(a, i * size, i);
    let square = 0;
    for (let k = 0; k < i; k += 1) square += at(a, i * size + k) ** 2;
    const head = at(a, i * size + i - 1);
    const norm = Math.sqrt(square);
    if (square - head * head === 0) {
      beside[i] = head * scale;
      continue;
    }
    const g = head >= 0 ? -norm : norm;
    beside[i] = g * scale;
    reflect(a, size, i, { pivot: head - g, h: square - head * g, product });
  }
  for (let i = 0; i < size; i += 1) diagonal[i] = at(a, i * size + i);
  return { diagonal, beside };
}

/** Divides the first elements of a row by their sum: squares of very small ones would vanish. The sum, or 1 for zeros. */
function scaleRow(a: Float64Array, start: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += Math.abs(at(a, start + k));
  if (sum === 0) return 1;
  for (let k = 0; k < count; k += 1) a[start + k] = at(a, start + k) / sum;
  return sum;
}

/** A ← HAH on the leading i × i block, with the Householder vector in row i. */
function reflect(
  a: Float64Array,
  size: number,
  i: number,
  { pivot, h, product }: { pivot: number; h: number; product: Float64Array },
): void {
  a[i * size + i - 1] = pivot;
  let inner = 0;
  for (let j = 0; j < i; j += 1) {
    let sum = 0;
    for (let k = 0; k <= j; k += 1) sum += at(a, j * size + k) * at(a, i * size + k);
    for (let k = j + 1; k < i; k += 1) sum += at(a, k * size + j) * at(a, i * size + k);
    product[j] = sum / h;
    inner += (sum / h) * at(a, i * size + j);
  }
  const half = inner / (2 * h);
  for (let j = 0; j < i; j += 1) product[j] = at(product, j) - half * at(a, i * size + j);
  for (let j = 0; j < i; j += 1) {
    const f = at(a, i * size + j);
    const g = at(product, j);
    for (let k = 0; k <= j; k += 1) {
      a[j * size + k] = at(a, j * size + k) - (f * at(product, k) + g * at(a, i * size + k));
    }
  }
}

/** The first place at or after `low` where the next off-diagonal element is rounding. */
function firstSplit(diagonal: Float64Array, beside: Float64Array, low: number): number {
  let split = low;
  for (; split < diagonal.length - 1; split += 1) {
    const around = Math.abs(at(diagonal, split)) + Math.abs(at(diagonal, split + 1));
    if (Math.abs(at(beside, split + 1)) <= Number.EPSILON * around) break;
  }
  return split;
}

/** One implicit QL turn on rows low…high; beside[i] stands between i − 1 and i. */
function turnBlock(diagonal: Float64Array, beside: Float64Array, low: number, high: number): void {
  const edge = at(beside, low + 1);
  const ratio = (at(diagonal, low + 1) - at(diagonal, low)) / (2 * edge);
  const root = Math.hypot(ratio, 1);
  let g = at(diagonal, high) - at(diagonal, low) + edge / (ratio + (ratio >= 0 ? root : -root));
  let [sine, cosine, shift] = [1, 1, 0];
  for (let i = high - 1; i >= low; i -= 1) {
    const f = sine * at(beside, i + 1);
    const b = cosine * at(beside, i + 1);
    const r = Math.hypot(f, g);
    if (i + 2 <= high) beside[i + 2] = r;
    if (r === 0) {
      diagonal[i + 1] = at(diagonal, i + 1) - shift;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = at(diagonal, i + 1) - shift;
    const turned = (at(diagonal, i) - g) * sine + 2 * cosine * b;
    shift = sine * turned;
    diagonal[i + 1] = g + shift;
    g = cosine * turned - b;
  }
  diagonal[low] = at(diagonal, low) - shift;
  beside[low + 1] = g;
}

function requireSquare(matrix: Float64Array, size: number): void {
  if (!(Number.isInteger(size) && size >= 1 && matrix.length === size * size))
    throw new RangeError(`${matrix.length} values are no ${size} × ${size} matrix`);
  for (const value of matrix) {
    if (!Number.isFinite(value)) throw new RangeError('a matrix must hold finite numbers');
  }
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
