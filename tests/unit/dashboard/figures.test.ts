import { describe, expect, test } from 'vitest';
import { largestDrop } from '@/components/dashboard/largest-drop';
import { roughTime } from '@/components/dashboard/rough-time';
import { everyWeek, firstDay } from '@/lib/services/internal/dashboard-weeks';
import { listAddress, listQueryOf } from '@/lib/validation/candidate-list-address';
import { dashboardInput } from '@/lib/validation/dashboard';

/** A Sunday evening in UTC, when it is Monday in Finland: 23 November 2026. */
const NOW = new Date('2026-11-22T22:30:00Z');

describe('weeks', () => {
  test('of a period begin on the Monday that makes them whole', () => {
    expect(firstDay('4w', NOW)).toBe('2026-11-02');
    expect(firstDay('4w', new Date('2026-11-22T21:30:00Z'))).toBe('2026-10-26');
    expect(firstDay('all', NOW)).toBeNull();
  });

  test('are all there, quiet ones too', () => {
    const counts = [{ week: '2026-11-09', invited: 4, submitted: 1 }];
    expect(everyWeek(counts, '2026-11-02', NOW)).toEqual([
      { week: '2026-11-02', invited: 0, submitted: 0 },
      { week: '2026-11-09', invited: 4, submitted: 1 },
      { week: '2026-11-16', invited: 0, submitted: 0 },
      { week: '2026-11-23', invited: 0, submitted: 0 },
    ]);
    expect(everyWeek(counts, null, NOW)).toHaveLength(3);
    expect(everyWeek([], null, NOW)).toEqual([{ week: '2026-11-23', invited: 0, submitted: 0 }]);
  });

  test('are fifty-two at most, the newest', () => {
    const weeks = everyWeek([{ week: '2023-01-02', invited: 1, submitted: 0 }], null, NOW);
    expect(weeks).toHaveLength(52);
    expect(weeks.at(-1)?.week).toBe('2026-11-23');
  });
});

describe('the largest drop', () => {
  const reached = { invited: 100, opened: 90, started: 60, submitted: 50, reviewed: 0 };

  test('is between two stages that candidates go through, never a review still to come', () => {
    expect(largestDrop(reached)).toEqual({
      from: 'opened',
      to: 'started',
      count: 30,
      percent: (100 * 30) / 90,
    });
  });

  test('is none where nobody was lost', () => {
    expect(largestDrop({ ...reached, opened: 100, started: 100, submitted: 100 })).toBeNull();
    expect(largestDrop({ invited: 0, opened: 0, started: 0, submitted: 0, reviewed: 0 })).toBeNull();
  });
});

test.each([
  [59, 'moment', 0],
  [60, 'minutes', 1],
  [890, 'minutes', 15],
  [7_199, 'minutes', 120],
  [7_200, 'hours', 2],
  [172_799, 'hours', 48],
  [172_800, 'days', 2],
] as const)('%i seconds are said as %s %i', (seconds, unit, count) => {
  expect(roughTime(seconds)).toEqual({ unit, count });
});

test('the address of a list holds how far people came and since when, and nothing unknown', () => {
  const query = listQueryOf({ reached: 'started', from: '2026-11-02', state: 'everybody' });
  expect(listAddress(query)).toBe('reached=started&from=2026-11-02');
  expect(listAddress(listQueryOf({ reached: 'x', from: '2026-02-31' }))).toBe('');
});

test('the overview takes what its address does not know as nothing chosen', () => {
  expect(dashboardInput.parse({ job: 'x', assessment: ['a'], period: 'ever' })).toEqual({
    job: null,
    assessment: null,
    period: '26w',
  });
});
