import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { overrideWeights } from '@/lib/job-analysis/override-weights';
import { targetFromPercentiles } from '@/lib/job-analysis/target-from-percentiles';
import { perScale } from '@/lib/scales';
import { WORKED_EXAMPLE } from '../job-factory';

test('a weight set by hand holds, and the others keep their proportions', () => {
  const weights = overrideWeights([0.5, 0.3, 0.2, 0, 0, 0], [0.3, null, null, null, null, null]);
  expect(weights?.map((weight) => Number(weight.toFixed(12)))).toEqual([0.3, 0.42, 0.28, 0, 0, 0]);
});

test('a scale that no step needs stays out, whatever was set for it', () => {
  expect(overrideWeights([0.6, 0.4, 0, 0, 0, 0], [null, null, 0.5, null, null, null])).toEqual([
    0.6, 0.4, 0, 0, 0, 0,
  ]);
});

test('weights that leave nothing for the others, or do not make a whole, are refused', () => {
  expect(overrideWeights([0.5, 0.5, 0, 0, 0, 0], [1, null, null, null, null, null])).toBeNull();
  expect(overrideWeights([0.5, 0.5, 0, 0, 0, 0], [0.5, 0.4, null, null, null, null])).toBeNull();
  expect(overrideWeights([0.5, 0.5, 0, 0, 0, 0], [0.7, 0.3, null, null, null, null])).toEqual([
    0.7, 0.3, 0, 0, 0, 0,
  ]);
  for (const wrong of [0, -0.1, 1.1, Number.NaN])
    expect(() => overrideWeights([1, 0, 0, 0, 0, 0], [wrong, null, null, null, null, null])).toThrow();
});

test('what can hold sums to 1 and keeps ratios of the free weights', () => {
  const raw = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 6, maxLength: 6 });
  const set = fc.array(fc.option(fc.double({ min: 0.01, max: 0.3, noNaN: true })), {
    minLength: 6,
    maxLength: 6,
  });
  fc.assert(
    fc.property(raw, set, (parts, overrides) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const weights = perScale((_, scale) => (parts[scale] ?? 0) / total);
      const result = overrideWeights(
        weights,
        perScale((_, scale) => overrides[scale] ?? null),
      );
      if (result === null) return;
      expect(result.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      const free = overrides.flatMap((override, scale) => (override === null ? [scale] : []));
      for (const scale of free) {
        const first = free[0] ?? 0;
        const before = (weights[scale] ?? 0) / (weights[first] ?? 1);
        expect((result[scale] ?? 0) / (result[first] ?? 1)).toBeCloseTo(before, 9);
      }
    }),
  );
});

test('the derivation applies it last and says so', () => {
  const plain = deriveWeights(WORKED_EXAMPLE);
  const set = deriveWeights(WORKED_EXAMPLE, { overrides: [null, null, null, null, 0.5, null] });
  if (plain.status === 'none' || set.status === 'none') throw new Error('no weights');
  expect(set.weights[4]).toBe(0.5);
  expect(set.percents[4]).toBe(50);
  expect(set.percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
  expect(set.heldBy).toEqual([null, null, null, null, 'override', null]);
  expect(set.beforeOverrides).toEqual(plain.weights);
});

test('weights set by hand that cannot hold together are not applied', () => {
  const plain = deriveWeights(WORKED_EXAMPLE);
  const refused = deriveWeights(WORKED_EXAMPLE, { overrides: [1, null, null, null, null, null] });
  expect(refused).toEqual(plain);
});

test('experts percentiles are averaged as z and become T', () => {
  expect(targetFromPercentiles([])).toBeNull();
  expect(targetFromPercentiles([50, 84.1344746068543])?.t).toBeCloseTo(55, 9);
  const answer = targetFromPercentiles([16, 50, 84]);
  expect(answer?.experts).toBe(3);
  expect(answer?.t).toBeCloseTo(50, 9);
  expect(answer?.range[0]).toBeCloseTo(100 - (answer?.range[1] ?? 0), 9);
  for (const wrong of [0, 100, Number.NaN]) expect(() => targetFromPercentiles([wrong])).toThrow();
});
