import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  endOfDay,
  FINNISH_TIME,
  isTimeZone,
  lastDayBefore,
  localTime,
  startOfDay,
  weekdayOf,
} from '@/lib/core/local-day';

const ZONES = [
  FINNISH_TIME,
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Santiago',
];

describe('the beginning of a day', () => {
  test.each([
    ['2026-11-22', FINNISH_TIME, '2026-11-21T22:00:00.000Z'],
    ['2026-07-01', FINNISH_TIME, '2026-06-30T21:00:00.000Z'],
    // The days on which Finnish clocks change begin with the offset of the night before.
    ['2026-03-29', FINNISH_TIME, '2026-03-28T22:00:00.000Z'],
    ['2026-03-30', FINNISH_TIME, '2026-03-29T21:00:00.000Z'],
    ['2026-10-25', FINNISH_TIME, '2026-10-24T21:00:00.000Z'],
    ['2026-10-26', FINNISH_TIME, '2026-10-25T22:00:00.000Z'],
    ['2026-11-22', 'America/New_York', '2026-11-22T05:00:00.000Z'],
    ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
    ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00.000Z'],
    ['2026-11-22', 'Pacific/Pago_Pago', '2026-11-22T11:00:00.000Z'],
    // Chilean clocks jump from midnight to one on 6 September 2026: that day begins at one.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    // And back from midnight to eleven on 5 April 2026: the day of the 4th has 25 hours.
    ['2026-04-05', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant);
  });

  test('is the only instant at which the date of the wall clock turns, in every zone and on every day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true }),
        (zone, date) => {
          const day = date.toISOString().slice(0, 10);
          const start = startOfDay(day, zone);
          expect(localTime(start, zone).day).toBe(day);
          expect(localTime(new Date(start.getTime() - 1), zone).day < day).toBe(true);
          expect(lastDayBefore(endOfDay(day, zone), zone)).toBe(day);
        },
      ),
    );
  });
});

test('a day of a clock change has 23 or 25 hours', () => {
  const hours = (day: string) =>
    (endOfDay(day, FINNISH_TIME).getTime() - startOfDay(day, FINNISH_TIME).getTime()) / 3_600_000;
  expect([hours('2026-03-29'), hours('2026-03-30'), hours('2026-10-25')]).toEqual([23, 24, 25]);
});

test('days are counted over months, years and leap days', () => {
  expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1), addDays('2026-03-01', -1)]).toEqual([
    '2027-01-01',
    '2028-02-29',
    '2026-02-28',
  ]);
  expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([7, 1]);
});

test.each([
  ['Europe/Helsinki', true],
  ['America/Argentina/Buenos_Aires', true],
  ['UTC', true],
  ['Europe/Hesa', false],
  ['+02:00', false],
  ['', false],
  ['Europe/Helsinki; drop', false],
])('whether %j is a time zone: %s', (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});
