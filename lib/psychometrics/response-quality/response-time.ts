import { median } from '@/lib/stats/median';
import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';

/** A one-line statement cannot be read and answered faster, as a median over the form. */
export const MEDIAN_MS_LIMIT = 1500;

/** An answer is rapid under this share of the item's median (Wise and Ma 2012); flagged above this share of items. */
const RAPID_SHARE_OF_MEDIAN = 0.1;
export const RAPID_ITEMS_LIMIT = 0.1;

/** With fewer times than for half of the answers the figure would describe another form. */
const TIMED_SHARE_MIN = 0.5;

/** Times of the answered statements in ms; null = answered, but not timed. */
export type AnswerTimes = readonly (number | null)[];

/**
 * Median time of the answered statements.
 *
 * @returns In ms; undefined when fewer than half of the answers have a time.
 * @throws {PsychometricsError} OUT_OF_RANGE for a negative time; NOT_FINITE.
 * @example medianResponseTime([1200, 3400, null]); // { value: 2300, reason: null }
 */
export function medianResponseTime(times: AnswerTimes): Estimate<'notTimed'> {
  const known = timed(times);
  return isThin(known.length, times.length) ? undefinedBecause('notTimed') : estimated(median(known));
}

/**
 * Share of the answered statements whose time is under 10 % of the median that people take for the same statement.
 *
 * @param itemMedians Median time of each of these statements in the norm group, in ms; null = unknown.
 * @returns In [0, 1]; undefined when fewer than half of the answers have both times.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE; NOT_FINITE.
 * @example rapidAnswerShare([200, 4000], [5000, 5000]); // { value: 0.5, reason: null }
 */
export function rapidAnswerShare(times: AnswerTimes, itemMedians: AnswerTimes): Estimate<'notTimed'> {
  if (times.length !== itemMedians.length)
    throw new PsychometricsError('WRONG_SHAPE', `${times.length} times and ${itemMedians.length} medians`);
  timed(times);
  timed(itemMedians);
  const pairs = times.flatMap((time, item) => {
    const usual = itemMedians[item] ?? null;
    return time === null || usual === null ? [] : [time < RAPID_SHARE_OF_MEDIAN * usual];
  });
  if (isThin(pairs.length, times.length)) return undefinedBecause('notTimed');
  return estimated(pairs.filter(Boolean).length / pairs.length);
}

/**
 * Whether the times are flagged: a median under 1.5 s, or rapid answers to more than 10 % of the statements. Slow is
 * never flagged, and nothing is with assistive technology or another accommodation.
 *
 * @param medianMs From {@link medianResponseTime}; null = not known.
 * @param rapidShare From {@link rapidAnswerShare}; null = not known.
 * @example isTooFast({ medianMs: 1499, rapidShare: null, hasAccommodation: false }); // true
 */
export function isTooFast({
  medianMs,
  rapidShare,
  hasAccommodation,
}: Readonly<{ medianMs: number | null; rapidShare: number | null; hasAccommodation: boolean }>): boolean {
  if (hasAccommodation) return false;
  return (
    (medianMs !== null && medianMs < MEDIAN_MS_LIMIT) ||
    (rapidShare !== null && rapidShare > RAPID_ITEMS_LIMIT)
  );
}

function timed(times: AnswerTimes): readonly number[] {
  return times.flatMap((time) => {
    if (time === null) return [];
    if (!Number.isFinite(time)) throw new PsychometricsError('NOT_FINITE', `a time, got ${time}`);
    if (time < 0) throw new PsychometricsError('OUT_OF_RANGE', `a time must be ≥ 0, got ${time}`);
    return [time];
  });
}

function isThin(known: number, answered: number): boolean {
  return known === 0 || known < TIMED_SHARE_MIN * answered;
}
