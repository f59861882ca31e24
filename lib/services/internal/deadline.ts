import { endOfDay, FINNISH_TIME, lastDayBefore } from '@/lib/core/local-day';

/**
 * When a candidate's time to answer ends: with the last day of the assessment, where the candidate is.
 *
 * @param closesAt The end of the last day in Finland; null where the assessment has none.
 * @param timeZone IANA name of the candidate's time zone.
 */
export function ownDeadline(closesAt: Date | null, timeZone: string): Date | null {
  return closesAt === null ? null : endOfDay(lastDayBefore(closesAt, FINNISH_TIME), timeZone);
}
