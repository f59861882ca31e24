import { describe, expect, test } from 'vitest';

import { c2Statistic } from '@/lib/psychometrics/item-response/c2-statistic';
import {
  expectedAPosterioriMatrix,
  prepareBank,
} from '@/lib/psychometrics/item-response/expected-a-posteriori';
import type { GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { itemFit } from '@/lib/psychometrics/item-response/item-fit';
import { calibrate } from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import { parameterStandardErrors } from '@/lib/psychometrics/item-response/parameter-standard-errors';
import { responseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import { simulateResponses } from '@/lib/psychometrics/item-response/simulate-responses';
import { Z_90 } from '@/lib/psychometrics/scores/interval';
import { correlation } from '@/lib/stats/covariance';
import { spreadBank } from '@/tests/support/graded-banks';

const THRESHOLDS = [-1.8, -0.6, 0.5, 1.6];

function calibrated(bank: readonly GradedItem[], people: number, seed: number) {
  const { thetas, responses } = simulateResponses(bank, { people, seed });
  const matrix = responseMatrix(responses);
  const result = calibrate(matrix, { mergeBelow: 0 });
  if (result.status === 'none') throw new Error(result.reason);
  const estimates = expectedAPosterioriMatrix(prepareBank(result.items), matrix.answers);
  return { thetas, matrix, result, estimates };
}

function shareCovered(thetas: readonly number[], theta: Float64Array, se: Float64Array): number {
  const covered = thetas.filter((truth, person) => {
    return Math.abs(truth - (theta[person] ?? 0)) <= Z_90 * (se[person] ?? 0);
  });
  return covered.length / thetas.length;
}

describe('recovery of known parameters', () => {
  test.each([
    [12, 1000, 0.95],
    [30, 1000, 0.95],
  ])('%i items, %i people: a and b at r ≥ .95, θ at r ≥ %f', (items, people, thetaRecovery) => {
    const bank = spreadBank(items, THRESHOLDS);
    const { thetas, result, estimates } = calibrated(bank, people, 31);
    expect(result.converged).toBe(true);
    const slopes = correlation(
      bank.map(({ a }) => a),
      result.items.map(({ a }) => a),
    );
    const thresholds = correlation(
      bank.flatMap(({ b }) => b),
      result.items.flatMap(({ b }) => b),
    );
    expect(slopes).toBeGreaterThan(0.95);
    expect(thresholds).toBeGreaterThan(0.99);
    expect(correlation(thetas, [...estimates.theta])).toBeGreaterThan(thetaRecovery);
  });

  test('90 % intervals around the EAP hold the true trait nine times in ten', () => {
    const { thetas, estimates } = calibrated(spreadBank(12, THRESHOLDS), 4000, 7);
    // Binomial SD of the share with 4,000 people: .005.
    expect(Math.abs(shareCovered(thetas, estimates.theta, estimates.se) - 0.9)).toBeLessThan(0.015);
  });

  test('also with known parameters and a short scale', () => {
    const bank = spreadBank(5, THRESHOLDS);
    const { thetas, responses } = simulateResponses(bank, { people: 20_000, seed: 3 });
    const { theta, se } = expectedAPosterioriMatrix(prepareBank(bank), responseMatrix(responses).answers);
    expect(Math.abs(shareCovered(thetas, theta, se) - 0.9)).toBeLessThan(0.01);
    const squares = thetas.reduce((sum, truth, person) => sum + (truth - (theta[person] ?? 0)) ** 2, 0);
    const nominal = se.reduce((sum, value) => sum + value ** 2, 0);
    expect(squares / nominal).toBeCloseTo(1, 1);
  });

  test('standard errors tell how far slopes scatter from sample to sample', () => {
    const bank = spreadBank(5, [-0.3]);
    const runs = Array.from({ length: 40 }, (_, seed) => calibrated(bank, 800, 100 + seed));
    const inside = runs.flatMap(({ result, matrix }) => {
      const errors = parameterStandardErrors(result.items, matrix);
      if (errors.status === 'none') throw new Error(errors.reason);
      return bank.map(({ a }, item) => {
        return Math.abs((result.items[item]?.a ?? 0) - a) <= Z_90 * (errors.items[item]?.a ?? 0);
      });
    });
    const share = inside.filter(Boolean).length / inside.length;
    expect(inside).toHaveLength(200);
    // Binomial SD .021.
    expect(Math.abs(share - 0.9)).toBeLessThan(0.06);
  });

  test('fit statistics of a true model exceed their 5 % limits about as often as they should', () => {
    const bank = spreadBank(6, [-1, 0.8]);
    const runs = Array.from({ length: 40 }, (_, seed) => calibrated(bank, 500, 500 + seed));
    const model = runs.map(({ result, matrix }) => {
      const fit = c2Statistic(result.items, matrix);
      if (fit.status === 'none') throw new Error(fit.reason);
      return { ...fit, items: itemFit(result.items, matrix) };
    });
    const rejected = model.filter(({ p }) => p < 0.05).length / model.length;
    expect(rejected).toBeLessThan(0.17);
    const meanPerDf = model.reduce((sum, { c2, df }) => sum + c2 / df, 0) / model.length;
    expect(Math.abs(meanPerDf - 1)).toBeLessThan(0.2);
    const items = model.flatMap((fit) =>
      fit.items.flatMap((item) => (item.status === 'estimated' ? [item.p] : [])),
    );
    expect(items.length).toBe(240);
    const flagged = items.filter((p) => p < 0.05).length / items.length;
    expect(flagged).toBeGreaterThan(0.01);
    expect(flagged).toBeLessThan(0.1);
    // RMSEA stays under its gate in a true model.
    expect(model.every(({ rmsea }) => rmsea < 0.08)).toBe(true);
  });
});

describe('simulated answers', () => {
  const bank: readonly GradedItem[] = [{ a: 1.5, b: [-0.7, 0.9] }];

  test('the same seed gives the same answers, another seed others', () => {
    const first = simulateResponses(bank, { people: 50, seed: 1 });
    expect(simulateResponses(bank, { people: 50, seed: 1 })).toEqual(first);
    expect(simulateResponses(bank, { people: 50, seed: 2 })).not.toEqual(first);
  });

  test('people and answers come as often as the model says', () => {
    const { thetas, responses } = simulateResponses(bank, { people: 40_000, seed: 4 });
    expect(thetas.reduce((sum, theta) => sum + theta, 0) / thetas.length).toBeCloseTo(0, 1);
    const near = responses.filter((_, person) => Math.abs(thetas[person] ?? 0) < 0.1);
    const share = near.filter(([category]) => category === 1).length / near.length;
    // P(1 | θ = 0) = σ(1.05) − σ(−1.35).
    expect(Math.abs(share - (1 / (1 + Math.exp(-1.05)) - 1 / (1 + Math.exp(1.35))))).toBeLessThan(0.03);
  });

  test('a number of people that is none is refused', () => {
    expect(() => simulateResponses(bank, { people: 1.5, seed: 1 })).toThrow('OUT_OF_RANGE');
  });
});
