import { expect, test } from 'vitest';
import { exactLimits } from '@/lib/job-analysis/observed-rate';
import { observedLimits90 } from '@/lib/job-analysis/observed-limits';
import { logLimits } from '@/lib/job-analysis/overdispersion';
import { rateToRating, ratingToRate, ratingWithLimits } from '@/lib/job-analysis/rate-to-rating';
import { weightsOfRaters, type RaterMatrix } from '@/lib/job-analysis/rater-matrix';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { NO_BOUNDS } from '@/lib/job-analysis/weight-bounds';
import { type EstimatedUncertainty, weightJackknife } from '@/lib/job-analysis/weight-jackknife';
import { type WeightLimits, weightRateLimits, withRateLimits } from '@/lib/job-analysis/weight-rate-limits';
import { perScale } from '@/lib/scales';
import { clamp } from '@/lib/stats/clamp';
import { randomSource, type RandomSource } from '@/lib/stats/random';
import { WORKED_EXAMPLE, rated } from '../job-factory';

const stored = (events: number, hours: number, limits95 = exactLimits(events, hours)) => {
  const { rating, low, high } = ratingWithLimits(events / hours, limits95);
  return { frequency: rating, low, high, events, hours };
};

test('twelve events in 7.5 hours: the exact 90 % limits of R, on the rating scale', () => {
  // qchisq(c(.05, .95), c(24, 26)) / 15 = .9232283 and 2.5923399
  const { low, high } = observedLimits90(stored(12, 7.5));
  expect(ratingToRate(low)).toBeCloseTo(13.848425 / 15, 6);
  expect(ratingToRate(high)).toBeCloseTo(38.885139 / 15, 6);
});

test('nothing seen in eight hours: from nothing to three an eighth of an hour', () => {
  const { low, high } = observedLimits90(stored(0, 8));
  expect(low).toBe(0);
  expect(ratingToRate(high)).toBeCloseTo(-Math.log(0.05) / 8, 9);
});

test('sessions that differ keep the widening: the distance of 90 % is 1.645/1.960 of that of 95 % in logs', () => {
  const wide = stored(36, 24, logLimits(36, 24, 4));
  const { low, high } = observedLimits90(wide);
  const half = 1.6448536 * Math.sqrt(4 / 36);
  expect(ratingToRate(low)).toBeCloseTo(1.5 * Math.exp(-half), 6);
  expect(ratingToRate(high)).toBeCloseTo(1.5 * Math.exp(half), 6);
  const exact = observedLimits90(stored(36, 24));
  expect(high - low).toBeGreaterThan(1.5 * (exact.high - exact.low));
});

test('a rate beyond the top of the scale is cut there', () => {
  expect(observedLimits90(stored(90, 10, logLimits(90, 10, 3)))).toMatchObject({
    high: RATING_MAX.frequency,
  });
});

const flat = (value: number) => perScale(() => value);

test('distances from two sources add in squares, each side for itself', () => {
  const ofRaters: EstimatedUncertainty = {
    status: 'estimated',
    weights: flat(0.3),
    standardError: flat(0.02),
    interval90: perScale(() => [0.26, 0.34] as const),
  };
  const both = withRateLimits(
    ofRaters,
    perScale(() => [0.27, 0.33] as WeightLimits),
  );
  // 3, 4, 5: .3 ∓ .05, and the rates' standard error is .03 / 1.645.
  expect(both.interval90[0]?.[0]).toBeCloseTo(0.25, 12);
  expect(both.interval90[0]?.[1]).toBeCloseTo(0.35, 12);
  expect(both.standardError[0]).toBeCloseTo(Math.hypot(0.02, 0.03 / 1.6448536), 7);
  const none = withRateLimits(
    ofRaters,
    perScale(() => [0.3, 0.3] as WeightLimits),
  );
  expect(none.standardError).toEqual(ofRaters.standardError);
  none.interval90.forEach((limits) => {
    expect(limits[0]).toBeCloseTo(0.26, 12);
    expect(limits[1]).toBeCloseTo(0.34, 12);
  });
  const near = withRateLimits(
    { ...ofRaters, weights: flat(0.31) },
    perScale(() => [0, 1] as WeightLimits),
  );
  expect(near.interval90[0]).toEqual([0, 1]);
});

const OPTIONS = { bounds: NO_BOUNDS };
const RATERS = 7;
const HOURS = 7.5;

function drawRaters(random: RandomSource, frequencies: readonly number[]): RaterMatrix {
  return Array.from({ length: RATERS }, () => {
    const level = 0.3 * random.normal();
    const see = (value: number, max: number) =>
      clamp(Math.round(value + level + 0.8 * random.normal()), 0, max);
    return WORKED_EXAMPLE.map(({ loss, gain, relevance }, step) =>
      rated(
        frequencies[step] ?? 0,
        see(loss, RATING_MAX.loss),
        see(gain, RATING_MAX.gain),
        perScale((_, scale) => {
          const link = relevance[scale] ?? 0;
          return link === 0 ? 0 : Math.max(1, see(link, RATING_MAX.relevance));
        }),
      ),
    );
  });
}

function poisson(random: RandomSource, mean: number): number {
  const least = Math.exp(-mean);
  let [events, product] = [0, random.uniform()];
  while (product > least) {
    product *= random.uniform();
    events += 1;
  }
  return events;
}

/** Truth: the frequencies of the worked example, at most 5 so that the map does not cut them. */
const TRUE_FREQUENCIES = WORKED_EXAMPLE.map(({ frequency }) => Math.min(5, Math.max(3.6, frequency)));
const everybody = Array.from({ length: RATERS }, (_, rater) => rater);

function longRun(random: RandomSource): readonly number[] {
  const groups = 1500;
  const sums = new Float64Array(6);
  for (let group = 0; group < groups; group += 1) {
    const derived = weightsOfRaters(drawRaters(random, TRUE_FREQUENCIES), everybody, OPTIONS);
    if (derived.status === 'none') throw new Error(derived.reason);
    derived.weights.forEach((weight, scale) => {
      sums[scale] = (sums[scale] ?? 0) + weight / groups;
    });
  }
  return Array.from(sums);
}

test('with every step counted for a shift the interval of both holds the weight in 85–95 % of samples, that of the raters alone does not', () => {
  const random = randomSource(42);
  const target = longRun(random);
  const held = { raters: 0, both: 0 };
  const samples = 400;
  for (let sample = 0; sample < samples; sample += 1) {
    const counts = TRUE_FREQUENCIES.map((rating) => poisson(random, ratingToRate(rating) * HOURS));
    const frequencies = counts.map((events) => rateToRating(events / HOURS));
    const matrix = drawRaters(random, frequencies);
    const ofRaters = weightJackknife(matrix, OPTIONS);
    if (ofRaters.status === 'none') throw new Error(ofRaters.reason);
    const ofRates = rateLimits(matrix, frequencies, counts);
    const both = withRateLimits(ofRaters, ofRates);
    target.forEach((weight, scale) => {
      if (isInside(weight, ofRaters.interval90[scale])) held.raters += 1;
      if (isInside(weight, both.interval90[scale])) held.both += 1;
    });
  }
  const share = (count: number) => count / (samples * target.length);
  expect(share(held.raters)).toBeLessThan(0.8);
  expect(share(held.both)).toBeGreaterThan(0.85);
  expect(share(held.both)).toBeLessThan(0.95);
});

function rateLimits(matrix: RaterMatrix, frequencies: readonly number[], counts: readonly number[]) {
  const derivedFrom = matrix[0]?.length ?? 0;
  const averaged = Array.from({ length: derivedFrom }, (_, step) => {
    const mean = (of: (rater: number) => number) =>
      everybody.reduce((sum, rater) => sum + of(rater), 0) / RATERS;
    return {
      frequency: frequencies[step] ?? 0,
      loss: mean((rater) => matrix[rater]?.[step]?.loss ?? 0),
      gain: mean((rater) => matrix[rater]?.[step]?.gain ?? 0),
      relevance: perScale((_key, scale) => mean((rater) => matrix[rater]?.[step]?.relevance[scale] ?? 0)),
    };
  });
  const limits = counts.map((events) => observedLimits90(stored(events, HOURS)));
  const result = weightRateLimits(averaged, limits, OPTIONS);
  if (result.status === 'none') throw new Error(result.reason);
  return result.limits;
}

function isInside(weight: number, limits: WeightLimits | undefined): boolean {
  return limits !== undefined && limits[0] <= weight && weight <= limits[1];
}
