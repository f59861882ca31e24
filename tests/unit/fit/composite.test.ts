import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compositeSpread, computeComposite, type CompositeInput } from '@/lib/fit/composite';
import { Z_90 } from '@/lib/psychometrics/scores/interval';
import { perScale, type PerScale } from '@/lib/scales';

const IDENTITY: PerScale<PerScale<number>> = perScale((_, i) => perScale((__, j) => (i === j ? 1 : 0)));
const ONES: PerScale<PerScale<number>> = perScale(() => perScale(() => 1));
const SEM: PerScale<number> = [4, 4, 4, 4, 4, 4];

const input = (changes: Partial<CompositeInput>): CompositeInput => ({
  weights: [0.5, 0.5, 0, 0, 0, 0],
  scores: [60, 50, 10, 10, 10, 10],
  sem: SEM,
  correlations: IDENTITY,
  normN: 60,
  ...changes,
});

function scored(result: ReturnType<typeof computeComposite>) {
  if (result.status !== 'scored') throw new Error(`expected a composite, got ${result.reason}`);
  return result;
}

test('one scale alone is its own composite', () => {
  const result = scored(computeComposite(input({ weights: [1, 0, 0, 0, 0, 0] })));
  expect([result.t, result.spread, result.sem]).toEqual([60, 1, 4]);
  // Norm error at z = 1, n = 60: √(100/60 + 100/118).
  expect(result.normSem).toBeCloseTo(Math.sqrt(100 / 60 + 100 / 118), 12);
  const half = Z_90 * Math.sqrt(16 + 100 / 60 + 100 / 118);
  expect(result.interval90[0]).toBeCloseTo(60 - half, 12);
  expect(result.interval90[1]).toBeCloseTo(60 + half, 12);
});

test('two independent scales by hand', () => {
  // Σ w z = ½; spread √(¼ + ¼) = √½; G = 50 + 10 · ½ / √½ = 57.0711; SEM √(2 · (½·4)²) / √½ = 4.
  const result = scored(computeComposite(input({})));
  expect(result.spread).toBeCloseTo(Math.SQRT1_2, 14);
  expect(result.t).toBeCloseTo(50 + 5 / Math.SQRT1_2, 12);
  expect(result.sem).toBeCloseTo(4, 12);
  // G is itself a T: its norm error is that of z = ½ / √½.
  expect(result.normSem).toBeCloseTo(Math.sqrt(100 / 60 + (100 * 0.5) / 118), 12);
});

test('perfectly correlated scales give the weighted mean', () => {
  const result = scored(computeComposite(input({ correlations: ONES, weights: [0.25, 0.75, 0, 0, 0, 0] })));
  expect(result.t).toBeCloseTo(52.5, 12);
});

test('a correlation of one pair counts twice', () => {
  // ¼ + ¼ + 2 · ¼ · .54 = .77.
  const r = perScale((_, i) => perScale((__, j) => (i === j ? 1 : i + j === 1 ? 0.54 : 0)));
  expect(compositeSpread([0.5, 0.5, 0, 0, 0, 0], r)).toBeCloseTo(Math.sqrt(0.77), 14);
});

test('a missing scale with weight means no composite; one without weight may be missing', () => {
  const scores = [60, null, null, 50, 50, 50] as const;
  expect(computeComposite(input({ scores }))).toEqual({
    status: 'none',
    reason: 'missingScale',
    missing: ['salesConfidence'],
  });
  expect(scored(computeComposite(input({ scores, weights: [1, 0, 0, 0, 0, 0] }))).t).toBe(60);
});

test('refuses impossible weights and correlations', () => {
  const refusal = expect.objectContaining({ code: 'WEIGHT_OUT_OF_RANGE' });
  expect(() => computeComposite(input({ weights: [0.5, 0.4, 0, 0, 0, 0] }))).toThrow(refusal);
  const impossible = perScale((_, i) => perScale((__, j) => (i === j ? 1 : -1)));
  expect(() => computeComposite(input({ correlations: impossible }))).toThrow(refusal);
});

test('everybody at 50 is 50, and one more T on every scale is never less', () => {
  const t = fc.double({ min: 20, max: 80, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(t, t, t, t, t, t), (scores) => {
      const weights = [0.3, 0.1, 0.2, 0.1, 0.1, 0.2] as const;
      const base = scored(computeComposite(input({ scores, weights })));
      const raised = scored(
        computeComposite(input({ scores: perScale((_, i) => (scores[i] ?? 0) + 1), weights })),
      );
      expect(raised.t - base.t).toBeCloseTo(1 / base.spread, 9);
      expect(base.t - base.interval90[0]).toBeCloseTo(base.interval90[1] - base.t, 9);
    }),
  );
  expect(scored(computeComposite(input({ scores: [50, 50, 50, 50, 50, 50] }))).t).toBe(50);
});
