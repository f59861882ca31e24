import { expect, test } from 'vitest';

import { normDrift } from '@/lib/psychometrics/norms/norm-drift';
import { normErrorT } from '@/lib/psychometrics/norms/norm-error';
import { mean } from '@/lib/stats/mean';
import { standardDeviation } from '@/lib/stats/covariance';
import { randomSource } from '@/lib/stats/random';

test.each([
  { n: 50, shown: '1.7' },
  { n: 150, shown: '1.0' },
  { n: 400, shown: '0.6' },
])('T of a person at z = 1 varies over norms of $n people by $shown', ({ n, shown }) => {
  const random = randomSource(n);
  const norms = 2500;
  const scores = Array.from({ length: norms }, () => {
    const people = Array.from({ length: n }, () => random.normal());
    return 50 + (10 * (1 - mean(people))) / standardDeviation(people);
  });
  const observed = standardDeviation(scores);
  expect(normErrorT(1, n).toFixed(1)).toBe(shown);
  // Four standard errors of an SD of 2500, and the formula's own error of the order 1/n.
  expect(Math.abs(observed / normErrorT(1, n) - 1)).toBeLessThan(4 / Math.sqrt(2 * norms) + 2 / n);
});

test('drift: after 600 people without one, an alarm stands in under 1 % and came once in about a tenth; a shift of half an SD is found soon', () => {
  const random = randomSource(9);
  const runs = 400;
  let [standing, alarms, found, delay] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const calm = Array.from({ length: 600 }, () => 50 + 10 * random.normal());
    const before = normDrift(calm);
    if (before.status === 'none') throw new Error(before.reason);
    if (before.alarm) standing += 1;
    if (before.firstAlarm !== null) alarms += 1;
    const shifted = normDrift([...calm, ...Array.from({ length: 400 }, () => 55 + 10 * random.normal())]);
    if (shifted.status === 'none' || before.firstAlarm !== null || shifted.firstAlarm === null) continue;
    found += 1;
    delay += shifted.firstAlarm - 599;
  }
  expect(standing / runs).toBeLessThan(0.01);
  expect(alarms / runs).toBeGreaterThan(0.05);
  expect(alarms / runs).toBeLessThan(0.13);
  expect(found).toBe(runs - alarms);
  expect(delay / found).toBeLessThan(70);
});
