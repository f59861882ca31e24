import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { inverseMillsRatio } from '@/lib/psychometrics/forced-choice/inverse-mills-ratio';
import { thurstonianGate } from '@/lib/psychometrics/forced-choice/thurstonian-gate';
import { thurstonianMap } from '@/lib/psychometrics/forced-choice/thurstonian-map';
import {
  prepareThurstonianModel,
  type ThurstonianModel,
} from '@/lib/psychometrics/forced-choice/thurstonian-model';
import expected from '../../../golden/r/forced-choice.json' with { type: 'json' };

type Choices = readonly (0 | 1 | null)[];
const MODEL: ThurstonianModel = {
  ...expected.model,
  pairs: expected.model.pairs.map(([i = 0, k = 0]) => [i, k] as const),
};
const CHOICES: readonly Choices[] = expected.choices.map((row) =>
  row.map((choice) => (choice === 1 ? 1 : 0)),
);
const PREPARED = prepareThurstonianModel(MODEL);
const INDEPENDENT = MODEL.correlations.map((row, i) => row.map((_, k) => (i === k ? 1 : 0)));

describe('inverse Mills ratio', () => {
  test.each(expected.mills)('at $z as R has it', ({ z, ratio }) => {
    const own = inverseMillsRatio(z);
    expect(Math.abs(own.ratio / ratio - 1)).toBeLessThan(1e-12);
    if (z > -4) expect(own.curvature).toBeCloseTo(ratio * (ratio + z), 12);
  });

  test('has one value at the border of its two formulas', () => {
    const [below, above] = [inverseMillsRatio(-4), inverseMillsRatio(-4 + 1e-12)];
    expect(Math.abs(below.ratio / above.ratio - 1)).toBeLessThan(1e-11);
    expect(Math.abs(below.curvature / above.curvature - 1)).toBeLessThan(1e-11);
  });

  test('falls with z, lies above −z, and its curvature stays inside (0, 1)', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e8, max: 30, noNaN: true }), (z) => {
        const { ratio, curvature } = inverseMillsRatio(z);
        expect(ratio).toBeGreaterThan(0);
        expect(ratio).toBeGreaterThanOrEqual(-z);
        expect(curvature).toBeGreaterThanOrEqual(0);
        expect(curvature).toBeLessThanOrEqual(1);
        expect(inverseMillsRatio(z + 1).ratio).toBeLessThanOrEqual(ratio);
      }),
    );
  });
});

describe('maximum a posteriori', () => {
  test('as an independent program finds it, also for answers against everything expected', () => {
    CHOICES.forEach((choices, person) => {
      const { estimate, se } = thurstonianMap(PREPARED, choices);
      estimate.forEach((value, trait) =>
        expect(value).toBeCloseTo(expected.estimates[person]?.[trait] ?? Number.NaN, 9),
      );
      se.forEach((value, trait) => expect(value).toBeCloseTo(expected.se[person]?.[trait] ?? Number.NaN, 9));
    });
  });

  const answers = fc.array(fc.constantFrom(0 as const, 1 as const, null), { minLength: 60, maxLength: 60 });

  test('turning every pair round changes nothing', () => {
    const turned = prepareThurstonianModel({
      ...MODEL,
      pairs: MODEL.pairs.map(([i, k]) => [k, i] as const),
      thresholds: MODEL.thresholds.map((threshold) => -threshold),
    });
    fc.assert(
      fc.property(answers, (choices) => {
        const opposite = choices.map((choice) => (choice === null ? null : choice === 1 ? 0 : 1));
        const [own, other] = [thurstonianMap(PREPARED, choices), thurstonianMap(turned, opposite)];
        own.estimate.forEach((value, trait) => expect(other.estimate[trait]).toBeCloseTo(value, 8));
        own.se.forEach((value, trait) => expect(other.se[trait]).toBeCloseTo(value, 8));
      }),
      { numRuns: 40 },
    );
  });

  test('the other key of a trait turns its sign; the order of the pairs does not matter', () => {
    fc.assert(
      fc.property(answers, fc.nat(5), (choices, flipped) => {
        const order = MODEL.pairs.map((_, pair) => pair).reverse();
        const model = prepareThurstonianModel({
          ...MODEL,
          loadings: MODEL.loadings.map((loading, item) =>
            MODEL.traits[item] === flipped ? -loading : loading,
          ),
          pairs: order.map((pair) => MODEL.pairs[pair] ?? [0, 0]),
          thresholds: order.map((pair) => MODEL.thresholds[pair] ?? 0),
          correlations: INDEPENDENT,
        });
        const own = thurstonianMap(prepareThurstonianModel({ ...MODEL, correlations: INDEPENDENT }), choices);
        const other = thurstonianMap(
          model,
          order.map((pair) => choices[pair] ?? null),
        );
        own.estimate.forEach((value, trait) =>
          expect(other.estimate[trait]).toBeCloseTo(trait === flipped ? -value : value, 8),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('without answers it is the population; every answer makes it surer', () => {
    const none = thurstonianMap(
      PREPARED,
      MODEL.pairs.map(() => null),
    );
    none.estimate.forEach((value) => expect(value).toBeCloseTo(0, 12));
    none.se.forEach((value) => expect(value).toBeCloseTo(1, 9));
    none.covariance.forEach((row, i) =>
      row.forEach((value, k) => expect(value).toBeCloseTo(MODEL.correlations[i]?.[k] ?? Number.NaN, 9)),
    );
    const [choices = []] = CHOICES;
    const half = thurstonianMap(
      PREPARED,
      choices.map((choice, pair) => (pair < 30 ? choice : null)),
    );
    const whole = thurstonianMap(PREPARED, choices);
    whole.se.forEach((value, trait) => expect(value).toBeLessThan(half.se[trait] ?? 0));
  });

  test('answers far outside what the model expects stay finite', () => {
    const harsh = prepareThurstonianModel({
      ...MODEL,
      loadings: MODEL.loadings.map((loading) => 40 * loading),
      thresholds: MODEL.thresholds.map(() => 200),
    });
    fc.assert(
      fc.property(answers, (choices) => {
        const { estimate, se } = thurstonianMap(harsh, choices);
        [...estimate, ...se].forEach((value) => expect(Number.isFinite(value)).toBe(true));
      }),
      { numRuns: 40 },
    );
  });

  test('refuses what is no model and choices that do not fit', () => {
    const refused = (change: Partial<ThurstonianModel>) => () =>
      prepareThurstonianModel({ ...MODEL, ...change });
    const replaced = <T>(values: readonly T[], value: T) => [value, ...values.slice(1)];
    const ones = INDEPENDENT.map((row) => row.map(() => 1));
    expect(refused({ traits: [0] })).toThrow('WRONG_SHAPE');
    expect(refused({ thresholds: [0] })).toThrow('WRONG_SHAPE');
    expect(refused({ correlations: [[1, 0]] })).toThrow('WRONG_SHAPE');
    expect(refused({ correlations: [] })).toThrow('WRONG_SHAPE');
    expect(refused({ loadings: replaced(MODEL.loadings, Number.NaN) })).toThrow('NOT_FINITE');
    expect(refused({ traits: replaced(MODEL.traits, 6) })).toThrow('OUT_OF_RANGE');
    expect(refused({ pairs: replaced(MODEL.pairs, [0, 0]) })).toThrow('OUT_OF_RANGE');
    expect(refused({ pairs: replaced(MODEL.pairs, [0, 60]) })).toThrow('OUT_OF_RANGE');
    expect(refused({ uniquenesses: replaced(MODEL.uniquenesses, -1) })).toThrow('OUT_OF_RANGE');
    expect(refused({ uniquenesses: MODEL.uniquenesses.map(() => 0) })).toThrow('OUT_OF_RANGE');
    expect(refused({ correlations: INDEPENDENT.map((row) => row.map((value) => 2 * value)) })).toThrow(
      'OUT_OF_RANGE',
    );
    expect(refused({ correlations: replaced(INDEPENDENT, [1, 0.5, 0, 0, 0, 0]) })).toThrow('OUT_OF_RANGE');
    expect(refused({ correlations: ones })).toThrow('NOT_POSITIVE_DEFINITE');
    expect(refused({ correlations: replaced(INDEPENDENT, [1, Number.NaN, 0, 0, 0, 0]) })).toThrow(
      'NOT_FINITE',
    );
    expect(() => thurstonianMap(PREPARED, [1])).toThrow('WRONG_SHAPE');
  });
});

test('the gate: 500 people and half of the blocks mixed, all reasons given', () => {
  const mixed = [
    { trait: 0, key: 1 },
    { trait: 1, key: -1 },
  ] as const;
  const plain = [
    { trait: 0, key: 1 },
    { trait: 1, key: 1 },
  ] as const;
  expect(thurstonianGate({ calibrationPeople: 500, blocks: [mixed, plain] })).toEqual({ status: 'passed' });
  expect(thurstonianGate({ calibrationPeople: 499, blocks: [mixed, plain, plain] })).toEqual({
    status: 'none',
    reasons: ['calibrationTooSmall', 'tooFewMixedBlocks'],
  });
  expect(() => thurstonianGate({ calibrationPeople: 0.5, blocks: [mixed] })).toThrow('OUT_OF_RANGE');
});
