import { expect, test } from 'vitest';

import { thurstonianMap } from '@/lib/psychometrics/forced-choice/thurstonian-map';
import {
  prepareThurstonianModel,
  type ThurstonianModel,
} from '@/lib/psychometrics/forced-choice/thurstonian-model';
import { correlation } from '@/lib/stats/covariance';
import { mean } from '@/lib/stats/mean';
import { randomSource } from '@/lib/stats/random';
import { cholesky } from '@/lib/stats/symmetric-matrix';
import expected from '../../../golden/r/forced-choice.json' with { type: 'json' };

const PEOPLE = 1500;
const TRAITS = 6;
const MODEL: ThurstonianModel = {
  ...expected.model,
  pairs: expected.model.pairs.map(([i = 0, k = 0]) => [i, k] as const),
};

/**
 * People whose utilities of all 60 statements follow the model, so that the three choices in a block share their errors;
 * `blocked` false draws a new utility for every pair, as the estimate assumes.
 */
function simulate(blocked: boolean) {
  const random = randomSource(21);
  const factor = cholesky(Float64Array.from(MODEL.correlations.flat()), TRAITS) ?? new Float64Array();
  // Thresholds of a block add up, so that they are differences of means; the first statement has mean 0.
  const means = MODEL.loadings.map((_, item) => {
    const pair = MODEL.pairs.findIndex(([i, k]) => i === item - (item % 3) && k === item);
    return item % 3 === 0 ? 0 : (MODEL.thresholds[pair] ?? 0);
  });
  const prepared = prepareThurstonianModel(MODEL);
  return Array.from({ length: PEOPLE }, () => {
    const normals = Array.from({ length: TRAITS }, () => random.normal());
    const eta = normals.map((_, row) =>
      normals.reduce((sum, value, column) => sum + (factor[row * TRAITS + column] ?? 0) * value, 0),
    );
    const draw = (item: number) =>
      (means[item] ?? 0) +
      (MODEL.loadings[item] ?? 0) * (eta[MODEL.traits[item] ?? 0] ?? 0) +
      Math.sqrt(MODEL.uniquenesses[item] ?? 0) * random.normal();
    const fixed = MODEL.loadings.map((_, item) => draw(item));
    const utility = (item: number) => (blocked ? (fixed[item] ?? 0) : draw(item));
    const choices = MODEL.pairs.map(([i, k]) => (utility(i) > utility(k) ? 1 : 0));
    return { eta, ...thurstonianMap(prepared, choices) };
  });
}

function summary(people: ReturnType<typeof simulate>) {
  const cells = people.flatMap(({ eta, estimate, se }) =>
    eta.map((truth, trait) => ({ error: (estimate[trait] ?? 0) - truth, se: se[trait] ?? 0 })),
  );
  const column = (pick: (person: (typeof people)[number]) => readonly number[], trait: number) =>
    people.map((person) => pick(person)[trait] ?? 0);
  const rmse = Math.sqrt(mean(cells.map(({ error }) => error * error)));
  const stated = Math.sqrt(mean(cells.map(({ se }) => se * se)));
  return {
    recovery: Array.from(
      { length: TRAITS },
      (_, trait) =>
        correlation(
          column(({ eta }) => eta, trait),
          column(({ estimate }) => estimate, trait),
        ) ?? 0,
    ),
    errorRatio: rmse / stated,
    coverage90: mean(cells.map(({ error, se }) => (Math.abs(error) <= 1.6448536269514722 * se ? 1 : 0))),
  };
}

test('pairs that are independent, as the estimate assumes: errors are what they say', () => {
  const { errorRatio, coverage90 } = summary(simulate(false));
  expect(Math.abs(errorRatio - 1)).toBeLessThan(0.03);
  expect(Math.abs(coverage90 - 0.9)).toBeLessThan(0.015);
});

test('whole blocks: traits are recovered; real errors are about 6 % larger than stated', () => {
  const { recovery, errorRatio, coverage90 } = summary(simulate(true));
  recovery.forEach((r) => expect(r).toBeGreaterThan(0.8));
  expect(Math.abs(errorRatio - 1.06)).toBeLessThan(0.02);
  expect(Math.abs(coverage90 - 0.88)).toBeLessThan(0.01);
});
