import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { areaT, usesAreaScore } from '@/lib/psychometrics/scores/area-score';
import {
  midPercentileRank,
  normalPercentile,
  singleCasePercentile,
  wholePercentile,
} from '@/lib/psychometrics/scores/percentile-rank';
import { probabilityAboveCut, regressedTrueScore } from '@/lib/psychometrics/scores/regressed-true-score';
import { reliableChange, retestError } from '@/lib/psychometrics/scores/reliable-change';
import {
  standardErrorOfDifference,
  standardErrorOfMeasurement,
} from '@/lib/psychometrics/scores/standard-error';

type Golden = Readonly<{
  percentiles: { group: number[]; mid: number[]; area_t: number[] };
  single_case: { value: number; mean: number; sd: number; n: number; percentile: number }[];
  true_score: { t: number; reliability: number; cut: number; true_t: number; see: number; above: number }[];
}>;
const golden = JSON.parse(readFileSync('tests/golden/r/reliability.json', 'utf8')) as Golden;

test('mid-percentile ranks and area T as R has them', () => {
  const { group, mid, area_t: areas } = golden.percentiles;
  group.forEach((value, index) => {
    const rank = midPercentileRank(value, group);
    expect(rank).toBeCloseTo(mid[index] ?? Number.NaN, 10);
    expect(areaT(rank)).toBeCloseTo(areas[index] ?? Number.NaN, 9);
  });
});

test('the area score is for skewed norm groups', () => {
  expect([-0.6, -0.5, 0, 0.5, 0.51].map(usesAreaScore)).toEqual([true, false, false, false, true]);
  expect(() => usesAreaScore(Number.NaN)).toThrow('NOT_FINITE');
});

test('a percentile is never 0 or 100', () => {
  const group = [1, 2, 3, 4];
  expect(midPercentileRank(-9, group)).toBe(12.5);
  expect(midPercentileRank(9, group)).toBe(87.5);
  for (const z of [-40, -9, 9, 40]) {
    expect(normalPercentile(z)).toBeGreaterThan(0);
    expect(normalPercentile(z)).toBeLessThan(100);
    expect(singleCasePercentile(1e9 * z, { mean: 0, sd: 1, n: 1000 })).toBeLessThan(100);
    expect(singleCasePercentile(1e9 * z, { mean: 0, sd: 1, n: 1000 })).toBeGreaterThan(0);
  }
  expect([0.001, 0.4, 50, 99.7, 99.9999].map(wholePercentile)).toEqual([1, 1, 50, 99, 99]);
});

test('ranks rise with the value and mirror with it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1 }),
      fc.integer({ min: -25, max: 25 }),
      (group, value) => {
        const rank = midPercentileRank(value, group);
        const mirrored = midPercentileRank(
          -value,
          group.map((score) => -score),
        );
        return midPercentileRank(value + 1, group) >= rank && Math.abs(rank + mirrored - 100) < 1e-9;
      },
    ),
  );
});

test('a small norm group pulls the percentile to the middle, as R has it', () => {
  for (const { value, percentile, ...norm } of golden.single_case) {
    expect(singleCasePercentile(value, norm)).toBeCloseTo(percentile, 9);
  }
  const at = (n: number) => singleCasePercentile(60, { mean: 50, sd: 10, n });
  expect(at(5)).toBeLessThan(at(50));
  expect(at(1e7)).toBeCloseTo(normalPercentile(1), 4);
});

test('the regressed true score as R has it', () => {
  for (const { t, reliability, cut, true_t, see, above } of golden.true_score) {
    const score = regressedTrueScore(t, reliability);
    expect(score.t).toBeCloseTo(true_t, 10);
    expect(score.standardError).toBeCloseTo(see, 10);
    expect(probabilityAboveCut(t, reliability, cut)).toBeCloseTo(above, 10);
  }
  expect([40, 50, 60].map((cut) => probabilityAboveCut(70, 0, cut))).toEqual([1, 0.5, 0]);
});

test('change between two occasions', () => {
  // SEM 10 √(1 − .84) = 4, difference √32: 10 points are 1.7678 of them, 9 are 1.591.
  const sem = retestError(10, 0.84);
  expect(sem).toBeCloseTo(4, 12);
  expect(standardErrorOfDifference(sem, sem)).toBeCloseTo(Math.sqrt(32), 12);
  expect(reliableChange(50, 60, sem)).toEqual({
    index: expect.closeTo(10 / Math.sqrt(32), 12),
    isReliable: true,
  });
  expect(reliableChange(60, 50, sem)).toMatchObject({ isReliable: true });
  expect(reliableChange(50, 59, sem)).toMatchObject({ isReliable: false });
});

test('refuses what is no score', () => {
  expect(() => midPercentileRank(1, [])).toThrow('TOO_FEW');
  expect(() => midPercentileRank(Number.NaN, [1])).toThrow('NOT_FINITE');
  expect(() => midPercentileRank(1, [Number.NaN])).toThrow('NOT_FINITE');
  expect(() => normalPercentile(Number.POSITIVE_INFINITY)).toThrow('NOT_FINITE');
  expect(() => singleCasePercentile(1, { mean: 1, sd: 0, n: 10 })).toThrow('OUT_OF_RANGE');
  expect(() => singleCasePercentile(1, { mean: 1, sd: 1, n: 1 })).toThrow('TOO_FEW');
  expect(() => areaT(0)).toThrow('OUT_OF_RANGE');
  expect(() => areaT(100)).toThrow('OUT_OF_RANGE');
  expect(() => wholePercentile(Number.NaN)).toThrow('OUT_OF_RANGE');
  expect(() => regressedTrueScore(Number.NaN, 0.8)).toThrow('NOT_FINITE');
  expect(() => regressedTrueScore(50, 1)).toThrow('OUT_OF_RANGE');
  expect(() => probabilityAboveCut(50, 0.8, Number.NaN)).toThrow('NOT_FINITE');
  expect(() => retestError(10, 1.1)).toThrow('OUT_OF_RANGE');
  expect(() => standardErrorOfMeasurement(-1, 0.8)).toThrow('OUT_OF_RANGE');
  expect(() => reliableChange(Number.NaN, 1, 1)).toThrow('NOT_FINITE');
  expect(() => reliableChange(1, 1, 0)).toThrow('OUT_OF_RANGE');
});
