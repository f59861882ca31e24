import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfDay, FINNISH_TIME, localTime } from '@/lib/core/local-day';
import { dueReminder, reminderDays } from '@/lib/core/reminder-plan';

/** Friday 18 December 2026 is the last day; invited on the 1st. */
const plan = {
  endsAt: endOfDay('2026-12-18', FINNISH_TIME),
  timeZone: FINNISH_TIME,
  daysBefore: [7, 2],
  invitedAt: new Date('2026-12-01T10:00:00Z'),
};
const due = (now: string, part: Partial<Parameters<typeof dueReminder>[0]> = {}) =>
  dueReminder({ ...plan, remindedOn: [], ...part, now: new Date(now) });

describe('the days of the plan', () => {
  test('count back from the last day', () => {
    expect(reminderDays(plan)).toEqual(['2026-12-11', '2026-12-16']);
  });

  test('move from a weekend to the Friday before, once', () => {
    // Three, four and five days before Wednesday 16 December: Sunday, Saturday and Friday.
    const days = { ...plan, endsAt: endOfDay('2026-12-16', FINNISH_TIME), daysBefore: [3, 4, 5] };
    expect(reminderDays(days)).toEqual(['2026-12-11']);
  });

  test('leave out what is not after the day of the invitation, in the candidate’s own time', () => {
    expect(reminderDays({ ...plan, invitedAt: new Date('2026-12-11T05:00:00Z') })).toEqual(['2026-12-16']);
    // Half past ten in the evening of the 10th in New York is the 11th in Finland.
    const lateEvening = new Date('2026-12-11T03:30:00Z');
    const newYork = { ...plan, endsAt: endOfDay('2026-12-18', 'America/New_York'), invitedAt: lateEvening };
    expect(reminderDays({ ...newYork, timeZone: 'America/New_York' })).toEqual(['2026-12-11', '2026-12-16']);
    expect(reminderDays({ ...plan, invitedAt: lateEvening })).toEqual(['2026-12-16']);
  });

  test('are the same days on both sides of a clock change', () => {
    const days = {
      ...plan,
      endsAt: endOfDay('2026-03-31', FINNISH_TIME),
      invitedAt: new Date('2026-03-01T10:00:00Z'),
    };
    expect(reminderDays(days)).toEqual(['2026-03-24', '2026-03-27']);
  });
});

describe('a reminder is due', () => {
  test('from nine to five of the reader’s own day, and not at night', () => {
    // Winter time: 09.00 in Finland is 07.00 UTC.
    expect(due('2026-12-11T06:59:59Z')).toBeNull();
    expect(due('2026-12-11T07:00:00Z')).toBe('2026-12-11');
    expect(due('2026-12-11T14:59:59Z')).toBe('2026-12-11');
    expect(due('2026-12-11T15:00:00Z')).toBeNull();
  });

  test('by summer time after the clocks went forward', () => {
    const summer = {
      endsAt: endOfDay('2026-04-01', FINNISH_TIME),
      daysBefore: [2],
      invitedAt: new Date('2026-03-20T10:00:00Z'),
    };
    expect(due('2026-03-30T05:59:00Z', summer)).toBeNull();
    expect(due('2026-03-30T06:00:00Z', summer)).toBe('2026-03-30');
  });

  test('in another time zone when it is day there', () => {
    const newYork = { timeZone: 'America/New_York', endsAt: endOfDay('2026-12-18', 'America/New_York') };
    expect(due('2026-12-11T10:00:00Z', newYork)).toBeNull();
    expect(due('2026-12-11T14:00:00Z', newYork)).toBe('2026-12-11');
    expect(due('2026-12-11T21:59:00Z', newYork)).toBe('2026-12-11');
  });

  test('once for a day of the plan, and later for the next one', () => {
    const remindedOn = ['2026-12-11'];
    expect(due('2026-12-11T10:00:00Z', { remindedOn })).toBeNull();
    expect(due('2026-12-14T10:00:00Z', { remindedOn })).toBeNull();
    expect(due('2026-12-16T10:00:00Z', { remindedOn })).toBe('2026-12-16');
  });

  test('a little late after a stop of the server, as one mail, but not much too late', () => {
    expect(due('2026-12-14T10:00:00Z')).toBe('2026-12-11');
    expect(due('2026-12-15T10:00:00Z')).toBeNull();
    expect(due('2026-12-17T10:00:00Z')).toBe('2026-12-16');
    const remindedOn = ['2026-12-16'];
    expect(due('2026-12-17T10:00:00Z', { remindedOn })).toBeNull();
  });

  test('never when the time is over, or without a plan', () => {
    expect(due('2026-12-18T22:00:00Z')).toBeNull();
    expect(due('2026-12-16T10:00:00Z', { daysBefore: [] })).toBeNull();
  });

  test('anew when the deadline was moved', () => {
    const later = { endsAt: endOfDay('2027-01-15', FINNISH_TIME), remindedOn: ['2026-12-11', '2026-12-16'] };
    expect(due('2026-12-17T10:00:00Z', later)).toBeNull();
    expect(due('2027-01-08T10:00:00Z', later)).toBe('2027-01-08');
  });
});

test('whatever the zone and the hour, nobody is reminded at night, at the weekend or after the end', () => {
  const zones = [FINNISH_TIME, 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Asia/Kathmandu'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2026-11-20'), max: new Date('2026-12-31'), noInvalidDate: true }),
      fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }),
      (timeZone, now, daysBefore) => {
        const endsAt = endOfDay('2026-12-18', timeZone);
        const day = dueReminder({
          ...plan,
          timeZone,
          endsAt,
          daysBefore,
          remindedOn: [],
          invitedAt: new Date('2026-11-01'),
          now,
        });
        if (day === null) return;
        const { hour, weekday, day: today } = localTime(now, timeZone);
        expect(hour >= 9 && hour < 17 && weekday <= 5 && now < endsAt && day <= today).toBe(true);
      },
    ),
  );
});
