import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatDayOfYear,
  formatList,
  formatNumber,
  formatPercent,
  formatRange,
  formatTime,
  nameOrder,
} from '@/lib/i18n/format';

const NBSP = '\u00a0';
const MINUS = '\u2212';

test.each([
  ['fi', `${MINUS}0,5`],
  ['sv', `${MINUS}0,5`],
  ['en', `${MINUS}0.5`],
] as const)('writes a negative number in %s with a true minus', (locale, text) => {
  expect(formatNumber(locale, -0.5, 1)).toBe(text);
});

test('never writes a minus before nothing', () => {
  expect(formatNumber('fi', -0.2)).toBe('0');
  expect(formatPercent('fi', -0.2)).toBe(`0${NBSP}%`);
});

test.each([
  ['fi', `26${NBSP}%`],
  ['sv', `26${NBSP}%`],
  ['en', '26%'],
] as const)('writes per cent in %s', (locale, text) => {
  expect(formatPercent(locale, 26.4)).toBe(text);
});

test('rounds both ends of a range by themselves', () => {
  expect(formatRange('fi', 53.8, 67.6)).toBe('54–68');
  expect(formatRange('en', 0.25, 1.15, 1)).toBe('0.3–1.2');
  // Ends that differ and round alike get one digit more, once; the same number is written once.
  expect(formatRange('fi', 28.9, 29.4)).toBe('28,9–29,4');
  expect(formatRange('fi', 29.01, 29.04)).toBe('29,0');
  expect(formatRange('fi', 5, 5)).toBe('5');
});

test.each([
  ['fi', '1.7.2026', '0.30'],
  ['sv', '1.7.2026', '0.30'],
  ['en', '01/07/2026', '00:30'],
] as const)('shows Finnish time in %s, also across midnight', (locale, day, time) => {
  const when = new Date('2026-06-30T21:30:00Z');
  expect(formatDate(locale, when)).toBe(day);
  expect(formatTime(locale, when)).toBe(time);
  expect(formatDateTime(locale, when)).toBe(`${day} ${time}`);
});

test.each([
  ['fi', '1.7.'],
  ['sv', '1.7'],
  ['en', '01/07'],
] as const)('leaves the year out where an axis says it in %s', (locale, day) => {
  expect(formatDayOfYear(locale, new Date('2026-06-30T21:30:00Z'))).toBe(day);
});

test('lists as a sentence does', () => {
  expect(formatList('fi', ['a', 'b', 'c'])).toBe('a, b ja c');
  expect(formatList('sv', ['a', 'b'])).toBe('a och b');
});

test('puts å, ä and ö last in Finnish', () => {
  expect(['Öhman', 'Aalto', 'Åberg', 'Zitting'].sort(nameOrder('fi'))).toEqual([
    'Aalto',
    'Zitting',
    'Åberg',
    'Öhman',
  ]);
});
