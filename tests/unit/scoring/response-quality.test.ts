import { expect, test } from 'vitest';

import type { TimedAnswer } from '@/lib/scoring/types';
import { longestRun, responseQuality } from '@/lib/scoring/v1/response-quality';

const timed = (values: readonly (number | null)[], shownMs: number | null = 4000): readonly TimedAnswer[] =>
  values.map((value, index) => ({ itemId: `i${index}`, value, shownMs }));

const varied = (count: number) => Array.from({ length: count }, (_, index) => (index % 5) + 1);
const run = (length: number, of = 72) => [...Array.from({ length }, () => 4), ...varied(of - length)];

test('finds the longest run of equal answers; an open statement ends it', () => {
  expect(longestRun(timed([3, 3, null, 3, 4, 4, 4, 3]))).toBe(3);
  expect(longestRun(timed([1, 1, 1, 2]))).toBe(3);
  expect(longestRun(timed([5]))).toBe(1);
  expect(longestRun(timed([null, null]))).toBe(0);
  expect(longestRun([])).toBe(0);
});

test('an ordinary form has no flags', () => {
  expect(responseQuality(timed(varied(72)))).toEqual({
    verdict: 'normal',
    flagCount: 0,
    longString: { status: 'measured', value: 1, limit: 36, flagged: false },
    responseTime: { status: 'measured', value: 4000, limit: 1500, flagged: false },
    unanswered: 0,
    administered: 72,
  });
});

test('flags a run of half of the form, on a short form of at least eight', () => {
  const flagged = (values: readonly number[]) => responseQuality(timed(values)).longString;
  expect(flagged(run(35))).toMatchObject({ value: 35, limit: 36, flagged: false });
  expect(flagged(run(36))).toMatchObject({ value: 36, limit: 36, flagged: true });
  expect(flagged(run(7, 12))).toMatchObject({ limit: 8, flagged: false });
  expect(flagged(run(8, 12))).toMatchObject({ limit: 8, flagged: true });
  // 25 statements: half is 12.5, so 13.
  expect(flagged(run(13, 25))).toMatchObject({ limit: 13, flagged: true });
});

test('flags fast, never slow', () => {
  const time = (ms: number) => responseQuality(timed(varied(72), ms)).responseTime;
  expect(time(1499)).toMatchObject({ value: 1499, flagged: true });
  expect(time(1500)).toMatchObject({ flagged: false });
  expect(time(10_000_000)).toMatchObject({ flagged: false });
});

test('takes the median over the answered statements only', () => {
  const answers = [...timed([1, 2, 3], 5000), ...timed([4, 5], 100), ...timed([null, null, null], 10)];
  expect(responseQuality(answers).responseTime).toMatchObject({ status: 'measured', value: 5000 });
});

test('does not judge time that nobody measured', () => {
  const half = [...timed([1, 2], null), ...timed([3, 4], 100)];
  expect(responseQuality(half).responseTime).toMatchObject({ status: 'measured', value: 100 });
  expect(responseQuality([...half, ...timed([5], null)]).responseTime).toEqual({ status: 'notMeasured' });
  expect(responseQuality(timed([1, 2], null)).responseTime).toEqual({ status: 'notMeasured' });
});

test('two flags ask for a check', () => {
  expect(responseQuality(timed(run(40), 900))).toMatchObject({ verdict: 'check', flagCount: 2 });
  expect(responseQuality(timed(run(40)))).toMatchObject({ verdict: 'normal', flagCount: 1 });
});

test('one answer throughout cannot be interpreted', () => {
  expect(responseQuality(timed(run(72)))).toMatchObject({ verdict: 'notInterpretable', flagCount: 1 });
  // Too short to say so.
  expect(responseQuality(timed(run(7, 7)))).toMatchObject({ verdict: 'normal', flagCount: 0 });
});

test('counts what was left open and judges nothing where nothing was answered', () => {
  expect(responseQuality(timed([null, 3, null]))).toMatchObject({ unanswered: 2, administered: 3 });
  expect(responseQuality(timed([null, null]))).toEqual({
    verdict: 'normal',
    flagCount: 0,
    longString: { status: 'notMeasured' },
    responseTime: { status: 'notMeasured' },
    unanswered: 2,
    administered: 2,
  });
});
