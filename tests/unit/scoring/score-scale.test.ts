import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isTooFew } from '@/lib/psychometrics/scores/answered-share';
import { scoreScale, type ScaleItem } from '@/lib/scoring/v1/score-scale';
import { LIKERT_5 } from './form-factory';

const ITEMS: readonly ScaleItem[] = Object.freeze([
  { id: 'a', facet: 'one', reversed: false },
  { id: 'b', facet: 'one', reversed: true },
  { id: 'c', facet: 'two', reversed: false },
  { id: 'd', facet: 'two', reversed: true },
]);
const HALF = Object.freeze({ ofScale: 0.5, ofFacet: 0.5 });

const answers = (a: number | null, b: number | null, c: number | null, d: number | null) =>
  new Map([
    ['a', a],
    ['b', b],
    ['c', c],
    ['d', d],
  ]);

test('averages the keyed answers', () => {
  // 4, (6 − 1), 3, (6 − 4): 14 / 4.
  expect(scoreScale(ITEMS, answers(4, 1, 3, 4), LIKERT_5, HALF)).toEqual({
    status: 'scored',
    mean: 3.5,
    answered: 4,
    items: 4,
  });
});

test('mirrors inside the format, whatever its limits', () => {
  // 0…6: 6 − 2 = 4 and 5 → 4.5.
  const format = { min: 0, max: 6 };
  expect(scoreScale(ITEMS.slice(0, 2), answers(5, 2, null, null), format, HALF)).toMatchObject({ mean: 4.5 });
});

test('averages over the answered items only', () => {
  // (4 + 5 + 3) / 3; the skipped item counts in neither part.
  expect(scoreScale(ITEMS, answers(4, 1, 3, null), LIKERT_5, HALF)).toEqual({
    status: 'scored',
    mean: 4,
    answered: 3,
    items: 4,
  });
});

test('an absent answer is a skipped one', () => {
  expect(
    scoreScale(
      ITEMS,
      new Map([
        ['a', 4],
        ['b', 1],
        ['c', 3],
      ]),
      LIKERT_5,
      HALF,
    ),
  ).toMatchObject({ mean: 4, answered: 3 });
});

test('needs the share of the scale', () => {
  const shares = { ofScale: 0.75, ofFacet: 0.5 };
  expect(scoreScale(ITEMS, answers(4, 1, 3, null), LIKERT_5, shares)).toMatchObject({ status: 'scored' });
  expect(scoreScale(ITEMS, answers(4, null, 3, null), LIKERT_5, shares)).toEqual({
    status: 'insufficient',
    reason: 'scaleTooFew',
    answered: 2,
    items: 4,
  });
});

test('needs the share of each facet', () => {
  expect(scoreScale(ITEMS, answers(4, 1, null, null), LIKERT_5, HALF)).toEqual({
    status: 'insufficient',
    reason: 'facetTooFew',
    answered: 2,
    items: 4,
  });
  expect(scoreScale(ITEMS, answers(null, 1, null, 2), LIKERT_5, HALF)).toMatchObject({
    status: 'scored',
    answered: 2,
  });
});

test('12 statements need 10, not 9', () => {
  const items = Array.from({ length: 12 }, (_, index) => ({
    id: `${index}`,
    facet: `${index % 4}`,
    reversed: false,
  }));
  const shares = { ofScale: 0.8, ofFacet: 0.5 };
  const first = (count: number) => new Map(items.slice(0, count).map(({ id }) => [id, 3]));
  expect(scoreScale(items, first(10), LIKERT_5, shares)).toMatchObject({ status: 'scored', answered: 10 });
  expect(scoreScale(items, first(9), LIKERT_5, shares)).toMatchObject({
    status: 'insufficient',
    reason: 'scaleTooFew',
  });
});

test('floating-point noise does not ask for one answer more', () => {
  expect(0.7 * 10).toBe(7);
  expect(0.55 * 100).toBeGreaterThan(55);
  expect(isTooFew(55, 100, 0.55)).toBe(false);
  expect(isTooFew(54, 100, 0.55)).toBe(true);
});

test.each([0, 6, 2.5, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the answer %s', (answer) => {
  expect(() => scoreScale(ITEMS, answers(answer, 1, 1, 1), LIKERT_5, HALF)).toThrow(
    expect.objectContaining({ code: 'ANSWER_OUT_OF_RANGE', message: expect.stringContaining('item a') }),
  );
});

test('refuses a scale without items', () => {
  expect(() => scoreScale([], new Map(), LIKERT_5, HALF)).toThrow(
    expect.objectContaining({ code: 'EMPTY_SCALE' }),
  );
});

test.each([0, -0.5, 1.01, Number.NaN])('refuses the share %s', (share) => {
  const refusal = expect.objectContaining({
    code: 'SHARE_OUT_OF_RANGE',
    message: expect.stringContaining(`got ${share}`),
  });
  expect(() => scoreScale(ITEMS, answers(1, 1, 1, 1), LIKERT_5, { ...HALF, ofScale: share })).toThrow(
    refusal,
  );
  expect(() => scoreScale(ITEMS, answers(1, 1, 1, 1), LIKERT_5, { ...HALF, ofFacet: share })).toThrow(
    refusal,
  );
});

test('a share of 1 asks for every answer', () => {
  const all = { ofScale: 1, ofFacet: 1 };
  expect(scoreScale(ITEMS, answers(1, 1, 1, 1), LIKERT_5, all)).toMatchObject({ status: 'scored' });
  expect(scoreScale(ITEMS, answers(1, 1, 1, null), LIKERT_5, all)).toMatchObject({ reason: 'scaleTooFew' });
});

const answer = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });

test('the mean stays in the format, ignores the order of items, and mirrors with its answers', () => {
  fc.assert(
    fc.property(answer, answer, answer, answer, (a, b, c, d) => {
      const given = answers(a, b, c, d);
      const result = scoreScale(ITEMS, given, LIKERT_5, HALF);
      expect(scoreScale([...ITEMS].reverse(), given, LIKERT_5, HALF)).toEqual(result);
      if (result.status !== 'scored') return;
      expect(result.mean).toBeGreaterThanOrEqual(1);
      expect(result.mean).toBeLessThanOrEqual(5);
      const flip = (value: number | null) => (value === null ? null : 6 - value);
      const mirrored = scoreScale(ITEMS, answers(flip(a), flip(b), flip(c), flip(d)), LIKERT_5, HALF);
      expect(mirrored.status === 'scored' && mirrored.mean).toBeCloseTo(6 - result.mean, 12);
    }),
  );
});
