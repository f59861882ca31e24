/** Days that people type are days in Finland; instants are stored in UTC. */
const FINNISH_TIME = 'Europe/Helsinki';
const DAY_MS = 86_400_000;

/**
 * The instant at which a day begins in Finland.
 *
 * @param day ISO date, e.g. 2026-03-29.
 * @example startOfFinnishDay('2026-11-22').toISOString(); // 2026-11-21T22:00:00.000Z
 */
export function startOfFinnishDay(day: string): Date {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  // Clocks change at three or four in the morning, so the offset a moment before midnight holds at midnight.
  return new Date(
    utcMidnight - offsetMs(new Date(utcMidnight - offsetMs(new Date(utcMidnight - DAY_MS / 8)))),
  );
}

/** The instant at which a day has ended in Finland: the beginning of the next one. */
export function endOfFinnishDay(day: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
  return startOfFinnishDay(next);
}

function offsetMs(instant: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: FINNISH_TIME,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

/**
 * The same day of the month some months later, or the last day of a shorter month.
 *
 * @example addMonths(new Date('2026-08-31T10:00:00Z'), 6).toISOString(); // 2027-02-28T10:00:00.000Z
 */
export function addMonths(instant: Date, months: number): Date {
  const moved = new Date(instant);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  // An overflow into the next month ends on the last day of the month that was meant.
  if (moved.getUTCDate() !== instant.getUTCDate()) moved.setUTCDate(0);
  return moved;
}
