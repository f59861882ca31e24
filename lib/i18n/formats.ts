import type { Formats } from 'next-intl';

/** Named formats for messages: `{when, date, day}`. Numbers in figures go through format.ts. */
export const FORMATS = {
  dateTime: {
    day: { day: 'numeric', month: 'numeric', year: 'numeric' },
    dayLong: { day: 'numeric', month: 'long', year: 'numeric' },
    // A clock of twenty-four hours in all three languages.
    time: { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
    // English messages put the day first themselves: plain English would write it the American way.
    dayOfMonth: { day: 'numeric' },
    month: { month: 'long' },
    year: { year: 'numeric' },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    percent: { style: 'percent', maximumFractionDigits: 0 },
  },
} as const satisfies Formats;

/** Times are stored in UTC and shown in Finnish time. */
export const TIME_ZONE = 'Europe/Helsinki';
