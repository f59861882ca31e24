import { expect, test } from 'vitest';

import { chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { correlation, variance } from '@/lib/stats/covariance';
import { gammaCdf } from '@/lib/stats/gamma-distribution';
import { mean } from '@/lib/stats/mean';
import { normalCdf } from '@/lib/stats/normal-distribution';
import { randomSource } from '@/lib/stats/random';

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);

// Expected: the generator written anew in Python with unlimited integers.
test.each([
  [0, [0.2207057405216889, 0.923033824536733, 0.9798691664442626]],
  [1, [0.25165802515711133, 0.6663308411603514, 0.6332565462395533]],
  [42, [0.9220983109810045, 0.9407449551661516, 0.8789325453159015]],
  [Number.MAX_SAFE_INTEGER, [0.17369263258902523, 0.15159342949670085, 0.6304361858630648]],
])('seed %s gives the same numbers everywhere', (seed, expected) => {
  const source = randomSource(seed);
  expect(draws(3, source.uniform)).toEqual(expected);
});

/** P-value of the hypothesis that shares are evenly distributed over the cells of [0, 1). */
function evenness(shares: readonly number[], cells: number): number {
  const counts = new Array<number>(cells).fill(0);
  for (const share of shares) {
    const cell = Math.floor(share * cells);
    counts[cell] = (counts[cell] ?? Number.NaN) + 1;
  }
  const expected = shares.length / cells;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquareUpper(chiSquare, cells - 1);
}

test('uniform numbers are even, and one does not tell the next', () => {
  const source = randomSource(7);
  const values = draws(40_000, source.uniform);
  expect(evenness(values, 64)).toBeGreaterThan(0.001);
  expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)) ?? 1)).toBeLessThan(0.02);
});

test('near seeds do not resemble each other', () => {
  const first = draws(2000, randomSource(1).uniform);
  const second = draws(2000, randomSource(2).uniform);
  expect(Math.abs(correlation(first, second) ?? 1)).toBeLessThan(0.07);
  expect(
    evenness(
      Array.from({ length: 2000 }, (_, seed) => randomSource(seed).uniform()),
      20,
    ),
  ).toBeGreaterThan(0.001);
});

test('whole numbers reach every value evenly', () => {
  const { integer } = randomSource(3);
  const values = draws(30_000, () => integer(7));
  expect([Math.min(...values), Math.max(...values)]).toEqual([0, 6]);
  expect(
    evenness(
      values.map((value) => (value + 0.5) / 7),
      7,
    ),
  ).toBeGreaterThan(0.001);
  expect(draws(5, () => integer(1))).toEqual([0, 0, 0, 0, 0]);
  // 3·2³⁰ does not divide 2³²: without the rejection a third of the numbers would come twice as often.
  const wide = draws(3000, () => integer(3 * 2 ** 30) / (3 * 2 ** 30));
  expect(evenness(wide, 3)).toBeGreaterThan(0.001);
});

test('normal numbers follow the normal distribution', () => {
  const { normal } = randomSource(11);
  const values = draws(40_000, normal);
  expect(evenness(values.map(normalCdf), 50)).toBeGreaterThan(0.001);
  expect(Math.abs(mean(values))).toBeLessThan(0.02);
  expect(Math.abs(variance(values) - 1)).toBeLessThan(0.03);
});

test.each([0.2, 0.5, 1, 3.7, 200])('gamma numbers of shape %s follow the gamma distribution', (shape) => {
  const { gamma } = randomSource(13);
  const values = draws(20_000, () => gamma(shape));
  const shares = values.map((value) => gammaCdf(value, shape, 1));
  expect(evenness(shares, 40)).toBeGreaterThan(0.001);
});

test('Dirichlet shares sum to 1 and have the shares of their shapes as means', () => {
  const { dirichlet } = randomSource(17);
  const rows = Array.from({ length: 8000 }, () => dirichlet([1, 2, 5]));
  for (const row of rows) expect(row.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 14);
  [1, 2, 5].forEach((shape, index) => {
    const parts = rows.map((row) => row[index] ?? Number.NaN);
    expect(mean(parts)).toBeCloseTo(shape / 8, 2);
    expect(variance(parts)).toBeCloseTo((shape * (8 - shape)) / (64 * 9), 3);
  });
});

test('Dirichlet shares of tiny shapes are still numbers', () => {
  const { dirichlet } = randomSource(19);
  for (let draw = 0; draw < 50; draw += 1) {
    expect(dirichlet([1e-4, 1e-4, 1e-4]).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 14);
  }
});

test.each([
  ['a negative seed', () => randomSource(-1)],
  ['half a seed', () => randomSource(0.5)],
  ['no seed', () => randomSource(Number.NaN)],
  ['an empty range', () => randomSource(1).integer(0)],
  ['a range beyond 32 bits', () => randomSource(1).integer(2 ** 32 + 1)],
  ['no shape', () => randomSource(1).gamma(0)],
  ['a shape that is no number', () => randomSource(1).dirichlet([1, Number.NaN])],
  ['no shapes', () => randomSource(1).dirichlet([])],
])('refuses %s', (_, call) => {
  expect(call).toThrow(RangeError);
});
