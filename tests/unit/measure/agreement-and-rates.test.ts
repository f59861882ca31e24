import { expect, test } from 'vitest';

import { runMeasure } from '@/scripts/measure/run';
import agreement from '../../golden/r/agreement.json' with { type: 'json' };
import rates from '../../golden/r/observed-rates.json' with { type: 'json' };

const run = (operation: string, input: unknown) => runMeasure([operation], () => JSON.stringify(input));

function output(operation: string, input: unknown): unknown {
  const { stdout, stderr, status } = run(operation, input);
  expect([stderr, status]).toEqual(['', 0]);
  return JSON.parse(stdout) as unknown;
}

function refusal(operation: string, input: unknown): unknown {
  const { stdout, stderr, status } = run(operation, input);
  expect([stdout, status]).toEqual(['', 2]);
  const { error } = JSON.parse(stderr) as { error: { code: string; path: string } };
  return [error.code, error.path];
}

const close = (value: number | undefined) => expect.closeTo(value ?? Number.NaN, 9) as number;

test('icc: the three coefficients and the interval of R, with exactly these keys', () => {
  const { ratings, value, lower, upper } = agreement.icc.shroutFleiss;
  expect(output('icc', { ratings })).toEqual({
    icc21: close(value[1]),
    icc2k: close(value[4]),
    icc3k: close(value[5]),
    icc21Ci95: [close(lower[1]), close(upper[1])],
  });
});

test('icc: null with a reason where there is none', () => {
  const none = { icc21: null, icc2k: null, icc3k: null, icc21Ci95: null };
  expect(output('icc', { ratings: [] })).toEqual({ ...none, reason: 'tooFew' });
  expect(output('icc', { ratings: [[2, 2], [2, 2]] })).toEqual({ ...none, reason: 'noVariance' }); // prettier-ignore
  expect(output('icc', { ratings: [[1, 1], [2, 2]] })).toEqual({ icc21: 1, icc2k: 1, icc3k: 1, icc21Ci95: null, reason: 'noError' }); // prettier-ignore
});

test('icc: negative values stay negative', () => {
  const { ratings, value } = agreement.icc.unlike;
  expect(output('icc', { ratings })).toMatchObject({ icc21: close(value[1]), icc3k: close(value[5]) });
  expect(value[1]).toBeLessThan(0);
});

test('icc: refuses rows of different length and what is no number, with the place', () => {
  expect(refusal('icc', { ratings: [[1, 2], [1]] })).toEqual(['WRONG_LENGTH', 'ratings[1]']);
  expect(refusal('icc', { ratings: [[1, null]] })).toEqual(['WRONG_TYPE', 'ratings[0][1]']);
  expect(refusal('icc', { ratings: [[1, 2]], k: 2 })).toEqual(['UNKNOWN_KEY', 'k']);
  expect(refusal('icc', {})).toEqual(['MISSING', 'ratings']);
  expect(refusal('icc', { ratings: [[1e200, 1], [2, 3]] })).toEqual(['OUT_OF_RANGE', 'ratings']); // prettier-ignore
});

test.each(agreement.items.map((ratings, index) => ({ ratings, index })))(
  'rwg: item $index of R',
  ({ ratings, index }) => {
    const deviation = agreement.averageDeviation[index] ?? Number.NaN;
    expect(output('rwg', { points: 7, ratings })).toEqual({
      rwgRaw: close(agreement.rwgUniform[index]),
      rwg: close(Math.max(0, agreement.rwgUniform[index] ?? Number.NaN)),
      averageDeviation: close(deviation),
      averageDeviationOk: deviation <= 7 / 6,
    });
  },
);

test('rwg: one rater agrees with nobody', () => {
  expect(output('rwg', { points: 5, ratings: [3] })).toEqual({
    rwgRaw: null,
    rwg: null,
    averageDeviation: null,
    averageDeviationOk: null,
    reason: 'tooFew',
  });
});

test('rwg: as many ratings as anybody may have', () => {
  const ratings = Array.from({ length: 200_000 }, (_, index) => (index % 2) + 3);
  expect(output('rwg', { points: 5, ratings })).toMatchObject({ averageDeviation: 0.5 });
});

test('rwg: refuses ratings that do not fit the scale', () => {
  expect(refusal('rwg', { points: 5, ratings: [0, 5] })).toEqual(['OUT_OF_RANGE', 'ratings']);
  expect(refusal('rwg', { points: 5, ratings: [1.7e308, 1.7e308] })).toEqual(['OUT_OF_RANGE', 'ratings']);
  expect(refusal('rwg', { points: 1, ratings: [1, 1] })).toEqual(['OUT_OF_RANGE', 'points']);
  expect(refusal('rwg', { points: 5, ratings: ['3'] })).toEqual(['WRONG_TYPE', 'ratings[0]']);
});

test('rates: rate, both limits and rating of R, with exactly these keys', () => {
  const observations = rates.rates.map(({ events, hours }) => ({ events, hours }));
  const expected = rates.rates.map(({ rate, exact95, jeffreys }) => ({
    rate: close(rate),
    exact95: exact95.map(close),
    jeffreys: jeffreys.map(close),
    rating: expect.any(Number) as number,
  }));
  expect(output('rates', { observations })).toEqual({ rates: expected });
  const known = rates.map.filter(({ rate }) => rate === 2.5)[0];
  expect(output('rates', { observations: [{ events: 5, hours: 2 }] })).toMatchObject({
    rates: [{ rating: close(known?.rating) }],
  });
  expect(output('rates', { observations: [] })).toEqual({ rates: [] });
});

test('rates: refuses counts and hours that are none', () => {
  const place = (observation: unknown) => refusal('rates', { observations: [observation] });
  expect(place({ events: -1, hours: 1 })).toEqual(['OUT_OF_RANGE', 'observations[0].events']);
  expect(place({ events: 1.5, hours: 1 })).toEqual(['WRONG_TYPE', 'observations[0].events']);
  expect(place({ events: 1, hours: 0 })).toEqual(['OUT_OF_RANGE', 'observations[0].hours']);
  expect(place({ events: 1 })).toEqual(['MISSING', 'observations[0].hours']);
});
