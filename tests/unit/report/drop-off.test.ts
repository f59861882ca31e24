import { expect, test } from 'vitest';
import { dropOff } from '@/lib/report/drop-off';

test('gathers by the statement that was not answered, quiet stretches in between too', () => {
  const { stretches, atEnd } = dropOff([
    { position: 0, count: 2 },
    { position: 5, count: 1 },
    { position: 6, count: 1 },
    { position: 18, count: 4 },
    { position: null, count: 3 },
  ]);
  expect(stretches).toEqual([
    { from: 1, to: 6, count: 3 },
    { from: 7, to: 12, count: 1 },
    { from: 13, to: 18, count: 0 },
    { from: 19, to: 24, count: 4 },
  ]);
  expect(atEnd).toBe(3);
});

test('of nobody is empty', () => {
  expect(dropOff([])).toEqual({ stretches: [], atEnd: 0 });
});
