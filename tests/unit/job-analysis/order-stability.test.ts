import { expect, test } from 'vitest';
import { orderOfPeople } from '@/lib/report/order-of-people';
import { orderStability } from '@/lib/job-analysis/order-stability';
import type { PerScale } from '@/lib/scales';
import { draftScales } from '../job-factory';

const WEIGHTS: PerScale<number> = [0.5, 0.3, 0.2, 0, 0, 0];
const options = { seed: 1, standardError: null, draws: 1000 };
const person = (name: string, values: PerScale<number>) => ({ name, values });

test('somebody better everywhere stays ahead under every weight, whoever comes first', () => {
  const [best, worst] = [person('B', [1, 1, 1, 0, 0, 0]), person('A', [0.5, 0.5, 0.5, 0, 0, 0])];
  const expected = { ahead: 'B', behind: 'A', isEqual: false, holds: 1, nearest: null };
  expect(orderStability(WEIGHTS, [best, worst], options)).toEqual([expected]);
  expect(orderStability(WEIGHTS, [worst, best], options)).toEqual([expected]);
});

test('at the nearest weight told the two are equal', () => {
  const [first, second] = [person('A', [1, 0.2, 0.5, 0, 0, 0]), person('B', [0.6, 0.7, 0.4, 0, 0, 0])];
  const [pair] = orderStability(WEIGHTS, [first, second], options);
  if (!pair?.nearest) throw new Error('no swing');
  const { scale, weight } = pair.nearest;
  expect([pair.ahead, scale]).toEqual(['A', 'salesConfidence']);
  const others = (values: PerScale<number>) => (0.5 * values[0] + 0.2 * values[2]) / 0.7;
  const total = ({ values }: typeof first) => weight * values[1] + (1 - weight) * others(values);
  expect(total(first)).toBeCloseTo(total(second), 9);
  expect(pair.holds).toBeGreaterThan(0.5);
  expect(pair.holds).toBeLessThan(1);
});

test('two who are equal are said to be', () => {
  const same: PerScale<number> = [0.4, 0.4, 0.4, 0, 0, 0];
  expect(orderStability(WEIGHTS, [person('A', same), person('B', same)], options)).toMatchObject([
    { isEqual: true, holds: 0.5, nearest: null },
  ]);
  expect(orderStability(WEIGHTS, [person('A', same)], options)).toEqual([]);
});

test('people are compared by what they reach of the targets, twelve at most', () => {
  const t: PerScale<number> = [60, 60, 60, 60, 60, 60];
  const many = Array.from({ length: 14 }, (_, index) => ({ name: `P${index}`, t }));
  const input = { draft: { scales: draftScales() }, weights: WEIGHTS, standardError: null };
  const { pairs, isLimited } = orderOfPeople({ ...input, people: many });
  expect([pairs.length, isLimited]).toEqual([66, true]);
  const low: PerScale<number> = [40, 40, 40, 40, 40, 40];
  const two = orderOfPeople({
    ...input,
    people: [
      { name: 'Low', t: low },
      { name: 'High', t },
    ],
  });
  expect(two.pairs).toMatchObject([{ ahead: 'High', behind: 'Low' }]);
});
