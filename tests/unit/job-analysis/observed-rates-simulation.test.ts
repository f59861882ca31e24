import { expect, test } from 'vitest';

import { type RateLimits, observedRate } from '@/lib/job-analysis/observed-rate';
import { overdispersion } from '@/lib/job-analysis/overdispersion';
import { poissonTerm } from '@/lib/stats/incomplete-gamma';
import { randomSource } from '@/lib/stats/random';

const HOURS = 8;
const limitsByCount = Array.from({ length: 400 }, (_, events) => observedRate({ events, hours: HOURS }));
const holds = ([low, high]: RateLimits, rate: number) => low <= rate && rate <= high;

/** A count by inversion, for small expectations. */
function poisson(expected: number, uniform: () => number): number {
  let left = uniform();
  for (let count = 0; count < 400; count += 1) {
    left -= count === 0 ? Math.exp(-expected) : poissonTerm(count, expected);
    if (left < 0) return count;
  }
  return 400;
}

test.each([0.05, 0.4, 1.6, 6])(
  'exact limits hold a true rate of %s in at least 95 % of observations',
  (rate) => {
    const { uniform } = randomSource(5);
    const observations = 20_000;
    let [exact, jeffreys] = [0, 0];
    for (let observation = 0; observation < observations; observation += 1) {
      const found = limitsByCount[poisson(rate * HOURS, uniform)];
      if (found === undefined) continue;
      if (holds(found.exact95, rate)) exact += 1;
      if (holds([found.jeffreys[0], found.jeffreys[2]], rate)) jeffreys += 1;
    }
    // The exact limits promise at least 95 %; three standard errors of the simulation are .0046.
    expect(exact / observations).toBeGreaterThan(0.945);
    expect(jeffreys / observations).toBeGreaterThan(0.9);
  },
);

test('the promise holds for every rate, by summing all counts', () => {
  for (let expected = 0.02; expected < 60; expected *= 1.03) {
    const rate = expected / HOURS;
    let missed = 0;
    limitsByCount.forEach(({ exact95 }, count) => {
      if (holds(exact95, rate)) return;
      missed += count === 0 ? Math.exp(-expected) : poissonTerm(count, expected);
    });
    expect(missed).toBeLessThan(0.05 + 1e-12);
  }
});

test('where sessions differ, quasi-Poisson limits hold the rate far more often than Poisson limits', () => {
  const source = randomSource(9);
  const [runs, sessions, rate] = [2000, 12, 3];
  let [quasi, plain] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    // Gamma rates of shape 3: φ = 1 + 2·3/3 = 3 with two hours a session.
    const observed = Array.from({ length: sessions }, () => {
      const own = (rate * source.gamma(3)) / 3;
      return { events: poisson(own * 2, source.uniform), hours: 2 };
    });
    const events = observed.reduce((sum, session) => sum + session.events, 0);
    if (holds(overdispersion(observed).limits95, rate)) quasi += 1;
    if (holds(observedRate({ events, hours: sessions * 2 }).exact95, rate)) plain += 1;
  }
  expect(plain / runs).toBeLessThan(0.8);
  expect(quasi / runs).toBeGreaterThan(0.87);
});
