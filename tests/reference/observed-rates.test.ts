import { expect, test } from 'vitest';

import { type Observation, observedRate } from '@/lib/job-analysis/observed-rate';
import { logLimits, overdispersion } from '@/lib/job-analysis/overdispersion';
import { rateRatio } from '@/lib/job-analysis/rate-ratio';
import { rateToRating, ratingToRate } from '@/lib/job-analysis/rate-to-rating';
import { gammaQuantile } from '@/lib/stats/gamma-distribution';
import { describeReference, readReference } from '../support/reference-data';

type Expected = Readonly<{
  poisson: readonly Readonly<{
    y: number;
    H: number;
    rate: number;
    garwood95: number[];
    jeffreys_q025_q50_q975: number[];
    gamma_prior_a1_b8: { q: number[] };
  }>[];
  rate_ratio: { y: number[]; H: number[]; rate_ratio: number; ci95: number[]; p: number };
  overdispersion: Readonly<{
    counts: number[];
    hours: number[];
    rate: number;
    pearson_dispersion: number;
    poisson_log_ci: number[];
    quasi_log_ci: number[];
  }>;
  rate_to_rating_recommended: { anchor_midpoints_per_hour: number[]; lambda: number[]; rating: number[] };
}>;

function expectAll(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, index) => expect(found[index]).toBeCloseTo(value, 9));
}

const observation = (events: number | undefined, hours: number | undefined): Observation => ({
  events: events ?? Number.NaN,
  hours: hours ?? Number.NaN,
});

describeReference('observed rates', () => {
  const expected = readReference<Expected>('job_analysis.json');

  test('rates with exact and Jeffreys limits', () => {
    for (const row of expected.poisson) {
      const found = observedRate(observation(row.y, row.H));
      expect(found.rate).toBeCloseTo(row.rate, 9);
      expectAll(found.exact95, row.garwood95);
      expectAll(found.jeffreys, row.jeffreys_q025_q50_q975);
      // A prior of one event in a shift.
      expectAll(
        [0.025, 0.5, 0.975].map((p) => gammaQuantile(p, row.y + 1, row.H + 8)),
        row.gamma_prior_a1_b8.q,
      );
    }
  });

  test('the ratio of two rates', () => {
    const { y, H, rate_ratio, ci95, p } = expected.rate_ratio;
    const found = rateRatio(observation(y[0], H[0]), observation(y[1], H[1]));
    expectAll([found.ratio ?? NaN, found.low, found.high ?? NaN, found.p], [rate_ratio, ...ci95, p]);
  });

  test('overdispersion over sessions', () => {
    const { counts, hours, rate, pearson_dispersion, poisson_log_ci, quasi_log_ci } = expected.overdispersion;
    const found = overdispersion(counts.map((count, index) => observation(count, hours[index])));
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    expectAll([found.rate, found.phi ?? NaN], [rate, pearson_dispersion]);
    expectAll(logLimits(total(counts), total(hours), 1), poisson_log_ci);
    expectAll(logLimits(total(counts), total(hours), found.phi ?? NaN), quasi_log_ci);
  });

  test('rates on the frequency scale', () => {
    const { anchor_midpoints_per_hour, lambda, rating } = expected.rate_to_rating_recommended;
    expectAll(lambda.map(rateToRating), rating);
    expectAll([1, 2, 3, 4, 5, 6].map(ratingToRate), anchor_midpoints_per_hour);
  });
});
