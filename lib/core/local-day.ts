/** Days that staff type are days in Finland; instants are stored in UTC. */
export const FINNISH_TIME = 'Europe/Helsinki';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const DAY_LENGTH = 'yyyy-mm-dd'.length;

/** A calendar day as ISO text, e.g. 2026-03-29. */
export type Day = string;

export type LocalTime = Readonly<{
  day: Day;
  /** 0–23. */
  hour: number;
  /** 1 Monday – 7 Sunday. */
  weekday: number;
}>;

/**
 * Whether the name is a time zone of the IANA database that this program can compute with.
 *
 * @example isTimeZone('Europe/Helsinki') // => true
 */
export function isTimeZone(name: string): boolean {
  // A bare offset such as +02:00 is understood too, but knows no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return formatterOf(name).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The day after or before.
 *
 * @param days Whole days, negative for earlier.
 * @example addDays('2026-02-28', 1) // => '2026-03-01'
 */
export function addDays(day: Day, days: number): Day {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** 1 Monday – 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/**
 * Day, hour and weekday that a clock on the wall shows.
 *
 * @param timeZone IANA name.
 * @throws {RangeError} for an unknown time zone.
 */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const wall = new Date(instant.getTime() + offsetMs(instant.getTime(), timeZone));
  const day = isoDay(wall.getTime());
  return { day, hour: wall.getUTCHours(), weekday: weekdayOf(day) };
}

/**
 * The first instant of a day somewhere: midnight, or where the clock jumps over midnight the moment it jumps.
 *
 * @param day ISO date.
 * @param timeZone IANA name.
 * @throws {RangeError} for an unknown time zone.
 * @example startOfDay('2026-11-22', 'Europe/Helsinki').toISOString(); // 2026-11-21T22:00:00.000Z
 */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Offsets lie between −12 and +14 hours; two guesses meet unless the clock changes in that very night.
  let guess = midnight - offsetMs(midnight, timeZone);
  guess = midnight - offsetMs(guess, timeZone);
  // Where midnight comes twice the first counts; where it is left out, the first moment of the day that exists.
  const begins = (at: number) => localDayOf(at, timeZone) >= day;
  while (begins(guess - QUARTER_MS)) guess -= QUARTER_MS;
  while (!begins(guess)) guess += QUARTER_MS;
  return new Date(guess);
}

/** The instant at which a day has ended somewhere: the beginning of the next one. */
export function endOfDay(day: Day, timeZone: string): Date {
  return startOfDay(addDays(day, 1), timeZone);
}

/**
 * The last day that a deadline leaves, which is itself not part of the time: midnight belongs to the day before.
 *
 * @example lastDayBefore(endOfDay('2026-11-22', zone), zone) // => '2026-11-22'
 */
export function lastDayBefore(deadline: Date, timeZone: string): Day {
  return localDayOf(deadline.getTime() - 1, timeZone);
}

function localDayOf(time: number, timeZone: string): Day {
  return isoDay(time + offsetMs(time, timeZone));
}

function isoDay(time: number): Day {
  return new Date(time).toISOString().slice(0, DAY_LENGTH);
}

/** How far the clock on the wall is ahead of UTC. */
function offsetMs(time: number, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(time);
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return wall - Math.floor(time / 1000) * 1000;
}

/** Making a formatter costs more than all its uses; there are at most a few hundred zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
