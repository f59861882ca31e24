// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  dropAnswer,
  insistOnAnswers,
  markSaved,
  replaces,
  storeAnswer,
  storedAnswers,
  type StoredAnswer,
} from '@/components/take/answer-store';

const NOW = Date.UTC(2026, 10, 22, 9);
const SECOND_MS = 1_000;
const DAY_MS = 86_400 * SECOND_MS;
const choice = (seq: number, value: number, over = ''): StoredAnswer => ({
  ...{ itemId: 'i01', value, seq, device: 'phone', shownMs: null },
  ...{ over, at: NOW },
});

beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => {
  vi.useRealTimers();
  window.localStorage.clear();
});

test('what waits is kept for seven days, of its own attempt alone', () => {
  storeAnswer('A', choice(1, 4));
  expect(storedAnswers('A', NOW + 7 * DAY_MS)).toEqual([choice(1, 4)]);
  expect(storedAnswers('B', NOW)).toEqual([]);
  expect(storedAnswers('A', NOW + 7 * DAY_MS + 1)).toEqual([]);
  expect(window.localStorage).toHaveLength(0);
});

test('an acknowledged answer stays as long as a page can be behind it, and not longer', () => {
  storeAnswer('A', choice(1, 4));
  markSaved('A', choice(1, 4), NOW);
  expect(storedAnswers('A', NOW)).toMatchObject([{ value: 4, seq: 1, isSaved: true }]);
  vi.advanceTimersByTime(60 * SECOND_MS);
  expect(window.localStorage).toHaveLength(0);
});

test('a page that went away meanwhile leaves no acknowledged answer for the next one', () => {
  storeAnswer('A', choice(1, 4));
  markSaved('A', choice(1, 4), NOW);
  expect(storedAnswers('A', NOW + 61 * SECOND_MS)).toEqual([]);
});

test('a newer choice is neither taken for saved nor dropped with the one before', () => {
  storeAnswer('A', choice(2, 5));
  markSaved('A', choice(1, 4), NOW);
  dropAnswer('A', choice(1, 4));
  expect(storedAnswers('A', NOW)).toEqual([choice(2, 5)]);
});

test('what was refused here replaces what the other device stored, once this device takes over', () => {
  storeAnswer('A', choice(3, 5));
  insistOnAnswers('A', NOW);
  const [stored] = storedAnswers('A', NOW);
  expect(stored).toMatchObject({ value: 5, isLastWord: true });
  expect(replaces(stored ?? choice(3, 5), 'desk.9')).toBe(true);
  expect(replaces(stored ?? choice(3, 5), 'phone.3'), 'the server has it').toBe(false);
});

test.each([
  ['the server still holds what it was to replace', choice(3, 5, 'phone.1'), 'phone.1', true],
  ['the server holds nothing, as before', choice(1, 5), '', true],
  ['the server holds an earlier choice of this browser', choice(3, 5, ''), 'phone.2', true],
  ['the server holds this very choice', choice(3, 5, 'phone.1'), 'phone.3', false],
  ['the server holds a later choice of this browser', choice(3, 5, ''), 'phone.10', false],
  ['somebody chose elsewhere', choice(3, 5, 'phone.1'), 'desk.1', false],
])('where %s, a kept answer is shown and sent: %#', (_, stored, revision, expected) => {
  expect(replaces(stored, revision)).toBe(expected);
});
