import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  CELLS_PER_POINT,
  distributionMoments,
  fitDistribution,
  fitQuantile,
} from '@/lib/fit/fit-distribution';
import { QUANTILE_COUNT, computeFit, measurementDistribution, plugInFit } from '@/lib/fit/overall-fit';
import type { FitResult, FitScores, FitTarget } from '@/lib/fit/types';
import { perScale, type PerScale } from '@/lib/scales';

const SEM: PerScale<number> = [4, Math.sqrt(14), Math.sqrt(18), Math.sqrt(15), Math.sqrt(15), Math.sqrt(22)];
const NO_ERROR: PerScale<number> = [0, 0, 0, 0, 0, 0];

/** A counter job; targets, people and expected numbers computed in R with an exact convolution on the same grid. */
const COUNTER = Object.freeze<FitTarget>({
  weights: [0.15, 0.05, 0.3, 0.2, 0.2, 0.1],
  lower: [45, 40, 50, 45, 48, 45],
  upper: [null, 65, null, 68, null, null],
  shoulder: 20,
});
const STRONG: PerScale<number> = [72.9, 61.7, 69.6, 60.5, 63.5, 66];
const MIXED: PerScale<number> = [38, 55.2, 40.9, 51.6, 47.7, 49.1];

function fitted(result: FitResult): Extract<FitResult, { status: 'fitted' }> {
  if (result.status !== 'fitted') throw new Error(`expected a fit, got ${result.reason}`);
  return result;
}

test('the plug-in fit by hand', () => {
  // d = .65, 1, .545, 1, .985, 1 → .15·.65 + .05 + .3·.545 + .2 + .2·.985 + .1 = .808.
  const result = fitted(computeFit(COUNTER, { scores: MIXED, sem: SEM }));
  expect(result.fit).toBeCloseTo(80.8, 10);
  [0.65, 1, 0.545, 1, 0.985, 1].forEach((d, scale) => expect(result.desirability[scale]).toBeCloseTo(d, 12));
  [5.25, 0, 13.65, 0, 0.3, 0].forEach((lost, scale) =>
    expect(result.pointsLost[scale]).toBeCloseTo(lost, 10),
  );
  expect(plugInFit(COUNTER, MIXED)).toBeCloseTo(80.8, 10);
});

test.each([
  [STRONG, 100, 99.8639297301263, 0.422489859230883, 99.12, 100],
  [MIXED, 80.8, 79.0078128565771, 7.32240118944323, 66.72, 90.96],
  [[43.1, 61.9, 47.3, 59.3, 52.1, 45.8], 94.525, 91.7358766044164, 5.67379961535624, 81.24, 99.58],
  [[45.9, 35.7, 34.2, 46.1, 40, 33.9], 61.675, 60.2031641757574, 7.51116584761139, 48.34, 72.98],
] as const)('equals the reference for %j', (scores, fit, expected, sd, low, high) => {
  const result = fitted(computeFit(COUNTER, { scores, sem: SEM }));
  expect(result.fit).toBeCloseTo(fit, 9);
  // The reference prints rounded candidates' moments to 1e-6 and quantiles on the grid of 0.02.
  expect(Math.abs(result.expected - expected)).toBeLessThan(2e-6);
  expect(Math.abs(result.sd - sd)).toBeLessThan(1e-9);
  expect(result.interval90[0]).toBeCloseTo(low, 9);
  expect(result.interval90[1]).toBeCloseTo(high, 9);
});

test('the convolution has the closed form’s mean and SD', () => {
  for (const scores of [STRONG, MIXED]) {
    const result = fitted(computeFit(COUNTER, { scores, sem: SEM }));
    const moments = distributionMoments(measurementDistribution(COUNTER, { scores, sem: SEM }));
    expect(Math.abs(moments.mean - result.expected)).toBeLessThan(5e-5);
    expect(Math.abs(moments.sd - result.sd)).toBeLessThan(5e-5);
  }
});

test('probabilities sum to 1 and are never negative', () => {
  const { density } = measurementDistribution(COUNTER, { scores: MIXED, sem: SEM });
  expect(density).toHaveLength(100 * CELLS_PER_POINT + 1);
  expect(density.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
  expect(Math.min(...density)).toBeGreaterThanOrEqual(0);
});

test('without error the fit is certain', () => {
  // d = .6 and .5 cost 6 and 15 points, both on the grid.
  const scores: PerScale<number> = [37, 55.2, 40, 51.6, 48, 49.1];
  const result = fitted(computeFit(COUNTER, { scores, sem: NO_ERROR }));
  expect(result.fit).toBeCloseTo(79, 10);
  expect(result.expected).toBeCloseTo(79, 10);
  expect(result.sd).toBe(0);
  expect(result.interval90).toEqual([79, 79]);
});

test('a score exactly on a limit is certain to be inside', () => {
  const target: FitTarget = { ...COUNTER, upper: [45, 40, 50, 45, 48, 45] };
  const result = fitted(computeFit(target, { scores: [45, 40, 50, 45, 48, 45], sem: NO_ERROR }));
  expect([result.fit, ...result.interval90]).toEqual([100, 100, 100]);
});

test('nothing fits for certain far outside every target', () => {
  const result = fitted(computeFit(COUNTER, { scores: [-50, -50, -50, -50, -50, -50], sem: SEM }));
  expect(result.fit).toBeCloseTo(0, 10);
  expect(result.interval90[1]).toBeCloseTo(0, 10);
  expect(result.pointsLost[2]).toBeCloseTo(30, 10);
});

test('the norm error widens the interval and nothing else', () => {
  const person = { scores: MIXED, sem: SEM };
  const narrow = fitted(computeFit(COUNTER, person));
  const wide = fitted(computeFit(COUNTER, { ...person, normSem: [3, 3, 3, 3, 3, 3] }));
  expect({ ...wide, interval90: null }).toEqual({ ...narrow, interval90: null });
  expect(wide.interval90[0]).toBeLessThan(narrow.interval90[0]);
  expect(wide.interval90[1]).toBeGreaterThan(narrow.interval90[1]);
  // √(4² + 3²) = 5 on one scale of weight 1: the interval of a SEM of 5.
  const one: FitTarget = { ...COUNTER, weights: [1, 0, 0, 0, 0, 0] };
  const joined = fitted(
    computeFit(one, { scores: MIXED, sem: [4, 0, 0, 0, 0, 0], normSem: [3, 0, 0, 0, 0, 0] }),
  );
  const direct = fitted(computeFit(one, { scores: MIXED, sem: [5, 0, 0, 0, 0, 0] }));
  expect(joined.interval90).toEqual(direct.interval90);
});

test('one scale has the quantiles of its normal distribution', () => {
  // T 43, SEM 4, lower 55: fit = 100 (1 − (55 − T)/20); T at 5 % is 43 − 1.64485·4 = 36.4206 → fit 7.103.
  const one: FitTarget = { ...COUNTER, weights: [1, 0, 0, 0, 0, 0], lower: [55, 0, 0, 0, 0, 0] };
  const result = fitted(computeFit(one, { scores: [43, 0, 0, 0, 0, 0], sem: [4, 0, 0, 0, 0, 0] }));
  expect(Math.abs(result.interval90[0] - 7.103)).toBeLessThan(0.021);
  expect(Math.abs(result.interval90[1] - (100 - 7.103 - 20))).toBeLessThan(0.021);
});

test('a weight that does not end on the grid keeps the mean', () => {
  const third = 1 / 3;
  const target: FitTarget = { ...COUNTER, weights: [third, third, third, 0, 0, 0] };
  const person: FitScores = { scores: [20, 20, 60, 0, 0, 0], sem: [4, 4, 4, 0, 0, 0] };
  const result = fitted(computeFit(target, person));
  expect(distributionMoments(measurementDistribution(target, person)).mean).toBeCloseTo(result.expected, 4);
});

test('stores quantiles in order, enough to compare by', () => {
  const { quantiles } = fitted(computeFit(COUNTER, { scores: MIXED, sem: SEM }));
  expect(quantiles).toHaveLength(QUANTILE_COUNT);
  expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles);
  const distribution = measurementDistribution(COUNTER, { scores: MIXED, sem: SEM });
  expect(quantiles[0]).toBe(fitQuantile(distribution, 0.5 / QUANTILE_COUNT));
  expect(quantiles[QUANTILE_COUNT - 1]).toBe(fitQuantile(distribution, 1 - 0.5 / QUANTILE_COUNT));
});

test('a missing scale with weight means no fit, and says which', () => {
  const scores: PerScale<number | null> = [null, 50, null, 50, 50, 50];
  const noFit = { status: 'noFit', reason: 'missingScale', missing: ['carefulness', 'serviceOrientation'] };
  expect(computeFit(COUNTER, { scores, sem: SEM })).toEqual(noFit);
  expect(plugInFit(COUNTER, scores)).toBeNull();
});

test('a scale without weight may be missing and costs nothing', () => {
  const target: FitTarget = {
    ...COUNTER,
    weights: [0, 0.2, 0.3, 0.2, 0.2, 0.1],
    lower: [99, 40, 50, 45, 48, 45],
  };
  const without = fitted(computeFit(target, { scores: [null, 55.2, 40.9, 51.6, 47.7, 49.1], sem: SEM }));
  const withScore = fitted(computeFit(target, { scores: MIXED, sem: SEM }));
  expect(without).toEqual(withScore);
  expect([without.pointsLost[0], without.desirability[0]]).toEqual([0, 1]);
});

test.each([[[0.5, 0.4, 0, 0, 0, 0]], [[0.6, 0.5, -0.1, 0, 0, 0]], [[Number.NaN, 1, 0, 0, 0, 0]]] as const)(
  'refuses the weights %j',
  (weights) => {
    const refusal = expect.objectContaining({ code: 'WEIGHT_OUT_OF_RANGE' });
    expect(() => computeFit({ ...COUNTER, weights }, { scores: MIXED, sem: SEM })).toThrow(refusal);
    expect(() => plugInFit({ ...COUNTER, weights }, MIXED)).toThrow(refusal);
  },
);

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the standard error %s', (error) => {
  expect(() => computeFit(COUNTER, { scores: MIXED, sem: [error, 4, 4, 4, 4, 4] })).toThrow(
    expect.objectContaining({ code: 'ERROR_OUT_OF_RANGE' }),
  );
});

test('refuses a target in the wrong order', () => {
  const upper = [30, null, null, null, null, null] as const;
  expect(() => computeFit({ ...COUNTER, upper }, { scores: MIXED, sem: SEM })).toThrow(
    expect.objectContaining({ code: 'TARGET_OUT_OF_RANGE' }),
  );
});

test('a distribution of no scale at all is certain to fit', () => {
  expect(fitQuantile(fitDistribution([]), 0.5)).toBe(100);
});

const score = fc.double({ min: 10, max: 90, noNaN: true });
const scores: fc.Arbitrary<PerScale<number>> = fc.tuple(score, score, score, score, score, score);

test('the fit is in range, adds up, and its interval is around its middle', () => {
  fc.assert(
    fc.property(scores, (t) => {
      const result = fitted(computeFit(COUNTER, { scores: t, sem: SEM }));
      expect(result.fit).toBeGreaterThanOrEqual(0);
      expect(result.fit).toBeLessThanOrEqual(100);
      expect(100 - result.pointsLost.reduce((sum, lost) => sum + lost, 0)).toBeCloseTo(result.fit, 9);
      const [low, high] = result.interval90;
      const middle = result.quantiles[QUANTILE_COUNT / 2] ?? Number.NaN;
      // The mean may lie outside where the distribution has a long thin tail; the middle may not.
      expect(low).toBeLessThanOrEqual(middle);
      expect(high).toBeGreaterThanOrEqual(middle);
    }),
    { numRuns: 25 },
  );
});

test('a higher score never lowers a one-sided fit, and the order of scales makes no difference', () => {
  const oneSided: FitTarget = { ...COUNTER, upper: [null, null, null, null, null, null] };
  const reversed = <T>(values: PerScale<T>): PerScale<T> => perScale((_, index) => values[5 - index] as T);
  fc.assert(
    fc.property(scores, fc.double({ min: 0, max: 20, noNaN: true }), (t, rise) => {
      const base = plugInFit(oneSided, t) ?? Number.NaN;
      expect(
        plugInFit(
          oneSided,
          perScale((_, index) => (t[index] ?? 0) + rise),
        ),
      ).toBeGreaterThanOrEqual(base - 1e-9);
      const mirrored = {
        weights: reversed(COUNTER.weights),
        lower: reversed(COUNTER.lower),
        upper: reversed(COUNTER.upper),
        shoulder: 20,
      };
      expect(plugInFit(mirrored, reversed(t))).toBeCloseTo(plugInFit(COUNTER, t) ?? Number.NaN, 9);
    }),
  );
});
