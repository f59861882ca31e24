import { addDays, type Day, lastDayBefore, localTime, weekdayOf } from './local-day';

/** Reminders arrive in working hours of the reader: from nine until before five, Monday to Friday. */
const FIRST_HOUR = 9;
const END_HOUR = 17;
const FRIDAY = 5;

/** A reminder that could not be sent on its day still makes sense this many days later, then it is left out. */
const LATE_DAYS = 3;

type Plan = Readonly<{
  /** When answering ends: the first instant that no longer counts. */
  endsAt: Date;
  /** IANA name of the candidate's time zone. */
  timeZone: string;
  /** Steps of the plan: whole days before the last day, each at least 1. */
  daysBefore: readonly number[];
  /** When the candidate last got a mail with the link. */
  invitedAt: Date;
}>;

/**
 * The days on which a candidate is to be reminded, in order, each once: a step that falls on a weekend moves to the
 * Friday before, and a step on or before the day of the invitation is left out.
 *
 * @returns ISO days in the candidate's time zone.
 * @throws {RangeError} for an unknown time zone.
 */
export function reminderDays({ endsAt, timeZone, daysBefore, invitedAt }: Plan): readonly Day[] {
  const lastDay = lastDayBefore(endsAt, timeZone);
  const invitedOn = localTime(invitedAt, timeZone).day;
  const days = daysBefore.map((step) => onWeekday(addDays(lastDay, -step)));
  return [...new Set(days)].filter((day) => day > invitedOn).sort();
}

/**
 * The day of the plan for which a candidate is to be reminded now, or null. Only the newest day that has come counts,
 * so that somebody whose reminders were held up gets one mail and not several.
 *
 * @param plan.remindedOn Days of the plan for which there was a reminder already.
 * @throws {RangeError} for an unknown time zone.
 */
export function dueReminder(plan: Plan & Readonly<{ now: Date; remindedOn: readonly Day[] }>): Day | null {
  const { now, endsAt, timeZone, remindedOn } = plan;
  if (now >= endsAt) return null;
  const { day: today, hour, weekday } = localTime(now, timeZone);
  if (weekday > FRIDAY || hour < FIRST_HOUR || hour >= END_HOUR) return null;
  const due = reminderDays(plan)
    .filter((day) => day <= today)
    .at(-1);
  if (due === undefined || addDays(due, LATE_DAYS) < today) return null;
  return remindedOn.some((day) => day >= due) ? null : due;
}

function onWeekday(day: Day): Day {
  return addDays(day, Math.min(0, FRIDAY - weekdayOf(day)));
}
