import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { WeightBounds } from '@/lib/job-analysis/types';
import {
  NO_BOUNDS,
  boundWeights,
  boundsForActiveScales,
  limitThatHolds,
} from '@/lib/job-analysis/weight-bounds';

const bounds = (floor: number, cap: number): WeightBounds => ({ rule: 'floorAndCap', floor, cap });
const DEFAULT = bounds(0.05, 0.4);

function expectWeights(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((weight, index) => expect(weight).toBeCloseTo(expected[index] ?? Number.NaN, 12));
}

test('follows the number of active scales', () => {
  expect([6, 3, 2, 1, 0].map((active) => boundsForActiveScales(active))).toEqual([
    { rule: 'floorAndCap', floor: 0.05, cap: 0.4 },
    { rule: 'floorAndCap', floor: 0.05, cap: 0.4 },
    { rule: 'floorOnly', floor: 0.05, cap: null },
    { rule: 'single', floor: null, cap: null },
    { rule: 'single', floor: null, cap: null },
  ]);
});

test('fixes the cap first when it is broken more, then the floor', () => {
  // .62 → .40; .60 left for .38: factor 30/19 → .3158, .1579, .0789, .0474; .0474 → .05;
  // .55 left for .35: factor 11/7 → .22/.7, .11/.7, .055/.7.
  expectWeights(boundWeights([0.62, 0.2, 0.1, 0.05, 0.03, 0], DEFAULT), [
    0.4,
    0.22 / 0.7,
    0.11 / 0.7,
    0.055 / 0.7,
    0.05,
    0,
  ]);
});

test('fixes floors first when they are broken more', () => {
  // Floors missing .02 + .05 + .07 = .14 against .15 over the cap: cap first; then .65 left for .5: .39, .13, .078, .039, .013;
  // cap .35: .04 over, floors .002 + .041 + .067: floors first → .08 each; .41 left for .4: .3075, .1025.
  expectWeights(
    boundWeights([0.5, 0.3, 0.1, 0.06, 0.03, 0.01], bounds(0.08, 0.35)),
    [0.35, 0.3075, 0.1025, 0.08, 0.08, 0.08],
  );
});

test('keeps a zero at zero and shares its mass with nobody', () => {
  expectWeights(boundWeights([0.9, 0.1, 0, 0, 0, 0], bounds(0.05, 0.6)), [0.6, 0.4, 0, 0, 0, 0]);
});

test('leaves weights inside the limits alone', () => {
  const weights = Object.freeze([0.3, 0.3, 0.2, 0.1, 0.05, 0.05]);
  expectWeights(boundWeights(weights, DEFAULT), weights);
  expectWeights(boundWeights([1], boundsForActiveScales(1)), [1]);
});

test('two scales have a floor and no cap', () => {
  expectWeights(boundWeights([0.99, 0.01], boundsForActiveScales(2)), [0.95, 0.05]);
  expectWeights(boundWeights([0.99, 0.01], NO_BOUNDS), [0.99, 0.01]);
});

test('equal floors and caps can be met exactly', () => {
  expectWeights(boundWeights([0.7, 0.3], bounds(0.5, 0.5)), [0.5, 0.5]);
  expectWeights(boundWeights([0.9, 0.05, 0.05], bounds(0.1, 0.4)), [0.4, 0.3, 0.3]);
});

test('only weights above 0 need room for the floor', () => {
  // Six floors of .2 would not fit, two do.
  expectWeights(boundWeights([0.9, 0.1, 0, 0, 0, 0], bounds(0.2, 1)), [0.8, 0.2, 0, 0, 0, 0]);
});

test.each([
  ['a cap too low for the scales', [0.5, 0.5], bounds(0, 0.49)],
  ['a floor too high for the scales', [0.5, 0.25, 0.25], bounds(0.34, 1)],
  ['a floor above the cap', [0.5, 0.5], bounds(0.7, 0.6)],
  ['a negative floor', [0.5, 0.5], bounds(-0.1, 0.6)],
  ['a cap above 1', [0.5, 0.5], bounds(0.1, 1.1)],
  ['a floor that is not a number', [0.5, 0.5], bounds(Number.NaN, 0.6)],
])('refuses %s', (_name, weights, limits) => {
  expect(() => boundWeights(weights, limits)).toThrow(expect.objectContaining({ code: 'BOUNDS_INFEASIBLE' }));
});

test.each([-0.1, 1.1, Number.NaN])('refuses the weight %s', (weight) => {
  expect(() => boundWeights([weight, 0.5], NO_BOUNDS)).toThrow(
    expect.objectContaining({ code: 'WEIGHT_OUT_OF_RANGE' }),
  );
});

test('says which limit holds a weight', () => {
  expect(limitThatHolds(0.4, 0.62, DEFAULT)).toBe('cap');
  expect(limitThatHolds(0.05, 0.03, DEFAULT)).toBe('floor');
  expect(limitThatHolds(0.3, 0.2, DEFAULT)).toBeNull();
  expect(limitThatHolds(0.3, 0.5, DEFAULT)).toBeNull();
  expect(limitThatHolds(0.4, 0.4, DEFAULT)).toBeNull();
  expect(limitThatHolds(0.05, 0.05, DEFAULT)).toBeNull();
  expect(limitThatHolds(0, 0, DEFAULT)).toBeNull();
  expect(limitThatHolds(0, 0, bounds(0, 1))).toBeNull();
  expect(limitThatHolds(0.4, 0.62, NO_BOUNDS)).toBeNull();
  expect(limitThatHolds(0.05, 0.03, NO_BOUNDS)).toBeNull();
});

const sixWeights = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 })
  .filter((parts) => parts.filter((part) => part > 0).length >= 3)
  .map((parts) => parts.map((part) => part / parts.reduce((sum, value) => sum + value, 0)));

test('any weights end inside the limits, sum to 1, keep their order and their zeros', () => {
  fc.assert(
    fc.property(sixWeights, (weights) => {
      const bounded = boundWeights(weights, DEFAULT);
      expect(bounded.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      weights.forEach((weight, i) => {
        const own = bounded[i] ?? Number.NaN;
        if (weight === 0) expect(own).toBe(0);
        else {
          expect(own).toBeGreaterThanOrEqual(0.05 - 1e-12);
          expect(own).toBeLessThanOrEqual(0.4 + 1e-12);
        }
        weights.forEach((other, j) => {
          if (weight > other) expect(own).toBeGreaterThanOrEqual((bounded[j] ?? 0) - 1e-12);
        });
      });
    }),
  );
});

test('the order of the scales makes no difference', () => {
  fc.assert(
    fc.property(sixWeights, (weights) => {
      expectWeights(
        [...boundWeights([...weights].reverse(), DEFAULT)].reverse(),
        boundWeights(weights, DEFAULT),
      );
    }),
  );
});
