import fc from 'fast-check';
import { expect, test } from 'vitest';

import { SCALE_KEYS } from '@/lib/scales';
import { scoreMatrix } from '@/lib/scoring/v1/score-matrix';
import { scoreScale } from '@/lib/scoring/v1/score-scale';
import { FORM, LIKERT_5 } from './form-factory';

const SHARES = { ofScale: FORM.minimumShare, ofFacet: FORM.facetMinimumShare };

test('equals the single scorer on every row, with and without gaps', () => {
  const value = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 5 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  );
  const row = fc.oneof(
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 72, maxLength: 72 }),
    fc.array(value, { minLength: 72, maxLength: 72 }),
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      const { means, scored } = scoreMatrix(FORM, Uint8Array.from(rows.flat()));
      expect(means).toHaveLength(rows.length * 6);
      rows.forEach((answers, r) => {
        const given = new Map(
          FORM.items.map(({ id }, i) => [id, answers[i] === 0 ? null : (answers[i] ?? null)]),
        );
        SCALE_KEYS.forEach((key, s) => {
          const single = scoreScale(
            FORM.items.filter(({ scale }) => scale === key),
            given,
            LIKERT_5,
            SHARES,
          );
          expect(scored[r * 6 + s]).toBe(single.status === 'scored' ? 1 : 0);
          expect(means[r * 6 + s]).toBeCloseTo(single.status === 'scored' ? single.mean : 0, 12);
        });
      });
    }),
    { numRuns: 60 },
  );
});

test('scores by hand', () => {
  // Forward statements 5, reversed 1: every scale has the mean 5.
  const best = Uint8Array.from(FORM.items, ({ reversed }) => (reversed ? 1 : 5));
  expect([...scoreMatrix(FORM, best).means]).toEqual([5, 5, 5, 5, 5, 5]);
});

test('an empty matrix has no scores', () => {
  expect(scoreMatrix(FORM, new Uint8Array(0)).means).toHaveLength(0);
});

test('refuses a value outside the format', () => {
  const answers = Uint8Array.from(FORM.items, () => 3);
  answers[7] = 6;
  expect(() => scoreMatrix(FORM, answers)).toThrow(
    expect.objectContaining({ code: 'ANSWER_OUT_OF_RANGE', message: expect.stringContaining('position 7') }),
  );
  const narrow = { ...FORM, responseFormat: { min: 2, max: 5 } };
  answers[7] = 1;
  expect(() => scoreMatrix(narrow, answers)).toThrow(
    expect.objectContaining({ code: 'ANSWER_OUT_OF_RANGE' }),
  );
});

test('refuses rows of another length, a format with 0, and a form without one of the scales', () => {
  expect(() => scoreMatrix(FORM, new Uint8Array(71))).toThrow(
    expect.objectContaining({ code: 'MATRIX_SHAPE' }),
  );
  expect(() => scoreMatrix({ ...FORM, responseFormat: { min: 0, max: 4 } }, new Uint8Array(72))).toThrow(
    expect.objectContaining({ code: 'MATRIX_SHAPE', message: expect.stringContaining('must begin above 0') }),
  );
  const items = FORM.items.filter(({ scale }) => scale !== 'integrity');
  expect(() => scoreMatrix({ ...FORM, items }, new Uint8Array(60))).toThrow(
    expect.objectContaining({ code: 'EMPTY_SCALE' }),
  );
});

test.each(['minimumShare', 'facetMinimumShare'] as const)('refuses a %s of 0', (share) => {
  expect(() => scoreMatrix({ ...FORM, [share]: 0 }, new Uint8Array(72))).toThrow(
    expect.objectContaining({ code: 'SHARE_OUT_OF_RANGE' }),
  );
});

test('finds a value above the format behind others, in a forward and in a reversed statement', () => {
  for (const reversed of [false, true]) {
    const column = FORM.items.findIndex((item) => item.reversed === reversed);
    const answers = Uint8Array.from([...FORM.items, ...FORM.items], () => 3);
    answers[72 + column] = 255;
    expect(() => scoreMatrix(FORM, answers)).toThrow(`position ${72 + column} requires [1, 5], got 255`);
  }
});
