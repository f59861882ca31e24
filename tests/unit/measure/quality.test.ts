import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { runMeasure } from '@/scripts/measure/run';

type Golden = Readonly<{
  min: number;
  max: number;
  facets: number[];
  reversed: number[];
  rows: number[][];
  long_string: number[];
  irv: number[];
  even_odd: (number | null)[];
  mahalanobis: number[];
}>;
const golden = JSON.parse(readFileSync('tests/golden/r/response-quality.json', 'utf8')) as Golden;
const { min, max, facets, reversed, rows } = golden;
const INPUT = { min, max, facets, reversed, rows };

const run = (input: unknown) => runMeasure(['quality'], () => JSON.stringify(input));
const output = (input: unknown) => {
  const { stdout, stderr, status } = run(input);
  expect([stderr, status]).toEqual(['', 0]);
  return JSON.parse(stdout) as { rows: Record<string, unknown>[] };
};

test('the shape of the contract with the numbers of R', () => {
  const people = output(INPUT).rows;
  expect(people).toHaveLength(rows.length);
  expect(Object.keys(people[1] ?? {})).toEqual(['longString', 'irv', 'evenOdd', 'mahalanobis', 'flags']);
  people.forEach((person, index) => {
    const evenOdd = golden.even_odd[index] ?? null;
    expect(person).toMatchObject({
      longString: golden.long_string[index],
      irv: expect.closeTo(golden.irv[index] ?? Number.NaN, 9),
      evenOdd: evenOdd === null ? null : expect.closeTo(evenOdd, 9),
      mahalanobis: expect.closeTo(golden.mahalanobis[index] ?? Number.NaN, 8),
    });
  });
  // The seventh person answers 4 throughout.
  expect(people[6]).toMatchObject({ longString: rows[6]?.length, irv: 0, flags: ['longString', 'irv'] });
});

test('what is not defined is null with a reason', () => {
  const straight = rows[0]?.map(() => 3) ?? [];
  const [first] = output({ ...INPUT, reversed: [], rows: [straight] }).rows;
  expect(first).toEqual({
    longString: straight.length,
    irv: 0,
    evenOdd: null,
    mahalanobis: null,
    flags: ['irv'],
    reason: 'halfWithoutVariance, tooFewPeople',
  });
  expect(output({ ...INPUT, rows: [] })).toEqual({ rows: [] });
});

test.each([
  ['an open answer', { rows: [[null, ...(rows[0] ?? []).slice(1)]] }, 'WRONG_TYPE', 'rows[0][0]'],
  [
    'an answer outside the format',
    { rows: [[9, ...(rows[0] ?? []).slice(1)]] },
    'OUT_OF_RANGE',
    'rows[0][0]',
  ],
  ['a row of another length', { rows: [[1, 2]] }, 'WRONG_LENGTH', 'rows[0]'],
  ['a reversed column that is not there', { reversed: [99] }, 'OUT_OF_RANGE', 'reversed[0]'],
  ['a column named twice', { reversed: [1, 1] }, 'OUT_OF_RANGE', 'reversed[1]'],
  ['half a facet', { facets: [2.5] }, 'WRONG_TYPE', 'facets[0]'],
  ['no facet', { facets: [] }, 'WRONG_LENGTH', 'facets'],
  ['a format beyond all formats', { max: 1e300, rows: [] }, 'OUT_OF_RANGE', 'max'],
  ['a format upside down', { min: 6, max: 1, rows: [] }, 'OUT_OF_RANGE', 'max'],
])('refuses %s', (_name, change, code, path) => {
  const { stdout, stderr, status } = run({ ...INPUT, ...change });
  expect([stdout, status]).toEqual(['', 2]);
  expect(JSON.parse(stderr)).toMatchObject({ error: { code, path } });
});
