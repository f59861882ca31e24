import fc from 'fast-check';
import { expect, test } from 'vitest';

import { criticality } from '@/lib/job-analysis/criticality';
import { rated } from '../job-factory';

// By hand, alpha .5: √(f/6 · impact/4).
test.each([
  [6, 1, 3, Math.sqrt(0.75)],
  [6, 4, 0, 1],
  [2, 4, 4, Math.sqrt(1 / 3)],
  [3, 2, 0, 0.5],
])('frequency %s, loss %s, gain %s give %s', (frequency, loss, gain, expected) => {
  expect(criticality(rated(frequency, loss, gain), 0.5)).toBeCloseTo(expected, 14);
});

test('alpha moves the share between frequency and impact', () => {
  // f/6 = 1/2, impact/4 = 1: (1/2)^α.
  expect(criticality(rated(3, 4, 0), 0.25)).toBeCloseTo(0.5 ** 0.25, 14);
  expect(criticality(rated(3, 4, 0), 0.75)).toBeCloseTo(0.5 ** 0.75, 14);
  expect(criticality(rated(3, 4, 0), 0)).toBe(1);
  expect(criticality(rated(6, 2, 1), 1)).toBe(1);
});

test.each([0, 0.5, 1])('nothing that never happens or makes no difference is critical, alpha %s', (alpha) => {
  expect(criticality(rated(0, 4, 4), alpha)).toBe(0);
  expect(criticality(rated(6, 0, 0), alpha)).toBe(0);
});

test.each([-0.01, 1.01, Number.NaN])('refuses alpha %s', (alpha) => {
  expect(() => criticality(rated(1, 1, 1), alpha)).toThrow(
    expect.objectContaining({ code: 'ALPHA_OUT_OF_RANGE' }),
  );
});

test.each([
  ['frequency', rated(6.01, 1, 1)],
  ['frequency', rated(-1, 1, 1)],
  ['frequency', rated(Number.NaN, 1, 1)],
  ['loss', rated(1, 4.01, 1)],
  ['loss', rated(1, -0.5, 1)],
  ['gain', rated(1, 1, 5)],
  ['gain', rated(1, 1, -1)],
])('refuses a %s outside its range', (field, step) => {
  expect(() => criticality(step, 0.5)).toThrow(
    expect.objectContaining({
      code: 'RATING_OUT_OF_RANGE',
      message: expect.stringContaining(`${field} must be in`),
    }),
  );
});

const rating = (max: number) => fc.double({ min: 0, max, noNaN: true });

test('stays in [0, 1] and never falls when a rating rises', () => {
  fc.assert(
    fc.property(rating(6), rating(4), rating(4), rating(1), rating(1), (f, loss, gain, alpha, rise) => {
      const low = criticality(rated(f, loss, gain), alpha);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(1);
      expect(criticality(rated(f + (6 - f) * rise, loss, gain), alpha)).toBeGreaterThanOrEqual(low - 1e-12);
      expect(criticality(rated(f, loss + (4 - loss) * rise, gain), alpha)).toBeGreaterThanOrEqual(
        low - 1e-12,
      );
      expect(criticality(rated(f, gain, loss), alpha)).toBe(low);
    }),
  );
});
