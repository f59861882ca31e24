import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  comparisonVerdict,
  probabilityAbove,
  probabilityAboveByQuantiles,
  separationProbability,
  tieGroups,
} from '@/lib/fit/compare-fits';
import type { FitDistribution } from '@/lib/fit/fit-distribution';
import { computeFit, measurementDistribution } from '@/lib/fit/overall-fit';
import type { Comparable, FitTarget } from '@/lib/fit/types';
import type { PerScale } from '@/lib/scales';

const density = (entries: Readonly<Record<number, number>>): FitDistribution => {
  const cells = new Float64Array(5001);
  for (const [cell, probability] of Object.entries(entries)) cells[Number(cell)] = probability;
  return { density: cells };
};

test('counts every pair of fits, ties half', () => {
  // A: 10 or 20 with ½; B: 10 with ¼, 15 with ¾. A=10: ½·(0 + ¼/2) = 1/16; A=20: ½·1. Together 9/16.
  const a = density({ 500: 0.5, 1000: 0.5 });
  const b = density({ 500: 0.25, 750: 0.75 });
  expect(probabilityAbove(a, b)).toBeCloseTo(9 / 16, 14);
  expect(probabilityAbove(b, a)).toBeCloseTo(7 / 16, 14);
  expect(probabilityAbove(a, a)).toBeCloseTo(0.5, 14);
});

test('stored quantiles give the same count', () => {
  expect(probabilityAboveByQuantiles([80, 90], [70, 90])).toBe(0.625);
  expect(probabilityAboveByQuantiles([70, 90], [80, 90])).toBe(0.375);
  expect(probabilityAboveByQuantiles([100, 100], [100, 100, 100])).toBe(0.5);
  expect(probabilityAboveByQuantiles([5], [1, 2])).toBe(1);
  expect(probabilityAboveByQuantiles([0], [1, 2])).toBe(0);
});

test('refuses to compare with nothing', () => {
  expect(() => probabilityAboveByQuantiles([], [1])).toThrow(RangeError);
  expect(() => probabilityAboveByQuantiles([1], [])).toThrow(RangeError);
});

const TARGET: FitTarget = {
  weights: [0.15, 0.05, 0.3, 0.2, 0.2, 0.1],
  lower: [45, 40, 50, 45, 48, 45],
  upper: [null, 65, null, 68, null, null],
  shoulder: 20,
};
const SEM: PerScale<number> = [4, Math.sqrt(14), Math.sqrt(18), Math.sqrt(15), Math.sqrt(15), Math.sqrt(22)];
const score = fc.double({ min: 25, max: 75, noNaN: true });

test('quantiles are accurate to 1/500 and two people always share one', () => {
  fc.assert(
    fc.property(
      fc.tuple(score, score, score, score, score, score),
      fc.tuple(score, score, score, score, score, score),
      (a, b) => {
        const [first, second] = [a, b].map((scores) => ({
          distribution: measurementDistribution(TARGET, { scores, sem: SEM }),
          result: computeFit(TARGET, { scores, sem: SEM }),
        }));
        if (first?.result.status !== 'fitted' || second?.result.status !== 'fitted')
          throw new Error('two fits expected');
        const exact = probabilityAbove(first.distribution, second.distribution);
        expect(exact + probabilityAbove(second.distribution, first.distribution)).toBeCloseTo(1, 9);
        const stored = probabilityAboveByQuantiles(first.result.quantiles, second.result.quantiles);
        expect(Math.abs(stored - exact)).toBeLessThan(0.002);
        expect(
          stored + probabilityAboveByQuantiles(second.result.quantiles, first.result.quantiles),
        ).toBeCloseTo(1, 12);
      },
    ),
    { numRuns: 15 },
  );
});

test('equals the reference to its sampling error', () => {
  // 400 000 draws in R: P = .000245 and .0878225 for the second of these against the first and the third.
  const people: readonly PerScale<number>[] = [
    [72.9, 61.7, 69.6, 60.5, 63.5, 66],
    [38, 55.2, 40.9, 51.6, 47.7, 49.1],
    [43.1, 61.9, 47.3, 59.3, 52.1, 45.8],
  ];
  const [first, second, third] = people.map((scores) =>
    measurementDistribution(TARGET, { scores, sem: SEM }),
  );
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('three people expected');
  expect(Math.abs(probabilityAbove(second, first) - 0.000245)).toBeLessThan(2e-4);
  expect(Math.abs(probabilityAbove(second, third) - 0.0878225)).toBeLessThan(2e-3);
});

test('a longer list needs more certainty', () => {
  expect([2, 5, 6, 40].map((people) => separationProbability(people))).toEqual([0.9, 0.9, 0.95, 0.95]);
});

test('says how sure a difference is', () => {
  expect([0.95, 0.949, 0.9, 0.899, 0.2].map((probability) => comparisonVerdict(probability))).toEqual([
    'clearly',
    'probably',
    'probably',
    'noReliableDifference',
    'noReliableDifference',
  ]);
});

/** A person whose fit is even over ten points. */
const person = (id: string, fit: number): Comparable => ({
  id,
  fit,
  quantiles: Array.from({ length: 10 }, (_, index) => fit - 4.5 + index),
});

test('puts those together whom the highest fit is not surely above', () => {
  // Ten points each, even: P(top above one that is g lower) = 1 − (10 − g)²/200 − …; at 6 it passes .90, at 4 not.
  const people = [person('a', 70), person('b', 90), person('c', 86), person('d', 69), person('e', 84)];
  expect(tieGroups(people)).toEqual([{ ids: ['b', 'c'] }, { ids: ['e'] }, { ids: ['a', 'd'] }]);
});

test('the limit itself already separates', () => {
  const [high, low] = [person('a', 90), person('b', 84)];
  const probability = probabilityAboveByQuantiles(high.quantiles, low.quantiles);
  expect(tieGroups([low, high], probability)).toEqual([{ ids: ['a'] }, { ids: ['b'] }]);
  expect(tieGroups([low, high], probability + 1e-9)).toEqual([{ ids: ['b', 'a'] }]);
});

test('keeps the order of the input inside a group and loses nobody', () => {
  const people = ['z', 'a', 'm'].map((id) => person(id, 80));
  expect(tieGroups(people)).toEqual([{ ids: ['z', 'a', 'm'] }]);
  expect(tieGroups([])).toEqual([]);
});

test('six people need .95 where five need .90', () => {
  // P is .92 for two even ranges of ten whose distance is 6: 1 − (4·4 + 4)/2/100 … counted below.
  const five = [person('top', 90), person('next', 84), person('x', 20), person('y', 20), person('z', 20)];
  const probability = probabilityAboveByQuantiles(person('top', 90).quantiles, person('next', 84).quantiles);
  expect(probability).toBe(0.92);
  expect(tieGroups(five)[0]).toEqual({ ids: ['top'] });
  expect(tieGroups([...five, person('w', 20)])[0]).toEqual({ ids: ['top', 'next'] });
});
