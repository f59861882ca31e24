import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  correlation,
  covariance,
  covarianceMatrix,
  standardDeviation,
  variance,
} from '@/lib/stats/covariance';
import { quantile } from '@/lib/stats/quantile';
import { findRoot } from '@/lib/stats/root';
import { cholesky, eigenvalues, invertPositiveDefinite, solveCholesky } from '@/lib/stats/symmetric-matrix';
import golden from '../../golden/r/stats.json' with { type: 'json' };

const { size } = golden.matrix;
const matrix = Float64Array.from(golden.matrix.values);

function expectNear(found: ArrayLike<number> | null, expected: readonly number[], digits = 11): void {
  expect(found).not.toBeNull();
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, index) => expect(found?.[index]).toBeCloseTo(value, digits));
}

test('the Cholesky factor is that of R, and solves', () => {
  // R's upper factor column by column is the lower one row by row.
  const factor = cholesky(matrix, size);
  expectNear(factor, golden.matrix.cholesky);
  expectNear(factor && solveCholesky(factor, size, golden.matrix.rhs), golden.matrix.solution, 9);
});

test('the inverse is that of R', () => {
  expectNear(invertPositiveDefinite(matrix, size), golden.matrix.inverse, 9);
});

test('the eigenvalues are those of R', () => {
  expectNear(eigenvalues(matrix, size), golden.matrix.eigenvalues);
});

test('eigenvalues of diagonal, one-element, equal and singular matrices', () => {
  expectNear(eigenvalues(Float64Array.of(3), 1), [3]);
  expectNear(eigenvalues(Float64Array.of(1, 0, 0, 0, 5, 0, 0, 0, -2), 3), [5, 1, -2], 14);
  expectNear(eigenvalues(new Float64Array(16).fill(1), 4), [4, 0, 0, 0], 14);
  expectNear(eigenvalues(new Float64Array(9), 3), [0, 0, 0], 15);
});

test('eigenvalues sum to the trace and multiply to the determinant', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 40, maxLength: 40 }),
      (x) => {
        const a = covarianceMatrix(Float64Array.from(x), 5);
        const values = eigenvalues(a, 5);
        const trace = [0, 6, 12, 18, 24].reduce((sum, index) => sum + (a[index] ?? 0), 0);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 10);
        const factor = cholesky(a, 5);
        if (factor === null) return;
        const pivots = [0, 6, 12, 18, 24].map((index) => factor[index] ?? 0);
        const determinant = pivots.reduce((product, pivot) => product * pivot * pivot, 1);
        const product = values.reduce((all, value) => all * value, 1);
        expect(Math.abs(product - determinant)).toBeLessThan(1e-9 * trace ** 5 + 1e-12);
      },
    ),
  );
});

test('a matrix that is not positive definite has no factor and no inverse', () => {
  expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
  expect(cholesky(Float64Array.of(0), 1)).toBeNull();
  expect(invertPositiveDefinite(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
});

test('matrices of a wrong length or with NaN are refused', () => {
  expect(() => cholesky(Float64Array.of(1, 2, 3), 2)).toThrow(RangeError);
  expect(() => eigenvalues(Float64Array.of(1, 0, 0, Number.NaN), 2)).toThrow(RangeError);
  expect(() => invertPositiveDefinite(new Float64Array(0), 0)).toThrow(RangeError);
  expect(() => solveCholesky(Float64Array.of(1), 1, [1, 2])).toThrow(RangeError);
});

test('the covariance matrix is that of R', () => {
  const { columns, table, values, r12 } = golden.covariance;
  expectNear(covarianceMatrix(Float64Array.from(table), columns), values, 12);
  const column = (index: number) => table.filter((_, position) => position % columns === index);
  expect(covariance(column(0), column(1))).toBeCloseTo(values[1] ?? 0, 13);
  expect(correlation(column(0), column(1))).toBeCloseTo(r12, 13);
  expect(variance(column(4))).toBeCloseTo(values.at(-1) ?? 0, 13);
  expect(standardDeviation(column(4)) ** 2).toBeCloseTo(values.at(-1) ?? 0, 13);
});

test('a covariance does not move with its origin', () => {
  const { columns, table, values } = golden.covariance;
  const shifted = covarianceMatrix(
    Float64Array.from(table, (value) => value + 1e6),
    columns,
  );
  expectNear(shifted, values, 8);
});

test('no correlation where one side does not vary, also when its mean is rounded', () => {
  expect(correlation([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull();
  expect(correlation([1, 2, 3], [2, 2, 2])).toBeNull();
});

test('covariances refuse too few values and different lengths', () => {
  expect(() => variance([1])).toThrow(RangeError);
  expect(() => covariance([1, 2], [1, 2, 3])).toThrow(RangeError);
  expect(() => covarianceMatrix(Float64Array.of(1, 2, 3), 2)).toThrow(RangeError);
  expect(() => covarianceMatrix(Float64Array.of(1, 2), 2)).toThrow(RangeError);
});

test('quantiles are those of R and do not depend on order', () => {
  const { values, p, quantiles } = golden.quantile;
  expectNear(
    p.map((share) => quantile(Object.freeze(values), share)),
    quantiles,
    12,
  );
  expectNear(
    p.map((share) => quantile([...values].reverse(), share)),
    quantiles,
    12,
  );
  expect(quantile([4], 0.3)).toBe(4);
  expect(() => quantile([], 0.5)).toThrow(RangeError);
  expect(() => quantile([1], 1.2)).toThrow(RangeError);
});

test('finds roots of smooth, flat and steep functions', () => {
  expect(findRoot((x) => x * x - 2, 0, 2, 0)).toBeCloseTo(Math.SQRT2, 15);
  expect(findRoot((x) => (x - 1) ** 9, 0, 3, 1e-9)).toBeCloseTo(1, 1);
  expect(findRoot((x) => Math.tanh(1e6 * (x - 0.25)), -10, 10, 0)).toBeCloseTo(0.25, 12);
  expect(findRoot((x) => x, 0, 5, 0)).toBe(0);
  expect(findRoot((x) => Math.cos(x) - x, 1, 0, 0)).toBeCloseTo(0.7390851332151607, 15);
});

test('needs few looks at a smooth function', () => {
  let calls = 0;
  findRoot((x) => ((calls += 1), Math.exp(x) - 5), -5, 5, 1e-12);
  expect(calls).toBeLessThan(16);
});

test('refuses a stretch without a change of sign', () => {
  expect(() => findRoot((x) => x * x + 1, -1, 1, 0)).toThrow(RangeError);
  expect(() => findRoot(() => Number.NaN, -1, 1, 0)).toThrow(RangeError);
});

test('elements whose squares vanish do no harm', () => {
  // Trace and product are exact by hand: a block of ones' sizes beside almost nothing.
  const tiny = 1e-165;
  const a = Float64Array.from([2, 1, tiny, 1, 2, tiny, tiny, tiny, 5]);
  expect(Array.from(eigenvalues(a, 3))).toEqual(
    [5, 3, 1].map((value) => expect.closeTo(value, 12) as number),
  );
  const denormal = Float64Array.from([1, 5e-324, 5e-324, 5e-324, 1, 5e-324, 5e-324, 5e-324, 1]);
  expect(Array.from(eigenvalues(denormal, 3))).toEqual(
    [1, 1, 1].map((value) => expect.closeTo(value, 12) as number),
  );
});
