import { expect, test } from 'vitest';
import { fitTargetOf } from '@/lib/report/fit-input';
import { trialPerson, tryWeights } from '@/lib/report/trial-weights';
import { perScale } from '@/lib/scales';
import { sampleReport, UNEVEN } from '../report-page/sample';

const { model, profile } = sampleReport(UNEVEN);
const { weights, ...target } = fitTargetOf(profile);

test('the weights of the profile give the fit of the report', () => {
  const result = tryWeights([trialPerson('a', model)], target, weights);
  const fit = result?.fits[0];
  if (fit?.status !== 'fitted' || model.fit.status !== 'fitted') throw new Error('no fit');
  expect(fit.fit).toBeCloseTo(model.fit.fit, 5);
  expect(fit.interval90[0]).toBeCloseTo(model.fit.interval90[0], 5);
  expect(fit.interval90[1]).toBeCloseTo(model.fit.interval90[1], 5);
});

test('only the proportions count', () => {
  const people = [trialPerson('a', model), trialPerson('b', model)];
  const once = tryWeights(people, target, [1, 2, 3, 4, 5, 5]);
  const often = tryWeights(people, target, [10, 20, 30, 40, 50, 50]);
  expect(once).toEqual(often);
  expect(once?.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  // Two with the same answers cannot be told apart, whatever the weights.
  expect([...(once?.letters ?? [])]).toEqual([
    ['a', 'A'],
    ['b', 'A'],
  ]);
});

test('no weight at all gives no result; a missing score gives no number', () => {
  const person = trialPerson('a', model);
  expect(tryWeights([person], target, [0, 0, 0, 0, 0, 0])).toBeNull();
  const gap = { ...person, scores: perScale((_, index) => (index === 2 ? null : 50)) };
  expect(tryWeights([gap], target, [1, 1, 1, 1, 1, 1])?.fits[0]?.status).toBe('noFit');
  expect(tryWeights([gap], target, [1, 1, 0, 1, 1, 1])?.fits[0]?.status).toBe('fitted');
});

test('the profile stays as it is', () => {
  tryWeights([trialPerson('a', model)], target, [1, 0, 0, 0, 0, 0]);
  expect(fitTargetOf(profile).weights).toEqual(weights);
});
