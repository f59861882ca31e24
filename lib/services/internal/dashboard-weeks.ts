import { addDays, type Day, FINNISH_TIME, localTime } from '@/lib/core/local-day';
import { type Period, PERIOD_WEEKS } from '@/lib/validation/dashboard';

const WEEK_DAYS = 7;

/** Most weeks that a figure shows. */
const SHOWN_WEEKS = 52;

/** The Monday of the Finnish week of an instant. */
function mondayOf(now: Date): Day {
  const { day, weekday } = localTime(now, FINNISH_TIME);
  return addDays(day, 1 - weekday);
}

/** The first day of a period: a Monday, so that its first week is a whole one; null for everything. */
export function firstDay(period: Period, now: Date): Day | null {
  if (period === 'all') return null;
  return addDays(mondayOf(now), -WEEK_DAYS * (PERIOD_WEEKS[period] - 1));
}

type Week = Readonly<{ week: Day; invited: number; submitted: number }>;

/**
 * Every week until this one with its counts, quiet ones too: from the first day of the period, else from the first week
 * with anything, and never more than the newest fifty-two.
 */
export function everyWeek(counts: readonly Week[], from: Day | null, now: Date): readonly Week[] {
  const thisWeek = mondayOf(now);
  const oldest = addDays(thisWeek, -WEEK_DAYS * (SHOWN_WEEKS - 1));
  const wanted = from ?? counts[0]?.week ?? thisWeek;
  const byWeek = new Map(counts.map((count) => [count.week, count]));
  const weeks: Week[] = [];
  for (let week = wanted < oldest ? oldest : wanted; week <= thisWeek; week = addDays(week, WEEK_DAYS)) {
    weeks.push(byWeek.get(week) ?? { week, invited: 0, submitted: 0 });
  }
  return weeks;
}
