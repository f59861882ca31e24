import { median } from '@/lib/stats/median';
import type { QualityCheck, ResponseQuality, TimedAnswer } from '../types';

/** Shortest run that may be flagged; on a longer form half of its statements. */
const LONG_STRING_MIN = 8;
const LONG_STRING_SHARE = 0.5;

/** A one-line statement cannot be read and answered faster, as a median over the form. */
const MEDIAN_MS_LIMIT = 1500;

/** With fewer times than for half of the answers the median would describe another form. */
const TIMED_SHARE_MIN = 0.5;

const FLAGS_FOR_CHECK = 2;

/**
 * How the answers were given: longest run of equal answers and response time. Works on RAW answers, so that on a form
 * with reversed statements the same answer throughout contradicts itself. A flag is a question for a person to ask; it
 * never changes a score, and slow is never a flag.
 *
 * @param answers Every administered statement in administered order, as chosen; times in ms.
 * @see docs/method.md, "Response quality".
 */
export function responseQuality(answers: readonly TimedAnswer[]): ResponseQuality {
  const administered = answers.length;
  const run = longestRun(answers);
  const longString = longStringCheck(run, administered);
  const responseTime = responseTimeCheck(answers);
  const flagCount = [longString, responseTime].filter(
    (check) => check.status === 'measured' && check.flagged,
  ).length;
  // Half of a short form can be less than the shortest run that counts, so ask for the flag as well.
  const isStraightLine = run === administered && longString.status === 'measured' && longString.flagged;
  return {
    verdict: verdictOf(flagCount, isStraightLine),
    flagCount,
    longString,
    responseTime,
    unanswered: answers.filter(({ value }) => value === null).length,
    administered,
  };
}

/**
 * Longest run of equal answers; an open statement ends a run.
 *
 * @example longestRun([3, 3, null, 3, 4, 4, 4].map((value) => ({ itemId: '', value, shownMs: null }))); // 3
 */
export function longestRun(answers: readonly TimedAnswer[]): number {
  let longest = 0;
  let run = 0;
  let previous: number | null = null;
  for (const { value } of answers) {
    if (value === null) run = 0;
    else run = value === previous ? run + 1 : 1;
    previous = value;
    longest = Math.max(longest, run);
  }
  return longest;
}

function longStringCheck(run: number, administered: number): QualityCheck {
  if (run === 0) return { status: 'notMeasured' };
  const limit = Math.max(LONG_STRING_MIN, Math.ceil(LONG_STRING_SHARE * administered));
  return { status: 'measured', value: run, limit, flagged: run >= limit };
}

function responseTimeCheck(answers: readonly TimedAnswer[]): QualityCheck {
  const answered = answers.filter(({ value }) => value !== null);
  const times = answered.flatMap(({ shownMs }) => (shownMs === null ? [] : [shownMs]));
  if (times.length === 0 || times.length < TIMED_SHARE_MIN * answered.length)
    return { status: 'notMeasured' };
  const value = median(times);
  return { status: 'measured', value, limit: MEDIAN_MS_LIMIT, flagged: value < MEDIAN_MS_LIMIT };
}

function verdictOf(flagCount: number, isStraightLine: boolean): ResponseQuality['verdict'] {
  if (isStraightLine) return 'notInterpretable';
  return flagCount >= FLAGS_FOR_CHECK ? 'check' : 'normal';
}
