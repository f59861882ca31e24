import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { runMeasure } from '@/scripts/measure/run';

const run = (input: unknown) => runMeasure(['reliability'], () => JSON.stringify(input));
const output = (input: unknown) => {
  const { stdout, stderr, status } = run(input);
  expect([stderr, status]).toEqual(['', 0]);
  return JSON.parse(stdout) as { scales: Record<string, unknown>[] };
};

type Scale = Readonly<{
  rows: (number | null)[][];
  reversed: number[];
  alpha: number;
  omega: number;
  sem: number;
}>;
const { odd } = JSON.parse(readFileSync('tests/golden/r/reliability.json', 'utf8')) as { odd: Scale };
const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const INPUT = {
  min: 1,
  max: 5,
  items: ITEMS,
  reversed: odd.reversed.map((column) => ITEMS[column]),
  scales: { whole: ITEMS, last: ['g', 'c'] },
  rows: odd.rows,
};

test('the shape of the contract with the numbers of R, scales in the order given', () => {
  const [whole, last] = output(INPUT).scales;
  expect(Object.keys(whole ?? {})).toEqual([
    'scale',
    'nComplete',
    'alpha',
    'alphaCi95',
    'itemRest',
    'alphaIfDeleted',
    'omega',
    'splitHalf',
    'sem',
    'scores',
  ]);
  expect(whole).toMatchObject({
    scale: 'whole',
    alpha: expect.closeTo(odd.alpha, 9),
    sem: expect.closeTo(odd.sem, 9),
  });
  expect(whole?.['omega']).toBeCloseTo(odd.omega, 5);
  expect(last).toMatchObject({
    scale: 'last',
    omega: null,
    alphaIfDeleted: [null, null],
    reason: 'tooFewItems',
  });
});

test('nobody to describe is null with a reason', () => {
  const [scale] = output({ ...INPUT, rows: [], scales: { whole: ITEMS } }).scales;
  expect(scale).toMatchObject({
    nComplete: 0,
    alpha: null,
    alphaCi95: null,
    scores: [],
    reason: 'tooFewPeople',
  });
});

test('the share that must be answered is .8 where absent', () => {
  const scoresOf = (change: object) =>
    output({ ...INPUT, rows: [[1, 2, 3, 4, 5, null, null]], ...change }).scales[0]?.['scores'];
  expect(scoresOf({})).toEqual([null]);
  expect(scoresOf({ minimumShare: 0.7, reversed: [] })).toEqual([3]);
});

test.each([
  ['an answer outside the format', { rows: [[1, 2, 3, 4, 5, 6, 1]] }, 'OUT_OF_RANGE', 'rows[0][5]'],
  ['a row of another length', { rows: [[1, 2]] }, 'WRONG_LENGTH', 'rows[0]'],
  ['a reversed item that is not there', { reversed: ['z'] }, 'UNKNOWN_ITEM', 'reversed[0]'],
  ['an item named twice', { items: ['a', 'a', 'c', 'd', 'e', 'f', 'g'] }, 'OUT_OF_RANGE', 'items[1]'],
  ['a scale of unknown items', { scales: { s: ['a', 'y'] } }, 'UNKNOWN_ITEM', 'scales.s[1]'],
  ['a scale without items', { scales: { s: [] } }, 'WRONG_LENGTH', 'scales.s'],
  ['a format beyond all formats', { max: 1e300, rows: [] }, 'OUT_OF_RANGE', 'max'],
  ['a format upside down', { min: 5, max: 1, rows: [] }, 'OUT_OF_RANGE', 'max'],
  ['a share of nothing', { minimumShare: 0 }, 'OUT_OF_RANGE', 'minimumShare'],
  ['an unknown key', { colour: 1 }, 'UNKNOWN_KEY', 'colour'],
])('refuses %s', (_name, change, code, path) => {
  const { stdout, stderr, status } = run({ ...INPUT, ...change });
  expect([stdout, status]).toEqual(['', 2]);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code, path } });
});
