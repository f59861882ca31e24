import fc from 'fast-check';
import { expect, test } from 'vitest';

import { deriveWeights, weightPercents, weightsByAlpha } from '@/lib/job-analysis/derive-weights';
import type { DerivedWeights, RatedStep } from '@/lib/job-analysis/types';
import { NO_BOUNDS } from '@/lib/job-analysis/weight-bounds';
import type { PerScale } from '@/lib/scales';
import { WORKED_EXAMPLE, rated } from '../job-factory';

function derived(result: DerivedWeights): Extract<DerivedWeights, { status: 'derived' }> {
  if (result.status !== 'derived') throw new Error(`expected weights, got ${result.reason}`);
  return result;
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 12));
}

test('divides the demands by hand', () => {
  // One step of criticality 1: relevance 3 and 1 → 3/4 and 1/4.
  const result = derived(deriveWeights([rated(6, 4, 0, [3, 0, 1, 0, 0, 0])]));
  expect(result.weights).toEqual([0.75, 0, 0.25, 0, 0, 0]);
  expect(result.percents).toEqual([75, 0, 25, 0, 0, 0]);
  expect(result.bounds).toEqual({ rule: 'floorOnly', floor: 0.05, cap: null });
  expect(result.heldBy).toEqual([null, null, null, null, null, null]);
});

test('weighs each step by its criticality', () => {
  // C = 1 and √(1/4 · 1) = 1/2 (frequency 1.5 of 6): demands 1·2 and ½·2 → 2/3 and 1/3.
  const result = derived(
    deriveWeights([rated(6, 4, 0, [2, 0, 0, 0, 0, 0]), rated(1.5, 0, 4, [0, 0, 0, 0, 0, 2])], {
      bounds: NO_BOUNDS,
    }),
  );
  expectClose(result.criticality, [1, 0.5]);
  expectClose(result.weights, [2 / 3, 0, 0, 0, 0, 1 / 3]);
});

test('equals the worked example computed in R', () => {
  const result = derived(deriveWeights(WORKED_EXAMPLE));
  expectClose(
    result.criticality,
    [
      0.866025403784439, 0.645497224367903, 0.790569415042095, 0.816496580927726, 1, 0.790569415042095,
      0.577350269189626, 0.408248290463863,
    ],
  );
  expectClose(
    result.weights,
    [
      0.182636894009791, 0.0857579664179506, 0.221625139609243, 0.175740256623636, 0.173226074365912,
      0.161013668973467,
    ],
  );
  expect(result.percents).toEqual([18, 9, 22, 18, 17, 16]);
});

test('shows what alpha does, as computed in R', () => {
  const [low, high] = weightsByAlpha(WORKED_EXAMPLE, [0.25, 0.75]);
  if (low === undefined || high === undefined) throw new Error('two variants expected');
  expect([low.alpha, high.alpha]).toEqual([0.25, 0.75]);
  expectClose(
    derived(low.derived).weights,
    [
      0.176650660528565, 0.0851668269740681, 0.214793976787752, 0.173014969831095, 0.177065210726474,
      0.173308355152045,
    ],
  );
  expectClose(
    derived(high.derived).weights,
    [
      0.187448121940674, 0.0846962951198898, 0.227309062608315, 0.177959484174418, 0.17175279132345,
      0.150834244833253,
    ],
  );
});

test('the variants keep the exclusions', () => {
  const [variant] = weightsByAlpha(WORKED_EXAMPLE, [0.3], {
    excluded: [true, false, false, false, false, false],
  });
  expect(variant && derived(variant.derived).weights[0]).toBe(0);
});

test('holds the weights inside the limits and says which limit holds', () => {
  // Raw: 18/20 and 1/20 each → .40; .60 left for .10: .30 each. Nothing is at the floor.
  const result = derived(
    deriveWeights([rated(6, 4, 0, [3, 0, 0, 0, 0, 0]), rated(6, 4, 0, [3, 0.5, 0.5, 0, 0, 0])]),
  );
  expectClose(result.rawWeights, [6 / 7, 1 / 14, 1 / 14, 0, 0, 0]);
  expectClose(result.weights, [0.4, 0.3, 0.3, 0, 0, 0]);
  expect(result.heldBy).toEqual(['cap', null, null, null, null, null]);
  expect(result.bounds.rule).toBe('floorAndCap');
});

test('an excluded scale has no weight and leaves its share to the others', () => {
  const steps = [rated(6, 4, 0, [2, 1, 1, 0, 0, 0])];
  const result = derived(deriveWeights(steps, { excluded: [true, false, false, false, false, false] }));
  expect(result.weights).toEqual([0, 0.5, 0.5, 0, 0, 0]);
});

test('one scale alone weighs everything', () => {
  const result = derived(deriveWeights([rated(6, 4, 0, [0, 0, 0, 0, 2, 0])]));
  expect(result.weights).toEqual([0, 0, 0, 0, 1, 0]);
  expect(result.bounds.rule).toBe('single');
});

test('never gives equal weights in silence', () => {
  expect(deriveWeights([])).toEqual({ status: 'none', criticality: [], reason: 'noCriticalStep' });
  expect(deriveWeights([rated(0, 4, 4)])).toEqual({
    status: 'none',
    criticality: [0],
    reason: 'noCriticalStep',
  });
  expect(deriveWeights([rated(6, 4, 0, [0, 0, 0, 0, 0, 0])])).toEqual({
    status: 'none',
    criticality: [1],
    reason: 'noRelevance',
  });
  const one = [true, false, false, false, false, false] as const;
  expect(deriveWeights([rated(0, 4, 4)], { excluded: one })).toMatchObject({ reason: 'noCriticalStep' });
  const all = [true, true, true, true, true, true] as const;
  expect(deriveWeights([rated(6, 4, 0)], { excluded: all })).toMatchObject({
    status: 'none',
    reason: 'allExcluded',
  });
});

test.each([3.1, -0.1, Number.NaN])('refuses a relevance of %s', (relevance) => {
  expect(() => deriveWeights([rated(1, 1, 1, [0, 0, relevance, 0, 0, 0])])).toThrow(
    expect.objectContaining({ code: 'RATING_OUT_OF_RANGE', message: expect.stringContaining('relevance') }),
  );
});

test('shown percents follow the largest remainder', () => {
  expect(weightPercents([0.4, 0.314285714285714, 0.157142857142857, 0.0785714285714286, 0.05, 0])).toEqual([
    40, 31, 16, 8, 5, 0,
  ]);
});

const step = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
    fc.tuple(
      ...([3, 3, 3, 3, 3, 3].map((max) => fc.integer({ min: 0, max })) as unknown as PerScale<
        fc.Arbitrary<number>
      >),
    ),
  )
  .map(([frequency, loss, gain, relevance]) => rated(frequency, loss, gain, relevance));

test('weights and percents always sum to their whole, whatever the order of the steps', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps: RatedStep[]) => {
      const result = deriveWeights(steps);
      if (result.status === 'none') return;
      expect(result.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(result.percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
      expectClose(derived(deriveWeights([...steps].reverse())).weights, result.weights);
      // Twice the same steps say nothing new.
      expectClose(derived(deriveWeights([...steps, ...steps])).weights, result.weights);
    }),
  );
});

test('one more point of relevance never lowers the raw weight of its scale', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), ([first, ...rest]) => {
      if (first === undefined || first.relevance[2] === 3) return;
      const [a, b, c, ...others] = first.relevance;
      const raised = { ...first, relevance: [a, b, c + 1, ...others] as const };
      const before = deriveWeights([first, ...rest], { bounds: NO_BOUNDS });
      const after = deriveWeights([raised, ...rest], { bounds: NO_BOUNDS });
      if (before.status === 'none' || after.status === 'none') return;
      expect(after.weights[2]).toBeGreaterThanOrEqual(before.weights[2] - 1e-12);
    }),
  );
});
