import { expect, test } from 'vitest';

import { roundDeep, roundForStorage } from '@/lib/core/round';

test('keeps six decimals', () => {
  expect(roundForStorage(1.23456789)).toBe(1.234568);
  expect(roundForStorage(-1.23456749)).toBe(-1.234567);
});

test('turns a tiny negative number into plain 0', () => {
  expect(Object.is(roundForStorage(-1e-9), 0)).toBe(true);
});

test('rounds inside arrays and objects and leaves the rest', () => {
  const value = Object.freeze({ a: [0.12345678, 'x', null], b: { c: true, d: 2 } });
  expect(roundDeep(value)).toEqual({ a: [0.123457, 'x', null], b: { c: true, d: 2 } });
});
