import fc from 'fast-check';
import { expect, test } from 'vitest';

import { averageRatings } from '@/lib/job-analysis/average-ratings';
import { deriveWeights, type WeightOptions } from '@/lib/job-analysis/derive-weights';
import { effectiveWeights } from '@/lib/job-analysis/effective-weights';
import { JobAnalysisError } from '@/lib/job-analysis/errors';
import { stepImportance } from '@/lib/job-analysis/step-importance';
import { NO_BOUNDS } from '@/lib/job-analysis/weight-bounds';
import { perScale, type PerScale } from '@/lib/scales';
import { trimmedMean } from '@/lib/stats/trimmed-mean';
import golden from '../../golden/r/weights.json' with { type: 'json' };
import { WORKED_EXAMPLE, rated } from '../job-factory';

const six = (values: readonly number[] | undefined): PerScale<number> =>
  perScale((_, index) => values?.[index] ?? Number.NaN);
const steps = golden.steps.map((step, index) => ({ ...step, relevance: six(golden.relevance[index]) }));

function weights(options: WeightOptions, of = steps): readonly number[] {
  const derived = deriveWeights(of, { bounds: NO_BOUNDS, ...options });
  if (derived.status === 'none') throw new Error(derived.reason);
  return derived.weights;
}

const close = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 12) as number);

test.each([
  ['default', {}, golden.weights],
  ['α .25', { alpha: 0.25 }, golden.alpha25],
  ['by step', { normalisation: 'step' }, golden.byStep],
  ['by duty', { normalisation: 'duty', duties: golden.duties }, golden.byDuty],
  ['loss only', { importance: 'loss' }, golden.lossOnly],
  ['expected loss', { importance: 'expectedLoss', rates: golden.rates }, golden.expectedLoss],
] as const)('weights agree with R: %s', (_, options, expected) => {
  expect(weights(options)).toEqual(close(expected));
});

test('by duty: one duty is the default, and splitting a step in two changes nothing there', () => {
  expect(weights({ normalisation: 'duty', duties: steps.map(() => 'all') })).toEqual(close(golden.weights));
  const [first] = steps;
  const split = first === undefined ? [] : [first, ...steps];
  const arrival = golden.duties.map((duty, index) => (index === 0 ? 'own' : duty));
  expect(weights({ normalisation: 'duty', duties: ['own', ...arrival] }, split)).toEqual(
    close(weights({ normalisation: 'duty', duties: arrival })),
  );
});

test('by step: a rater who marks everything three times higher changes nothing', () => {
  const louder = WORKED_EXAMPLE.map((step, index) => {
    return index === 5
      ? { ...step, relevance: perScale((_, scale) => (step.relevance[scale] ?? 0) / 3) }
      : step;
  });
  expect(weights({ normalisation: 'step' }, [...louder])).toEqual(
    close(weights({ normalisation: 'step' }, [...WORKED_EXAMPLE])),
  );
});

test('an excluded scale takes nothing of a step that is divided', () => {
  const excluded = [false, false, true, false, false, false] as const;
  const step = rated(6, 4, 4, [1, 0, 3, 1, 0, 0]);
  expect(weights({ normalisation: 'step', excluded }, [step])).toEqual([0.5, 0, 0, 0.5, 0, 0]);
});

test('every variant gives shares in any order of the steps', () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  const variant = fc.constantFrom('none', 'step', 'duty');
  const rule = fc.constantFrom('criticality', 'loss', 'expectedLoss');
  fc.assert(
    fc.property(order, variant, rule, (places, normalisation, importance) => {
      const pick = <T>(values: readonly T[]) => places.flatMap((place) => values.slice(place, place + 1));
      const options = { normalisation, importance };
      const found = weights(
        { ...options, duties: pick(golden.duties), rates: pick(golden.rates) },
        pick(steps),
      );
      expect(found.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(found).toEqual(close(weights({ ...options, duties: golden.duties, rates: golden.rates })));
    }),
  );
});

test('expected loss: nothing is lost where nobody notices; loss alone forgets the gain', () => {
  expect(stepImportance([rated(5, 2, 2), rated(5, 0, 0)], 'expectedLoss', 0.5, [3, 8])).toEqual([27, 0]);
  expect(stepImportance([rated(6, 0, 4), rated(6, 4, 0)], 'loss', 0.5)).toEqual([0, 1]);
});

test.each([
  [{ importance: 'expectedLoss' }, 'WRONG_SHAPE'],
  [{ importance: 'expectedLoss', rates: [1, 2, 3, 4, -1] }, 'OUT_OF_RANGE'],
  [{ importance: 'expectedLoss', rates: [1, 2, 3, 4, Number.NaN] }, 'OUT_OF_RANGE'],
  [{ importance: 'expectedLoss', rates: [1, 2, 3, 4, Number.POSITIVE_INFINITY] }, 'OUT_OF_RANGE'],
  [{ normalisation: 'duty' }, 'WRONG_SHAPE'],
  [{ normalisation: 'duty', duties: ['a'] }, 'WRONG_SHAPE'],
] as const)('a variant without what it needs is refused', (options, code) => {
  expect(() => weights(options)).toThrow(expect.objectContaining({ name: 'JobAnalysisError', code }));
});

test('averages: all values under eight raters, without the outer fifth from eight on', () => {
  const frequencies = (values: readonly number[]) =>
    averageRatings(values.map((frequency) => rated(frequency, 2, 2))).frequency;
  expect(frequencies([0, 3, 3, 3, 3, 3, 6])).toBe(3);
  expect(frequencies([0, 0, 0, 0, 0, 0, 6])).toBeCloseTo(6 / 7, 12);
  expect(frequencies([0, 0, 0, 0, 0, 0, 0, 6])).toBe(0);
  expect(trimmedMean([0, 4, 5, 5, 6], 0.2)).toBeCloseTo(14 / 3, 12);
  expect(trimmedMean([9, 1], 0)).toBe(5);
  expect(() => trimmedMean([1], 0.5)).toThrow(RangeError);
  expect(() => trimmedMean([], 0.2)).toThrow(RangeError);
});

test('a link stands from 60 % of the raters on: three of five, not four of seven', () => {
  const linked = (yes: number, of: number) =>
    averageRatings(
      Array.from({ length: of }, (_, rater) =>
        rated(3, 2, 2, rater < yes ? [2, 1, 0, 0, 0, 0] : [0, 0, 0, 0, 0, 0]),
      ),
    ).relevance;
  expect(linked(3, 5)).toEqual([expect.closeTo(1.2, 12), expect.closeTo(0.6, 12), 0, 0, 0, 0]);
  expect(linked(4, 7)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(linked(1, 1)).toEqual([2, 1, 0, 0, 0, 0]);
  expect(linked(6, 10)[0]).toBeGreaterThan(0);
});

test('effective weights agree with R, with and without equal spread', () => {
  const { weights: nominal, correlations, spread, shares, equalSpread } = golden.effective;
  const r = perScale((_, row) => six(correlations[row]));
  expect(effectiveWeights(six(nominal), r, six(spread))).toEqual(close(shares));
  expect(effectiveWeights(six(nominal), r)).toEqual(close(equalSpread));
});

test('effective weights: independent scales share by the squares of their weights; impossible input is refused', () => {
  const identity = perScale((_, row) => perScale((__, column) => (row === column ? 1 : 0)));
  expect(effectiveWeights([0.8, 0.2, 0, 0, 0, 0], identity)).toEqual(close([16 / 17, 1 / 17, 0, 0, 0, 0]));
  const broken = perScale((_, row) => perScale((__, column) => (row === column ? 1 : row === 0 ? 0.5 : 0)));
  const refused = (run: () => unknown) => expect(run).toThrow(JobAnalysisError);
  refused(() => effectiveWeights([0.8, 0.2, 0, 0, 0, 0], broken));
  refused(() => effectiveWeights([0, 0, 0, 0, 0, 0], identity));
  refused(() => effectiveWeights([-1, 2, 0, 0, 0, 0], identity));
  refused(() => effectiveWeights([Number.NaN, 1, 0, 0, 0, 0], identity));
  refused(() => effectiveWeights([1, 0, 0, 0, 0, 0], identity, [-1, 1, 1, 1, 1, 1]));
  refused(() =>
    effectiveWeights(
      [1, 0, 0, 0, 0, 0],
      perScale(() => perScale(() => 0)),
    ),
  );
});
