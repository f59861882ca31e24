import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { chiSquareCdf, chiSquareQuantile, chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { fCdf, fQuantile } from '@/lib/stats/f-distribution';
import { gammaCdf, gammaQuantile } from '@/lib/stats/gamma-distribution';
import { regularizedBeta } from '@/lib/stats/incomplete-beta';
import { regularizedGammaLower, regularizedGammaUpper } from '@/lib/stats/incomplete-gamma';
import { logGamma } from '@/lib/stats/log-gamma';
import { normalLogCdf, normalQuantile } from '@/lib/stats/normal-distribution';
import { tCdf, tQuantile } from '@/lib/stats/t-distribution';
import golden from '../../golden/r/stats.json' with { type: 'json' };

/** Most values agree to the fifteen printed digits; t and F with 10⁵ degrees of freedom to eleven. */
const RELATIVE = 1e-11;

type Case = readonly [name: string, found: number, expected: number];

function worst(cases: readonly Case[]): string {
  const errors = cases.map(([name, found, expected]) => ({ name, error: Math.abs(found / expected - 1) }));
  const bad = errors.filter(({ error }) => !(error <= RELATIVE)).sort((a, b) => b.error - a.error);
  return bad
    .slice(0, 12)
    .map(({ name, error }) => `${name}: ${error.toExponential(1)}`)
    .join('\n');
}

const near = (value: number, expected: number) => Math.abs(value - expected) <= RELATIVE * Math.abs(expected);

describe('against R', () => {
  test.each<[string, readonly Case[]]>([
    ['normalQuantile', golden.normalQuantile.map((c) => [`${c.p}`, normalQuantile(c.p), c.value])],
    ['normalLogCdf', golden.normalLogCdf.map((c) => [`${c.z}`, normalLogCdf(c.z), c.value])],
    ['logGamma', golden.logGamma.map((c) => [`${c.x}`, logGamma(c.x), c.value])],
    [
      'regularizedGammaLower',
      golden.gammaLower.map((c) => [`${c.shape} ${c.x}`, regularizedGammaLower(c.shape, c.x), c.value]),
    ],
    [
      'regularizedGammaUpper',
      golden.gammaUpper.map((c) => [`${c.shape} ${c.x}`, regularizedGammaUpper(c.shape, c.x), c.value]),
    ],
    [
      'gammaCdf',
      golden.gammaCdf.map((c) => [`${c.x} ${c.shape} ${c.rate}`, gammaCdf(c.x, c.shape, c.rate), c.value]),
    ],
    [
      'gammaQuantile',
      golden.gammaQuantile.map((c) => [
        `${c.p} ${c.shape} ${c.rate}`,
        gammaQuantile(c.p, c.shape, c.rate),
        c.value,
      ]),
    ],
    [
      'regularizedBeta',
      golden.beta.map((c) => [`${c.x} ${c.a} ${c.b}`, regularizedBeta(c.x, c.a, c.b), c.value]),
    ],
    ['chiSquareCdf', golden.chiSquareCdf.map((c) => [`${c.x} ${c.df}`, chiSquareCdf(c.x, c.df), c.lower])],
    [
      'chiSquareUpper',
      golden.chiSquareUpper.map((c) => [`${c.x} ${c.df}`, chiSquareUpper(c.x, c.df), c.upper]),
    ],
    [
      'chiSquareQuantile',
      golden.chiSquareQuantile.map((c) => [`${c.p} ${c.df}`, chiSquareQuantile(c.p, c.df), c.value]),
    ],
    ['fCdf', golden.fCdf.map((c) => [`${c.x} ${c.df1} ${c.df2}`, fCdf(c.x, c.df1, c.df2), c.value])],
    [
      'fQuantile',
      golden.fQuantile.map((c) => [`${c.p} ${c.df1} ${c.df2}`, fQuantile(c.p, c.df1, c.df2), c.value]),
    ],
    ['tCdf', golden.tCdf.map((c) => [`${c.x} ${c.df}`, tCdf(c.x, c.df), c.value])],
    ['tQuantile', golden.tQuantile.map((c) => [`${c.p} ${c.df}`, tQuantile(c.p, c.df), c.value])],
  ])('%s', (_, cases) => {
    expect(cases.length).toBeGreaterThan(9);
    expect(worst(cases)).toBe('');
  });
});

test('the far tail of the normal distribution keeps its digits where the probability is 0', () => {
  expect(normalLogCdf(-60)).toBeCloseTo(-1805.0135606, 6);
  expect(normalLogCdf(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalLogCdf(Number.POSITIVE_INFINITY) === 0).toBe(true);
});

test('very large shapes against R', () => {
  for (const { shape, x, lower, upper } of golden.gammaLarge) {
    expect(Math.abs(regularizedGammaLower(shape, x) / lower - 1)).toBeLessThan(1e-11);
    expect(Math.abs(regularizedGammaUpper(shape, x) / upper - 1)).toBeLessThan(1e-11);
  }
});

test('the two ways to a gamma tail meet where they change', () => {
  for (const z of [-6, -2, 0.1, 1, 5]) {
    const x = 1e8 + z * 1e4;
    const [below, above] = [regularizedGammaLower(1e8 - 1e-6, x), regularizedGammaLower(1e8, x)];
    // The shapes differ by 1e-10 standard deviations; with |z| ≤ 6 a tail moves by less than 1e-9 of itself.
    expect(Math.abs(below / above - 1)).toBeLessThan(1e-8);
  }
});

test('large parameters come to an end', () => {
  expect(regularizedBeta(0.5, 1e10, 1e10)).toBeCloseTo(0.5, 6);
  expect(tCdf(1, 2e10)).toBeCloseTo(0.8413447460685429, 8);
  expect(fQuantile(0.5, 1e7, 1e7)).toBeCloseTo(1, 8);
  expect(regularizedGammaLower(1e300, 1e300)).toBeCloseTo(0.5, 9);
  expect(() => regularizedBeta(0.5, 1e11, 1)).toThrow(RangeError);
});

test('quantiles reach the ends of their ranges', () => {
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  expect([gammaQuantile(0, 2, 1), gammaQuantile(1, 2, 1)]).toEqual([0, Infinity]);
  expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3)]).toEqual([0, Infinity]);
  expect([tQuantile(0, 2), tQuantile(0.5, 2), tQuantile(1, 2)]).toEqual([-Infinity, 0, Infinity]);
});

test('distribution functions reach the ends of their ranges', () => {
  expect([gammaCdf(-1, 2, 1), gammaCdf(Infinity, 2, 1)]).toEqual([0, 1]);
  expect([chiSquareUpper(-1, 3), chiSquareUpper(Infinity, 3)]).toEqual([1, 0]);
  expect([fCdf(-1, 2, 3), fCdf(Infinity, 2, 3)]).toEqual([0, 1]);
  expect([tCdf(-Infinity, 2), tCdf(0, 2), tCdf(Infinity, 2)]).toEqual([0, 0.5, 1]);
  expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
});

const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

test('quantile and distribution function undo each other', () => {
  fc.assert(
    fc.property(share, shape, shape, (p, a, b) => {
      expect(near(gammaCdf(gammaQuantile(p, a, b), a, b), p)).toBe(true);
      expect(near(fCdf(fQuantile(p, a, b), a, b), p)).toBe(true);
      expect(near(tCdf(tQuantile(p, a), a), p)).toBe(true);
    }),
  );
});

test('small F quantiles, where those of R are inexact, are undone by the distribution function', () => {
  for (const p of [1e-20, 1e-8, 1e-5, 0.001, 0.025]) {
    for (const [df1, df2] of [
      [1, 1],
      [1, 10_000],
      [3, 60],
      [24.5, 4],
      [500, 10_000],
    ] as const) {
      expect(near(fCdf(fQuantile(p, df1, df2), df1, df2), p)).toBe(true);
    }
  }
});

test('the two gamma tails sum to 1, the two beta tails too', () => {
  fc.assert(
    fc.property(share, shape, shape, (x, a, b) => {
      expect(regularizedGammaLower(a, b) + regularizedGammaUpper(a, b)).toBeCloseTo(1, 13);
      expect(regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a, x)).toBeCloseTo(1, 12);
    }),
  );
});

test('t is symmetric, and F with one degree of freedom is its square', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 50, noNaN: true }), shape, (x, df) => {
      expect(tCdf(x, df) + tCdf(-x, df)).toBeCloseTo(1, 13);
      expect(fCdf(x * x, 1, df)).toBeCloseTo(1 - 2 * tCdf(-x, df), 12);
    }),
  );
});

test('log gamma follows its recurrence', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 60, noNaN: true }), (x) => {
      expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 12);
    }),
  );
});

test.each([
  ['logGamma', () => logGamma(0)],
  ['logGamma', () => logGamma(Number.NaN)],
  ['regularizedGammaLower', () => regularizedGammaLower(0, 1)],
  ['regularizedGammaLower', () => regularizedGammaLower(1, Number.NaN)],
  ['regularizedGammaUpper', () => regularizedGammaUpper(Infinity, 1)],
  ['regularizedBeta', () => regularizedBeta(1.1, 1, 1)],
  ['regularizedBeta', () => regularizedBeta(0.5, 0, 1)],
  ['regularizedBeta', () => regularizedBeta(0.5, 1, Number.NaN)],
  ['gammaCdf', () => gammaCdf(1, 1, 0)],
  ['gammaQuantile', () => gammaQuantile(-0.1, 1, 1)],
  ['gammaQuantile', () => gammaQuantile(0, -1, 1)],
  ['chiSquareUpper', () => chiSquareUpper(1, 0)],
  ['fCdf', () => fCdf(Number.NaN, 1, 1)],
  ['fCdf', () => fCdf(1, 0, 1)],
  ['fQuantile', () => fQuantile(0.5, 1, 0)],
  ['tCdf', () => tCdf(Number.NaN, 1)],
  ['tCdf', () => tCdf(1, 0)],
  ['tQuantile', () => tQuantile(0.5, 0)],
  ['normalQuantile', () => normalQuantile(1.5)],
  ['normalQuantile', () => normalQuantile(Number.NaN)],
])('%s refuses what it cannot answer (%#)', (_, call) => {
  expect(call).toThrow(RangeError);
});
