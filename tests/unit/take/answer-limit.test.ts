import { describe, expect, test } from 'vitest';
import { createAnswerLimit } from '@/lib/auth/answer-limit';

describe('the limit of saves', () => {
  test('lets 120 in a minute through, refuses the next, and starts afresh after the minute', () => {
    const limit = createAnswerLimit();
    for (let save = 0; save < 120; save += 1) expect(limit.secondsToWait('one', 1_000 + save)).toBe(0);
    expect(limit.secondsToWait('one', 31_000)).toBe(30);
    expect(limit.secondsToWait('two', 31_000)).toBe(0);
    expect(limit.secondsToWait('one', 60_999)).toBe(1);
    expect(limit.secondsToWait('one', 61_000)).toBe(0);
  });

  test('forgets the oldest of more sessions than it remembers', () => {
    const limit = createAnswerLimit();
    for (let save = 0; save < 121; save += 1) limit.secondsToWait('first', 0);
    expect(limit.secondsToWait('first', 0)).toBe(60);
    for (let session = 0; session < 20_000; session += 1) limit.secondsToWait(`s${session}`, 0);
    expect(limit.secondsToWait('first', 0)).toBe(0);
  });
});
