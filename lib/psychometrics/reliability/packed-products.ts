/** Rows worked on at once: what fits the fastest cache. One cell more per column keeps columns apart in it. */
export const BLOCK_ROWS = 64;
const STRIDE = BLOCK_ROWS + 1;
const TILE = 4;

/** Whole numbers below 2⁵³ are exact in a double: so many bits hold the fields of one. */
const EXACT_BITS = 52;
/** Up to this range a digit of a fourth of the bits holds the sum of a block: 64 · 11² < 2¹³. */
const NARROW_RANGE = 11;

/**
 * Sums of products of all pairs of columns of small whole numbers, several products to one multiplication: columns are
 * packed as digits of one large number, x · (a + b·2ʷ + c·2²ʷ + …) holds x·a, x·b, x·c side by side, and sums of such
 * numbers are unpacked before a digit overflows. Exact.
 *
 * Usage: write up to {@link BLOCK_ROWS} rows with {@link PackedProducts.set}, call `addBlock(rows)`, repeat, then read
 * `totals()`. Cells not set keep the value of the block before.
 */
export type PackedProducts = Readonly<{
  /** Cells of a block, column by column; the cell of a row is `column · stride + row`. */
  cells: Float64Array;
  stride: number;
  addBlock: (rows: number) => void;
  /** Row-major columns × columns, symmetric. */
  totals: () => Float64Array;
}>;

type Layout = Readonly<{
  columns: number;
  groups: number;
  fields: number;
  base: number;
  cells: Float64Array;
  packed: Float64Array;
  /** Packed sums of column × group. */
  sums: Float64Array;
}>;

/**
 * Prepares the sums for one matrix.
 *
 * @param columns Columns of the matrix, at least 1.
 * @param range Largest value of a cell, a whole number 1–127; the smallest is 0.
 */
export function packedProducts(columns: number, range: number): PackedProducts {
  const fields = range > NARROW_RANGE ? 2 : TILE;
  const base = 2 ** (EXACT_BITS / fields);
  const padded = Math.ceil(columns / TILE) * TILE;
  const groups = Math.ceil(columns / fields);
  const layout: Layout = {
    columns,
    groups,
    fields,
    base,
    cells: new Float64Array(padded * STRIDE),
    packed: new Float64Array(groups * STRIDE),
    sums: new Float64Array(padded * groups),
  };
  const products = new Float64Array(columns * columns);
  const limit = Math.floor((base - 1) / (range * range));
  let held = 0;
  const flush = () => {
    unpack(layout, products);
    held = 0;
  };
  return {
    cells: layout.cells,
    stride: STRIDE,
    addBlock: (rows) => {
      if (held + rows > limit) flush();
      pack(layout, rows);
      multiply(layout, rows);
      held += rows;
    },
    totals: () => {
      flush();
      return mirrored(products, columns);
    },
  };
}

function pack({ groups, fields, columns, base, cells, packed }: Layout, rows: number): void {
  for (let group = 0; group < groups; group += 1) {
    const first = group * fields;
    const start = group * STRIDE;
    for (let row = 0; row < rows; row += 1) packed[start + row] = at(cells, first * STRIDE + row);
    let unit = 1;
    for (let column = first + 1; column < Math.min(first + fields, columns); column += 1) {
      unit *= base;
      const from = column * STRIDE;
      for (let row = 0; row < rows; row += 1) {
        packed[start + row] = at(packed, start + row) + unit * at(cells, from + row);
      }
    }
  }
}

/** Only the groups that reach the column or lie behind it: the rest is the mirror image. */
function multiply({ columns, groups, fields, cells, packed, sums }: Layout, rows: number): void {
  for (let column = 0; column < columns; column += TILE) {
    const c0 = column * STRIDE;
    const c1 = c0 + STRIDE;
    const c2 = c1 + STRIDE;
    const c3 = c2 + STRIDE;
    for (let group = Math.floor(column / fields); group < groups; group += 1) {
      const from = group * STRIDE;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let row = 0; row < rows; row += 1) {
        const digits = at(packed, from + row);
        s0 += digits * at(cells, c0 + row);
        s1 += digits * at(cells, c1 + row);
        s2 += digits * at(cells, c2 + row);
        s3 += digits * at(cells, c3 + row);
      }
      const out = column * groups + group;
      sums[out] = at(sums, out) + s0;
      sums[out + groups] = at(sums, out + groups) + s1;
      sums[out + 2 * groups] = at(sums, out + 2 * groups) + s2;
      sums[out + 3 * groups] = at(sums, out + 3 * groups) + s3;
    }
  }
}

function unpack({ columns, groups, fields, base, sums }: Layout, products: Float64Array): void {
  for (let row = 0; row < columns; row += 1) {
    for (let column = row; column < columns;) {
      const group = Math.floor(column / fields);
      const end = Math.min((group + 1) * fields, columns);
      let digits = at(sums, row * groups + group);
      for (let skipped = group * fields; skipped < column; skipped += 1) digits = Math.floor(digits / base);
      for (; column < end; column += 1) {
        const rest = Math.floor(digits / base);
        products[row * columns + column] = at(products, row * columns + column) + digits - rest * base;
        digits = rest;
      }
    }
  }
  sums.fill(0);
}

function mirrored(products: Float64Array, columns: number): Float64Array {
  for (let row = 0; row < columns; row += 1) {
    for (let column = row + 1; column < columns; column += 1) {
      products[column * columns + row] = at(products, row * columns + column);
    }
  }
  return products;
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
