import { expect, test } from 'vitest';

import { prepareAdaptiveBank } from '@/lib/psychometrics/adaptive/adaptive-bank';
import { DEFAULT_ADAPTIVE_RULES, PLAIN_RULES } from '@/lib/psychometrics/adaptive/adaptive-session';
import { simulateAdaptive } from '@/lib/psychometrics/adaptive/simulate-adaptive';
import { EXPOSURE_CAP, sympsonHetter } from '@/lib/psychometrics/adaptive/sympson-hetter';
import type { GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { randomSource } from '@/lib/stats/random';

const PEOPLE = 2000;

/** Items of ordinary quality: slopes about 1.5, thresholds 1 SD apart around places all over the population. */
function bankOf(size: number, seed: number) {
  const random = randomSource(seed);
  const items: GradedItem[] = Array.from({ length: size }, () => {
    const place = 0.9 * random.normal();
    return {
      a: Math.exp(0.35 + 0.35 * random.normal()),
      b: [-1.5, -0.5, 0.5, 1.5].map((step) => place + step + 0.3 * (2 * random.uniform() - 1)),
    };
  });
  return prepareAdaptiveBank(items, { facets: items.map((_, item) => item % 4) });
}

/** Four standard errors of a share. */
const sampling = (share: number) => 4 * Math.sqrt((share * (1 - share)) / PEOPLE);

test.each([
  ['a bank of 30, the best item every time', 30, PLAIN_RULES],
  ['a bank of 60, balanced and drawn among five', 60, DEFAULT_ADAPTIVE_RULES],
])('at least 40 % fewer items than the bank for at most .02 of reliability: %s', (_, size, rules) => {
  const bank = bankOf(size, 1);
  const short = { ...rules, leastGain: 0 };
  const { bankReliability } = simulateAdaptive(bank, short, { people: PEOPLE, seed: 10 });
  // The standard error that gives up a little less than .02.
  const seStop = Math.sqrt(1 - (bankReliability ?? 0) + 0.016);
  const result = simulateAdaptive(bank, { ...short, seStop, maxItems: size }, { people: PEOPLE, seed: 11 });
  expect(1 - result.meanLength / size).toBeGreaterThanOrEqual(0.4);
  expect((result.bankReliability ?? 0) - (result.reliability ?? 0)).toBeLessThanOrEqual(0.02);
  expect(result.correlationWithBank).toBeGreaterThan(0.98);
});

test('default rules: the stated error is the real error, and intervals cover as they say', () => {
  const result = simulateAdaptive(bankOf(30, 1), DEFAULT_ADAPTIVE_RULES, { people: PEOPLE, seed: 12 });
  expect(result.meanLength).toBeGreaterThanOrEqual(5);
  expect(result.meanLength).toBeLessThan(9);
  expect(Math.abs(result.rmse / result.meanSe - 1)).toBeLessThan(0.05);
  expect(Math.abs(result.coverage90 - 0.9)).toBeLessThan(sampling(0.9));
  expect(result.reliability).toBeGreaterThan(0.82);
  const { stopShares } = result;
  expect(Object.values(stopShares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(stopShares.standardErrorReached).toBeGreaterThan(0.9);
  expect(result.exposureRates.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(result.meanLength, 9);
});

test('the exposure cap holds for other people than those it was set with', () => {
  const bank = bankOf(60, 5);
  // Without chance everybody gets the same first item.
  const rules = { ...PLAIN_RULES, leastGain: 0.01 };
  const free = simulateAdaptive(bank, rules, { people: PEOPLE, seed: 13 });
  expect(Math.max(...free.exposureRates)).toBeCloseTo(1, 9);

  const control = sympsonHetter(bank, rules, { people: 1000, seed: 14 });
  if (control.status === 'none') throw new Error(control.reason);
  const { administerChances } = control;
  expect(Math.min(...administerChances)).toBeGreaterThan(0);
  const held = simulateAdaptive(bank, { ...rules, administerChances }, { people: PEOPLE, seed: 15 });
  expect(Math.max(...held.exposureRates)).toBeLessThanOrEqual(EXPOSURE_CAP);
  expect(held.meanLength).toBeLessThan(free.meanLength + 1);
  expect(Math.abs(held.coverage90 - 0.9)).toBeLessThan(sampling(0.9));
});

test('a small bank has no exposure control but the draw, and the reason says so', () => {
  const options = { people: 100, seed: 1 };
  expect(sympsonHetter(bankOf(35, 1), DEFAULT_ADAPTIVE_RULES, options)).toEqual({
    status: 'none',
    reason: 'bankTooSmall',
  });
  expect(sympsonHetter(bankOf(36, 1), DEFAULT_ADAPTIVE_RULES, options).status).toBe('controlled');
  expect(() => sympsonHetter(bankOf(36, 1), DEFAULT_ADAPTIVE_RULES, { ...options, cap: 0 })).toThrow(
    'OUT_OF_RANGE',
  );
  expect(() => sympsonHetter(bankOf(36, 1), DEFAULT_ADAPTIVE_RULES, { ...options, cycles: 0 })).toThrow(
    'OUT_OF_RANGE',
  );
});

test('the same seed gives the same result, and progress is told on the way', () => {
  const shares: number[] = [];
  const options = { people: 200, seed: 4, onProgress: (share: number) => shares.push(share) };
  const first = simulateAdaptive(bankOf(20, 2), DEFAULT_ADAPTIVE_RULES, options);
  expect(simulateAdaptive(bankOf(20, 2), DEFAULT_ADAPTIVE_RULES, { people: 200, seed: 4 })).toEqual(first);
  expect(shares).toHaveLength(100);
  expect(shares).toEqual([...shares].sort((x, y) => x - y));
  expect(shares.at(-1)).toBe(1);
  expect(() => simulateAdaptive(bankOf(20, 2), DEFAULT_ADAPTIVE_RULES, { people: 1, seed: 4 })).toThrow(
    'OUT_OF_RANGE',
  );
});
