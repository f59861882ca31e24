import { expect, test } from 'vitest';
import { ratesByDayPart } from '@/lib/job-analysis/rates-by-day-part';
import { randomSource } from '@/lib/stats/random';

const at = (hour: number, ...events: readonly number[]) =>
  events.map((each) => ({ hour, events: each, hours: 4 }));

test('parts of the day come in their order with exact rates; the night goes over midnight', () => {
  const found = ratesByDayPart([...at(18, 6), ...at(23, 1), ...at(2, 0), ...at(8, 4, 4)]);
  expect(found?.parts.map(({ part, sessions, events }) => [part, sessions, events])).toEqual([
    ['night', 2, 1],
    ['morning', 2, 8],
    ['evening', 1, 6],
  ]);
  expect(found?.parts[1]).toMatchObject({ hours: 8, rate: 1 });
  // Garwood 1936: χ²(.025; 16)/16 and χ²(.975; 18)/16.
  expect(found?.parts[1]?.limits95[0]).toBeCloseTo(6.907664 / 16, 6);
  expect(found?.parts[1]?.limits95[1]).toBeCloseTo(31.526378 / 16, 6);
});

test('one part alone is nothing to compare, and two sessions each are too few', () => {
  expect(ratesByDayPart(at(8, 4, 5, 6))).toBeNull();
  expect(ratesByDayPart([])).toBeNull();
  expect(ratesByDayPart([...at(8, 1, 1), ...at(18, 20, 20)])?.verdict).toBe('few');
});

test('steady sessions tell parts apart, equal ones do not', () => {
  expect(ratesByDayPart([...at(8, 2, 3, 2), ...at(18, 10, 11, 9)])?.verdict).toBe('differ');
  expect(ratesByDayPart([...at(8, 4, 5, 4), ...at(18, 5, 6, 4)])?.verdict).toBe('chance');
  expect(ratesByDayPart([...at(8, 0, 0, 0), ...at(18, 0, 0, 0)])?.verdict).toBe('chance');
});

test('one busy day does not make a busy morning', () => {
  expect(ratesByDayPart([...at(8, 2, 2, 26), ...at(18, 3, 2, 3)])?.verdict).toBe('sessionsDiffer');
});

test('where the rate is the same all day, a difference is claimed in at most one job of twenty', () => {
  const random = randomSource(11);
  const poisson = (mean: number) => {
    let [events, product] = [0, random.uniform()];
    while (product > Math.exp(-mean)) {
      product *= random.uniform();
      events += 1;
    }
    return events;
  };
  let claimed = 0;
  const jobs = 1500;
  for (let job = 0; job < jobs; job += 1) {
    const sessions = [8, 13, 18].flatMap((hour) => at(hour, poisson(6), poisson(6), poisson(6), poisson(6)));
    if (ratesByDayPart(sessions)?.verdict === 'differ') claimed += 1;
  }
  expect(claimed / jobs).toBeLessThan(0.05);
});
