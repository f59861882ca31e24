import { type Day, endOfDay, FINNISH_TIME, startOfDay } from '@/lib/core/local-day';

/** The instant at which a day begins in Finland. */
export function startOfFinnishDay(day: Day): Date {
  return startOfDay(day, FINNISH_TIME);
}

/** The instant at which a day has ended in Finland: the beginning of the next one. */
export function endOfFinnishDay(day: Day): Date {
  return endOfDay(day, FINNISH_TIME);
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
