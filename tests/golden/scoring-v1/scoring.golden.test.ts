import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { computeComposite } from '@/lib/fit/composite';
import { computeFit } from '@/lib/fit/overall-fit';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { SCALE_KEYS, perScale, type PerScale, type ScaleKey } from '@/lib/scales';
import { SCORING_VERSIONS } from '@/lib/scoring/registry';
import type { Norm, Questionnaire, ScaleNorm } from '@/lib/scoring/types';

// Expected numbers: tests/golden/reference/score_v1.py, an independent program. Never edit them by hand.
type Case = Readonly<{
  name: string;
  answers: string;
  excluded: string;
  steps: readonly (readonly [number, number, number, PerScale<number>])[];
  lower: PerScale<number>;
  upper: PerScale<number | null>;
}>;
type Cases = Readonly<{
  form: Questionnaire;
  norm: Omit<Norm, 'scales'> & Readonly<{ scales: Record<ScaleKey, ScaleNorm> }>;
  cases: readonly Case[];
}>;
type ExpectedFit = Readonly<{
  weights: readonly number[];
  missing?: readonly ScaleKey[];
  fit?: number;
  expected?: number;
  sd?: number;
  composite?: number;
}>;
type Expected = Readonly<{ name: string; scales: readonly Record<string, unknown>[]; fit: ExpectedFit }>;

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const { form, norm: document, cases } = read('cases.json') as Cases;
const expected = read('expected.json') as readonly Expected[];
const norm: Norm = { ...document, scales: perScale((key) => document.scales[key]) };

/** Arithmetic agrees to 1e-9; equal strings and missing keys are compared as they are. */
const close = (value: unknown): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, 9);
  return Array.isArray(value) ? value.map(close) : value;
};

function scoresOf({ answers, excluded }: Case) {
  return SCORING_VERSIONS['1'].scoreAttempt({
    questionnaire: form,
    norm,
    answers: new Map(
      form.items.map(({ id }, index) => [id, answers[index] === '-' ? null : Number(answers[index])]),
    ),
    excluded: perScale((_, index) => excluded[index] === '1'),
  }).scales;
}

test('every case has its expected result', () => {
  expect(cases.length).toBeGreaterThanOrEqual(20);
  expect(expected.map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
});

test.each(cases.map((one, index) => [one.name, one, expected[index]] as const))(
  '%s',
  (_name, one, wanted) => {
    if (wanted === undefined) throw new Error('an expected result is missing');
    const scales = scoresOf(one);
    wanted.scales.forEach((scale, index) => {
      expect(scales[index]).toEqual(
        Object.fromEntries(Object.entries(scale).map(([key, value]) => [key, close(value)])),
      );
    });

    const steps = one.steps.map(([frequency, loss, gain, relevance]) => ({
      frequency,
      loss,
      gain,
      relevance,
    }));
    const derived = deriveWeights(steps, { excluded: perScale((_, index) => one.excluded[index] === '1') });
    if (derived.status !== 'derived') throw new Error(derived.reason);
    expect(derived.weights).toEqual(wanted.fit.weights.map(close));

    const person = {
      scores: perScale((_, index) => (scales[index]?.status === 'scored' ? scales[index].t : null)),
      sem: perScale((_, index) => (scales[index]?.status === 'scored' ? scales[index].sem : 0)),
    };
    const target = { weights: derived.weights, lower: one.lower, upper: one.upper, shoulder: 20 };
    const fit = computeFit(target, person);
    const composite = computeComposite({
      ...person,
      weights: derived.weights,
      correlations: norm.correlations,
      normN: norm.n,
    });
    if (fit.status === 'noFit') {
      expect([fit.missing, composite.status]).toEqual([wanted.fit.missing, 'none']);
      return;
    }
    expect(fit.fit).toBeCloseTo(wanted.fit.fit ?? Number.NaN, 9);
    // The reference integrates by the midpoint rule, which is good to about 1e-6 at the kinks.
    expect(fit.expected).toBeCloseTo(wanted.fit.expected ?? Number.NaN, 4);
    expect(fit.sd).toBeCloseTo(wanted.fit.sd ?? Number.NaN, 4);
    expect(composite.status === 'scored' && composite.t).toBeCloseTo(wanted.fit.composite ?? Number.NaN, 9);
  },
);

test('covers the six scales in every status', () => {
  const statuses = new Set(cases.flatMap((one) => scoresOf(one).map(({ status }) => status)));
  expect([...statuses].sort()).toEqual(['excluded', 'insufficient', 'scored']);
  expect(SCALE_KEYS).toHaveLength(6);
});
