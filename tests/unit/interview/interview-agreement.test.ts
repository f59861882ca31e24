import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interviewAgreement, scaleRating } from '@/lib/interview/interview-agreement';
import { mayReveal, sheetState } from '@/lib/interview/interview-state';

describe('agreement of interviewers', () => {
  test('counts only questions that everybody rated', () => {
    const found = interviewAgreement([
      [4, 4],
      [2, 3],
      [5, 3],
      [null, 2],
    ]);
    expect(found).toMatchObject({ raters: 2, compared: 3, same: 1, near: 1, apart: 1, icc: null });
    // |5 − 4| and |3 − 4| from the mean 4; the limit is 5/6.
    expect(found.questions[2]).toEqual({
      difference: 2,
      deviation: { value: 1, withinLimit: false },
      rwg: null,
    });
    expect(found.questions[3]).toEqual({ difference: null, deviation: null, rwg: null });
  });

  test('gives rwg from three interviewers on, against guessing among five points', () => {
    // s² = 1/3, σ² = 2: 1 − 1/6.
    expect(interviewAgreement([[3, 3, 4]]).questions[0]?.rwg).toBeCloseTo(5 / 6, 12);
  });

  test('gives the intraclass correlation from five questions on', () => {
    const rows = [
      [1, 2],
      [2, 2],
      [3, 4],
      [4, 4],
    ];
    expect(interviewAgreement(rows).icc).toBeNull();
    const { icc } = interviewAgreement([...rows, [5, 5]]);
    // Two-way: MSB = 4.15, MSJ = 0.4, MSE = 0.15, so (4.15 − .15)/(4.15 + .15 + 2(.4 − .15)/5).
    expect(icc?.value).toBeCloseTo(4 / 4.4, 9);
    expect(icc?.interval?.[0]).toBeLessThan(icc?.value ?? 0);
  });

  test('one interviewer has nobody to agree with', () => {
    expect(interviewAgreement([[4], [2]])).toMatchObject({ raters: 1, compared: 0, same: 0, icc: null });
    expect(interviewAgreement([])).toMatchObject({ raters: 0, compared: 0 });
  });

  test('the counts add up, whoever rates', () => {
    const cell = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }), (rows) => {
        const { compared, same, near, apart } = interviewAgreement(rows);
        expect(same + near + apart).toBe(compared);
        const turned = interviewAgreement(rows.map(([a, b, c]) => [c, a, b]));
        expect([turned.same, turned.near, turned.apart]).toEqual([same, near, apart]);
      }),
    );
  });
});

test('the rating of a scale is the mean of its ratings', () => {
  expect(scaleRating([4, 3, null, 5])).toEqual({ mean: 4, lowest: 3, highest: 5, ratings: 3 });
  expect(scaleRating([null])).toEqual({ mean: null, lowest: null, highest: null, ratings: 0 });
});

describe('showing ratings', () => {
  const at = new Date();
  const named = { startedAt: null, submittedAt: null, removedAt: null };
  const started = { ...named, startedAt: at };
  const submitted = { ...started, submittedAt: at };
  const removed = { ...started, removedAt: at };

  test('waits until everybody who interviews has handed in, two at least', () => {
    expect(mayReveal([submitted, submitted])).toBe(true);
    expect(mayReveal([submitted, submitted, removed])).toBe(true);
    expect(mayReveal([submitted, started])).toBe(false);
    expect(mayReveal([submitted, submitted, named])).toBe(false);
    expect(mayReveal([submitted])).toBe(false);
    expect(mayReveal([])).toBe(false);
  });

  test('needs a decision with one interviewer, and never goes on without any', () => {
    expect(mayReveal([submitted, removed], true)).toBe(true);
    expect(mayReveal([submitted, started], true)).toBe(false);
    expect(mayReveal([removed], true)).toBe(false);
  });

  test('says how far an interviewer is', () => {
    expect([named, started, submitted, removed].map(sheetState)).toEqual([
      'named',
      'started',
      'submitted',
      'removed',
    ]);
  });
});
