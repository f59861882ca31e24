import fc from 'fast-check';
import { expect, test } from 'vitest';

import { clamp } from '@/lib/stats/clamp';
import { largestRemainder } from '@/lib/stats/largest-remainder';
import { mean } from '@/lib/stats/mean';
import { median } from '@/lib/stats/median';
import { roundParts } from '@/lib/stats/round-parts';

test('clamp keeps a number inside its limits', () => {
  expect([clamp(0, 1, 10), clamp(5, 1, 10), clamp(11, 1, 10)]).toEqual([1, 5, 10]);
});

test('mean divides by the count and refuses nothing', () => {
  expect(mean(Object.freeze([1, 2, 6]))).toBe(3);
  expect(() => mean([])).toThrow('at least one value');
});

test('median takes the middle of any order, and the mean of two middles', () => {
  // Text order would put 10 before 9.
  expect(median(Object.freeze([10, 9, 1]))).toBe(9);
  expect(median(Object.freeze([4, 1, 3, 100]))).toBe(3.5);
  expect(median([7])).toBe(7);
  expect(() => median([])).toThrow('at least one value');
});

test('largest remainder gives the missing points to the largest remainders', () => {
  // 100 · (.5, .3, .2) of 7: 3.5, 2.1, 1.4 → floors 3, 2, 1; the one missing goes to .5.
  expect(largestRemainder([5, 3, 2], 7)).toEqual([4, 2, 1]);
});

test('largest remainder gives ties to the lower index, also when noise tips them', () => {
  expect(largestRemainder([1, 1, 1], 100)).toEqual([34, 33, 33]);
  expect(largestRemainder([1, 1 + 1e-12, 1, 1, 1, 1], 100)).toEqual([17, 17, 17, 17, 16, 16]);
});

test('largest remainder does not lose a whole to floating-point noise', () => {
  // .15 + .05 + .8 in parts of 100: 15.000000000000002, 5 and 80 or a hair less.
  expect(largestRemainder([0.15, 0.05, 0.8], 100)).toEqual([15, 5, 80]);
  expect(largestRemainder([0.29, 0.71], 100)).toEqual([29, 71]);
});

test('largest remainder can divide nothing', () => {
  expect(largestRemainder([1, 2], 0)).toEqual([0, 0]);
});

test.each([
  [[-1, 2], 10],
  [[Number.NaN, 2], 10],
  [[Number.POSITIVE_INFINITY, 2], 10],
  [[0, 0], 10],
  [[], 10],
  [[1, 2], 1.5],
  [[1, 2], -1],
])('largest remainder refuses %j of %s', (parts, total) => {
  expect(() => largestRemainder(parts, total)).toThrow(RangeError);
});

test('largest remainder sums to the total and stays within one of the exact share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 1000 }),
      (parts, total) => {
        const sum = parts.reduce((a, b) => a + b, 0);
        fc.pre(sum > 1e-6);
        const whole = largestRemainder(Object.freeze(parts), total);
        expect(whole.reduce((a, b) => a + b, 0)).toBe(total);
        whole.forEach((value, index) => {
          expect(Math.abs(value - ((parts[index] ?? 0) / sum) * total)).toBeLessThan(1 + 1e-6);
        });
      },
    ),
  );
});

test('rounded parts sum to the rounded number, negative parts too', () => {
  // Floors 1, 1, −1 sum to 1; the sum 2.4 rounds to 2; the one missing goes to −0.4 with remainder .6.
  expect(roundParts([1.4, 1.4, -0.4])).toEqual([1, 1, 0]);
  expect(roundParts([-2.5, -0.25])).toEqual([-3, 0]);
});

test('rounded parts give ties to the lower index', () => {
  expect(roundParts([0.5, 0.5, 0.5, 0.5], 2)).toEqual([1, 1, 0, 0]);
});

test('rounded parts reach any total that rounding can reach and refuse the others', () => {
  expect(roundParts([1.2, 2.2], 5)).toEqual([2, 3]);
  expect(() => roundParts([1.2, 2.2], 6)).toThrow(RangeError);
  expect(() => roundParts([1.2, 2.2], 2)).toThrow(RangeError);
  expect(() => roundParts([Number.NaN], 2)).toThrow(RangeError);
});
