import { longString, longStringLimit } from '@/lib/psychometrics/response-quality/long-string';
import { qualityVerdict } from '@/lib/psychometrics/response-quality/quality-flags';
import {
  MEDIAN_MS_LIMIT,
  isTooFast,
  medianResponseTime,
} from '@/lib/psychometrics/response-quality/response-time';
import type { QualityCheck, ResponseQuality, TimedAnswer } from '../types';

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
  const longStringCheck = checkOfRun(run, administered);
  const responseTime = checkOfTimes(answers);
  const flagCount = [longStringCheck, responseTime].filter(
    (check) => check.status === 'measured' && check.flagged,
  ).length;
  // Half of a short form can be less than the shortest run that counts, so ask for the flag as well.
  const isStraightLine =
    run === administered && longStringCheck.status === 'measured' && longStringCheck.flagged;
  return {
    verdict: qualityVerdict(flagCount, isStraightLine),
    flagCount,
    longString: longStringCheck,
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
  return longString(answers.map(({ value }) => value));
}

function checkOfRun(run: number, administered: number): QualityCheck {
  if (run === 0) return { status: 'notMeasured' };
  const limit = longStringLimit(administered);
  return { status: 'measured', value: run, limit, flagged: run >= limit };
}

function checkOfTimes(answers: readonly TimedAnswer[]): QualityCheck {
  const answered = answers.filter(({ value }) => value !== null);
  const { value } = medianResponseTime(answered.map(({ shownMs }) => shownMs));
  if (value === null) return { status: 'notMeasured' };
  const flagged = isTooFast({ medianMs: value, rapidShare: null, hasAccommodation: false });
  return { status: 'measured', value, limit: MEDIAN_MS_LIMIT, flagged };
}
