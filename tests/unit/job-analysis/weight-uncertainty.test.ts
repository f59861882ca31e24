import { expect, test, vi } from 'vitest';

import type { RaterMatrix } from '@/lib/job-analysis/rater-matrix';
import { weightBootstrap } from '@/lib/job-analysis/weight-bootstrap';
import { NO_BOUNDS } from '@/lib/job-analysis/weight-bounds';
import { weightConcentration } from '@/lib/job-analysis/weight-concentration';
import { weightJackknife, type WeightUncertainty } from '@/lib/job-analysis/weight-jackknife';
import { weightRateLimits } from '@/lib/job-analysis/weight-rate-limits';
import { perScale, type PerScale } from '@/lib/scales';
import golden from '../../golden/r/weights.json' with { type: 'json' };
import { WORKED_EXAMPLE, rated } from '../job-factory';

const six = (values: readonly number[] | undefined): PerScale<number> =>
  perScale((_, index) => values?.[index] ?? Number.NaN);
const close = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 10) as number);
const { raters } = golden;

const MATRIX: RaterMatrix = raters.frequency.map((row, rater) =>
  row.map((frequency, step) =>
    rated(
      frequency,
      raters.loss[rater]?.[step] ?? 0,
      raters.gain[rater]?.[step] ?? 0,
      perScale((_, scale) => raters.relevance[scale]?.[rater]?.[step] ?? 0),
    ),
  ),
);

function estimated(result: WeightUncertainty) {
  if (result.status === 'none') throw new Error(result.reason);
  return result;
}

const jackknife = (matrix: RaterMatrix) => weightJackknife(matrix, { bounds: NO_BOUNDS });

test('the jackknife over nine raters agrees with R: weights, errors and limits', () => {
  const result = estimated(jackknife(MATRIX));
  expect(result.weights).toEqual(close(raters.weights));
  expect(result.standardError).toEqual(close(raters.jackknife));
  expect(result.interval90.map(([low]) => low)).toEqual(close(raters.lower));
  expect(result.interval90.map(([, high]) => high)).toEqual(close(raters.upper));
});

test('the order of raters and of steps changes no uncertainty', () => {
  const turned = [...MATRIX].reverse().map((row) => [...row].reverse());
  expect(estimated(jackknife(turned)).standardError).toEqual(close(raters.jackknife));
});

test('raters who agree leave nothing uncertain', () => {
  const same = estimated(jackknife([WORKED_EXAMPLE, WORKED_EXAMPLE, WORKED_EXAMPLE]));
  expect(same.standardError).toEqual(close([0, 0, 0, 0, 0, 0]));
  same.interval90.forEach((limits, scale) => {
    const weight = same.weights[scale] ?? 0;
    expect(limits).toEqual(close([weight, weight]));
  });
  const drawn = estimated(weightBootstrap([WORKED_EXAMPLE, WORKED_EXAMPLE], { seed: 3, resamples: 100 }));
  expect(drawn.standardError).toEqual(close([0, 0, 0, 0, 0, 0]));
});

const one = [rated(6, 4, 4, [1, 0, 0, 0, 0, 0])];
const none = [rated(0, 4, 4, [1, 0, 0, 0, 0, 0])];

test('no uncertainty without a second rater, without weights, or when all rests on one rater', () => {
  const both = (matrix: RaterMatrix) => [
    weightJackknife(matrix),
    weightBootstrap(matrix, { seed: 1, resamples: 100 }),
  ];
  expect(both([one])).toEqual(Array(2).fill({ status: 'none', reason: 'oneRater' }));
  expect(both([none, none])).toEqual(Array(2).fill({ status: 'none', reason: 'noCriticalStep' }));
  expect(weightJackknife([one, none])).toEqual({ status: 'none', reason: 'noWeightsWithoutARater' });
  // A resample without the first rater has no weights and is drawn again.
  expect(weightBootstrap([one, none], { seed: 1, resamples: 100 })).toMatchObject({ status: 'estimated' });
});

test('a step that a rater left out counts by the others; without anybody it is refused', () => {
  const [first, second] = WORKED_EXAMPLE;
  if (first === undefined || second === undefined) throw new Error('steps');
  const gaps = estimated(
    weightJackknife([
      [first, null],
      [first, second],
      [first, second],
    ]),
  );
  expect(gaps.weights).toEqual(
    estimated(
      weightJackknife([
        [first, second],
        [first, second],
      ]),
    ).weights,
  );
  const refused = expect.objectContaining({ code: 'WRONG_SHAPE' }) as Error;
  expect(() =>
    weightJackknife([
      [first, null],
      [first, null],
    ]),
  ).toThrow(refused);
  expect(() => weightJackknife([[first], [first, second]])).toThrow(refused);
  expect(() => weightJackknife([])).toThrow(refused);
});

test('rates and duties follow their step when a resample loses one', () => {
  const [first, second] = WORKED_EXAMPLE;
  if (first === undefined || second === undefined) throw new Error('steps');
  const options = {
    importance: 'expectedLoss',
    rates: [5, 2],
    normalisation: 'duty',
    duties: ['a', 'b'],
  } as const;
  const result = estimated(
    weightJackknife(
      [
        [null, second],
        [first, second],
        [first, second],
      ],
      options,
    ),
  );
  expect(result.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test('the bootstrap: same seed, same interval; another seed, another; progress up to 1', () => {
  const onProgress = vi.fn<(share: number) => void>();
  const weights = { bounds: NO_BOUNDS };
  const first = estimated(weightBootstrap(MATRIX, { seed: 5, weights, onProgress }));
  expect(weightBootstrap(MATRIX, { seed: 5, weights })).toEqual(first);
  expect(weightBootstrap(MATRIX, { seed: 6, weights })).not.toEqual(first);
  expect(onProgress.mock.calls.length).toBeGreaterThanOrEqual(20);
  expect(onProgress).toHaveBeenLastCalledWith(1);
  first.weights.forEach((weight, scale) => {
    const [low, high] = first.interval90[scale] ?? [1, 0];
    expect(low).toBeLessThanOrEqual(weight);
    expect(high).toBeGreaterThanOrEqual(weight);
  });
});

test('bootstrap and jackknife estimate the same error where no link hangs on one rater', () => {
  const linked = MATRIX.slice(0, 6).map((row) =>
    row.map((rating) =>
      rating === null
        ? null
        : { ...rating, relevance: perScale((_, scale) => Math.max(1, rating.relevance[scale] ?? 0)) },
    ),
  );
  const byJackknife = estimated(jackknife(linked));
  const byBootstrap = estimated(weightBootstrap(linked, { seed: 5, weights: { bounds: NO_BOUNDS } }));
  byJackknife.standardError.forEach((error, scale) =>
    expect(Math.abs((byBootstrap.standardError[scale] ?? 0) / error - 1)).toBeLessThan(0.2),
  );
});

test.each([0, 99, 1.5, Number.NaN])('%s resamples are refused', (resamples) => {
  expect(() => weightBootstrap(MATRIX, { seed: 1, resamples })).toThrow(
    expect.objectContaining({ code: 'OUT_OF_RANGE' }),
  );
});

const steps = golden.steps.map((step, index) => ({ ...step, relevance: six(golden.relevance[index]) }));
const limits = golden.rateLimits.limits.map((limit) => {
  return Array.isArray(limit) ? { low: limit[0] ?? 0, high: limit[1] ?? 0 } : null;
});

test('limits of observed rates carried into the weights agree with R', () => {
  const result = weightRateLimits(steps, limits, { bounds: NO_BOUNDS });
  if (result.status === 'none') throw new Error(result.reason);
  expect(result.weights).toEqual(close(golden.weights));
  expect(result.limits.map(([low]) => low)).toEqual(close(golden.rateLimits.lower));
  expect(result.limits.map(([, high]) => high)).toEqual(close(golden.rateLimits.upper));
});

test('limits of observed rates: none observed, none moved; what cannot be is refused', () => {
  const free = weightRateLimits(
    steps,
    steps.map(() => null),
  );
  if (free.status === 'none') throw new Error(free.reason);
  free.limits.forEach(([low, high], scale) =>
    expect([low, high]).toEqual(Array(2).fill(free.weights[scale])),
  );
  expect(() => weightRateLimits(steps, [])).toThrow(expect.objectContaining({ code: 'WRONG_SHAPE' }));
  const outside = steps.map(() => ({ low: 5.5, high: 6 }));
  expect(() => weightRateLimits(steps, outside)).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
  expect(weightRateLimits(none, [null])).toMatchObject({ status: 'none', reason: 'noCriticalStep' });
  // The only critical step may be gone at its lower limit: then there are no other weights to move to.
  expect(weightRateLimits(one, [{ low: 0, high: 6 }])).toMatchObject({ limits: { 0: [1, 1] } });
});

test('concentration: the median over scales, kept in [20, 500], 50 when unknown', () => {
  expect(weightConcentration([0.5, 0.5, 0, 0, 0, 0], [0.05, 0.05, 0, 0, 0, 0])).toBeCloseTo(99, 9);
  expect(weightConcentration([0.5, 0.5, 0, 0, 0, 0], [0.2, 0.2, 0, 0, 0, 0])).toBe(20);
  expect(weightConcentration([0.5, 0.5, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0])).toBe(500);
  expect(weightConcentration([1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0])).toBe(50);
  expect(weightConcentration([0.5, 0.5, 0, 0, 0, 0], null)).toBe(50);
  expect(() => weightConcentration([0.5, 0.5, 0, 0, 0, 0], [-1, 0, 0, 0, 0, 0])).toThrow(
    expect.objectContaining({ code: 'OUT_OF_RANGE' }),
  );
});
