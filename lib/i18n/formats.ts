import type { Formats } from 'next-intl';

/** Named formats for messages: `{when, date, day}`. Numbers in figures go through format.ts. */
export const FORMATS = {
  dateTime: {
    day: { day: 'numeric', month: 'numeric', year: 'numeric' },
    dayLong: { day: 'numeric', month: 'long', year: 'numeric' },
    time: { hour: 'numeric', minute: '2-digit' },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    percent: { style: 'percent', maximumFractionDigits: 0 },
  },
} as const satisfies Formats;

/** Times are stored in UTC and shown in Finnish time. */
export const TIME_ZONE = 'Europe/Helsinki';
