import fc from 'fast-check';
import { expect, test } from 'vitest';

import { SHOULDER_T, desirability, distanceFromTarget } from '@/lib/fit/desirability';
import { desirabilityMoments } from '@/lib/fit/desirability-moments';

const oneSided = Object.freeze({ lower: 55, upper: null, shoulder: 20 });
const twoSided = Object.freeze({ lower: 48, upper: 67, shoulder: 20 });

// By hand: 1 inside, 1 − distance / 20 outside, never under 0.
test.each([
  [55, oneSided, 1],
  [80, oneSided, 1],
  [43, oneSided, 0.4],
  [35, oneSided, 0],
  [10, oneSided, 0],
  [48, twoSided, 1],
  [67, twoSided, 1],
  [72, twoSided, 0.75],
  [46, twoSided, 0.9],
  [99, twoSided, 0],
])('T %s against %j is worth %s', (t, target, expected) => {
  expect(desirability(t, target)).toBeCloseTo(expected, 12);
});

test('the distance is counted from the nearer limit', () => {
  expect([46, 48, 60, 67, 70].map((t) => distanceFromTarget(t, twoSided))).toEqual([2, 0, 0, 0, 3]);
  expect(distanceFromTarget(70, oneSided)).toBe(0);
});

test('the shoulder is two norm SDs', () => {
  expect(SHOULDER_T).toBe(20);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses the score %s', (t) => {
  expect(() => desirability(t, oneSided)).toThrow(expect.objectContaining({ code: 'SCORE_OUT_OF_RANGE' }));
});

test.each([
  { lower: 55, upper: 54, shoulder: 20 },
  { lower: Number.NaN, upper: null, shoulder: 20 },
  { lower: 55, upper: Number.POSITIVE_INFINITY, shoulder: 20 },
  { lower: 55, upper: Number.NaN, shoulder: 20 },
  { lower: 55, upper: null, shoulder: 0 },
  { lower: 55, upper: null, shoulder: -1 },
  { lower: 55, upper: null, shoulder: Number.NaN },
  { lower: 55, upper: null, shoulder: Number.POSITIVE_INFINITY },
])('refuses the target %j', (target) => {
  expect(() => desirability(50, target)).toThrow(expect.objectContaining({ code: 'TARGET_OUT_OF_RANGE' }));
});

test('a single point may be the whole target', () => {
  expect(desirability(50, { lower: 50, upper: 50, shoulder: 20 })).toBe(1);
});

/** The same moments by brute force: the midpoint rule over ±9 SD. */
function bySum(t: number, sem: number, target: typeof twoSided | typeof oneSided) {
  const steps = 40_000;
  let [mass, first, second] = [0, 0, 0];
  for (let i = 0; i < steps; i += 1) {
    const z = -9 + (18 * (i + 0.5)) / steps;
    const weight = Math.exp(-0.5 * z * z);
    const d = desirability(t + sem * z, target);
    mass += weight;
    first += weight * d;
    second += weight * d * d;
  }
  return { mean: first / mass, variance: second / mass - (first / mass) ** 2 };
}

test.each([
  [43, 4.5, oneSided],
  [55, 4.5, oneSided],
  [61, 3, oneSided],
  [36, 4, oneSided],
  [69, 4.5, twoSided],
  [85, 6, twoSided],
  [30, 6, twoSided],
])('moments at T %s, SEM %s agree with a sum over the density', (t, sem, target) => {
  const closed = desirabilityMoments(t, sem, target);
  const summed = bySum(t, sem, target);
  expect(closed.mean).toBeCloseTo(summed.mean, 7);
  expect(closed.variance).toBeCloseTo(summed.variance, 7);
});

test('without error the moments are the desirability itself', () => {
  expect(desirabilityMoments(43, 0, oneSided)).toEqual({ mean: 0.4, variance: 0 });
});

test('far inside and far outside nothing varies', () => {
  expect(desirabilityMoments(200, 4, oneSided)).toEqual({ mean: 1, variance: 0 });
  expect(desirabilityMoments(-200, 4, oneSided).mean).toBeCloseTo(0, 12);
});

test('a mirrored target and score are worth the same', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (t, sem) => {
        const target = { lower: 45, upper: 60, shoulder: 20 };
        const mirrored = { lower: 40, upper: 55, shoulder: 20 };
        expect(desirability(100 - t, mirrored)).toBeCloseTo(desirability(t, target), 9);
        const [here, there] = [
          desirabilityMoments(t, sem, target),
          desirabilityMoments(100 - t, sem, mirrored),
        ];
        expect(there.mean).toBeCloseTo(here.mean, 9);
        expect(there.variance).toBeCloseTo(here.variance, 9);
        expect(here.mean).toBeLessThanOrEqual(1 + 1e-12);
        expect(here.mean).toBeGreaterThanOrEqual(-1e-12);
      },
    ),
  );
});
