const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Minutes are said up to this long, then hours; hours up to two days. */
const IN_MINUTES = 2 * HOUR;
const IN_HOURS = 2 * DAY;

/**
 * A length of time as people say it, in one whole unit.
 *
 * @param seconds 0 or more.
 * @example roughTime(890) // => { unit: 'minutes', count: 15 }
 */
export function roughTime(
  seconds: number,
): Readonly<{ unit: 'moment' | 'minutes' | 'hours' | 'days'; count: number }> {
  if (seconds < MINUTE) return { unit: 'moment', count: 0 };
  if (seconds < IN_MINUTES) return { unit: 'minutes', count: Math.round(seconds / MINUTE) };
  if (seconds < IN_HOURS) return { unit: 'hours', count: Math.round(seconds / HOUR) };
  return { unit: 'days', count: Math.round(seconds / DAY) };
}
