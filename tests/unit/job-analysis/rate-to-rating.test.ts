import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  compareWithRating,
  rateToRating,
  ratingToRate,
  ratingWithLimits,
} from '@/lib/job-analysis/rate-to-rating';
import golden from '../../golden/r/observed-rates.json' with { type: 'json' };

test.each(golden.map)('a rate of $rate is rated as in R', ({ rate, rating }) => {
  expect(rateToRating(rate)).toBeCloseTo(rating, 12);
});

test.each(golden.back)('a rating of $rating stands for the rate of R', ({ rating, rate }) => {
  expect(Math.abs(ratingToRate(rating) / rate - 1)).toBeLessThan(1e-12);
});

test('the middles of the ratings are the ratings', () => {
  const middles = [2 / 1720, 20 / 1720, 90 / 1720, 2 / 7.5, 6 / 7.5, 4];
  expect(middles.map((rate) => Math.round(rateToRating(rate) * 1e12) / 1e12)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('no event is rating 0, and nothing goes above 6', () => {
  expect([rateToRating(0), rateToRating(1e-300), rateToRating(1e300)]).toEqual([0, 0, 6]);
});

test('a higher rate never has a lower rating', () => {
  const rate = fc.double({ min: 0, max: 10, noNaN: true });
  fc.assert(
    fc.property(rate, rate, (a, b) => {
      expect(rateToRating(Math.min(a, b))).toBeLessThanOrEqual(rateToRating(Math.max(a, b)));
    }),
  );
});

test('rating and rate undo each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 6, noNaN: true }), (rating) => {
      expect(rateToRating(ratingToRate(rating))).toBeCloseTo(rating, 10);
    }),
  );
});

test('the limits of a rate become limits of its rating', () => {
  const found = ratingWithLimits(0.8, [2 / 7.5, 4]);
  expect(found.rating).toBeCloseTo(5, 12);
  expect([found.low, found.high].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([4, 6]);
  expect(ratingWithLimits(0, [0, 0.3]).low).toBe(0);
  expect(() => ratingWithLimits(1, [1.1, 2])).toThrow('OUT_OF_RANGE');
  expect(() => ratingWithLimits(1, [0, 0.5])).toThrow('OUT_OF_RANGE');
});

test('more than one point between observation and raters asks for a decision, one point does not', () => {
  expect(compareWithRating(4.5, 3)).toEqual({ gap: 1.5, needsDecision: true });
  expect(compareWithRating(3, 4.5)).toEqual({ gap: -1.5, needsDecision: true });
  // 4.1 − 3.1 is a hair above 1 in floating point.
  expect(compareWithRating(4.1, 3.1).needsDecision).toBe(false);
});

test.each([-1, Number.NaN, Infinity])('refuses the rate %s', (rate) => {
  expect(() => rateToRating(rate)).toThrow('OUT_OF_RANGE');
});

test.each([-0.1, 6.1, Number.NaN])('refuses the rating %s', (rating) => {
  expect(() => ratingToRate(rating)).toThrow('RATING_OUT_OF_RANGE');
  expect(() => compareWithRating(rating, 3)).toThrow('RATING_OUT_OF_RANGE');
  expect(() => compareWithRating(3, rating)).toThrow('RATING_OUT_OF_RANGE');
});
