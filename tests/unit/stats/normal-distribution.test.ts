import { expect, test } from 'vitest';

import { normalCdf, normalPdf } from '@/lib/stats/normal-distribution';

// Expected: Python 3.11, 0.5 * math.erfc(-z / math.sqrt(2)).
const TABLE: readonly (readonly [z: number, probability: number])[] = [
  [0, 0.5],
  [0.3, 0.6179114221889526],
  [0.66, 0.7453730853286639],
  [0.7, 0.758036347776927],
  [1.959963984540054, 0.975],
  [3, 0.9986501019683699],
  [5, 0.9999997133484281],
  [8, 0.9999999999999993],
  [-0.3, 0.3820885778110474],
  [-1, 0.15865525393145707],
  [-3, 0.0013498980316300957],
  [-5.9, 1.8175078630994357e-9],
  [-8, 6.220960574271819e-16],
  [-20, 2.7536241186063314e-89],
];

test.each(TABLE)('the distribution function at %s is %s', (z, probability) => {
  expect(Math.abs(normalCdf(z) / probability - 1)).toBeLessThan(1e-13);
});

test('reaches 0 and 1 at infinity', () => {
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
});

test('is symmetric and never falls, also where the formulas change', () => {
  let previous = 0;
  for (let z = -9; z <= 9; z += 0.001) {
    const probability = normalCdf(z);
    expect(probability).toBeGreaterThanOrEqual(previous);
    expect(Math.abs(probability + normalCdf(-z) - 1)).toBeLessThan(1e-15);
    previous = probability;
  }
});

test('the density is 1/√(2π) at 0 and the slope of the distribution function', () => {
  expect(normalPdf(0)).toBeCloseTo(0.3989422804014327, 15);
  const step = 1e-5;
  for (const z of [-3, -1, 0.4, 2]) {
    expect((normalCdf(z + step) - normalCdf(z - step)) / (2 * step)).toBeCloseTo(normalPdf(z), 8);
  }
});
