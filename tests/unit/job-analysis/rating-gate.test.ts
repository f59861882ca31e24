import { describe, expect, test } from 'vitest';

import { type RatingBasis, ratingGate } from '@/lib/job-analysis/rating-gate';
import { intraclassCorrelations } from '@/lib/psychometrics/agreement/intraclass-correlation';

const KINDS = ['incumbent', 'incumbent', 'supervisor', 'supervisor', 'expert'] as const;
/** Five raters who agree on eight cells. */
const AGREED = [0, 1, 2, 3, 4, 5, 6, 3].map((cell) => [cell, cell, cell + 0.5, cell, cell - 0.5]);
const good: RatingBasis = { ratings: AGREED, kinds: KINDS, places: 2 };
const failed = (basis: RatingBasis) => ratingGate(basis).conditions.filter(({ passed }) => !passed);
const first = (count: number, basis = good): RatingBasis => ({
  ...basis,
  ratings: basis.ratings.map((row) => row.slice(0, count)),
  kinds: basis.kinds.slice(0, count),
});

test('five raters of both kinds from two places who agree pass', () => {
  const gate = ratingGate(good);
  expect(gate.passed).toBe(true);
  expect(gate.conditions.map(({ condition, mend }) => [condition, mend])).toEqual([
    ['raters', null],
    ['kinds', null],
    ['places', null],
    ['reliability', null],
  ]);
});

test('too few raters: how many more', () => {
  expect(failed(first(3))).toEqual([
    { condition: 'raters', passed: false, count: 3, mend: { action: 'addRaters', count: 2 } },
  ]);
});

test('a missing kind is named', () => {
  const kinds = KINDS.map(() => 'incumbent' as const);
  expect(failed({ ...good, kinds })).toEqual([
    { condition: 'kinds', passed: false, mend: { action: 'addKinds', kinds: ['supervisor'] } },
  ]);
  expect(failed({ ...good, kinds: KINDS.map(() => 'hr' as const) })[0]?.mend).toEqual({
    action: 'addKinds',
    kinds: ['incumbent', 'supervisor'],
  });
});

test('one place is too few, and an unknown number is to be named', () => {
  expect(failed({ ...good, places: 1 })[0]?.mend).toEqual({ action: 'addPlaces' });
  expect(failed({ ...good, places: null })[0]?.mend).toEqual({ action: 'namePlaces' });
});

describe('reliability', () => {
  test('where more raters of the same kind help, as many as Spearman and Brown say', () => {
    const ratings = [
      [1, 3, 2, 5, 2],
      [4, 2, 5, 3, 6],
      [2, 3, 1, 3, 4],
      [5, 3, 4, 6, 3],
      [3, 4, 2, 1, 3],
      [6, 4, 6, 5, 4],
    ];
    const { icc21, icc2k } = intraclassCorrelations(ratings);
    expect(icc2k.value).toBeGreaterThan(0.4);
    expect(icc2k.value).toBeLessThan(0.7);
    const single = icc21.value ?? Number.NaN;
    const needed = Math.ceil((0.7 * (1 - single)) / (0.3 * single));
    expect(needed).toBeLessThanOrEqual(12);
    expect(failed({ ...good, ratings })).toEqual([
      {
        condition: 'reliability',
        passed: false,
        icc: icc2k,
        mend: { action: 'addRaters', count: needed - 5 },
      },
    ]);
  });

  test('where more raters do not help, the steps are discussed and rated anew', () => {
    const ratings = [
      [1, 5, 3, 2, 4],
      [5, 1, 3, 4, 2],
      [3, 3, 3, 3, 3],
    ];
    expect(failed({ ...good, ratings })[0]?.mend).toEqual({ action: 'discussAndRateAnew' });
  });

  test('where a crowd would be needed, the steps are unclear', () => {
    const ratings = [
      [1, 3, 2, 5, 2],
      [4, 2, 5, 3, 6],
      [2, 3, 1, 3, 4],
      [5, 3, 4, 6, 3],
      [3, 4, 2, 1, 3],
      [2, 4, 5, 5, 3],
    ];
    // ICC(2,1) = .10: twenty-one raters for .70.
    expect(failed({ ...good, ratings })[0]?.mend).toEqual({ action: 'discussAndRateAnew' });
  });

  test('one rater has no reliability; four more are asked for', () => {
    const alone = ratingGate(first(1));
    expect(alone.conditions.at(-1)).toEqual({
      condition: 'reliability',
      passed: false,
      icc: { value: null, interval: null, reason: 'tooFew' },
      mend: { action: 'addRaters', count: 4 },
    });
  });

  test('a gate without ratings stands open on nothing', () => {
    expect(ratingGate({ ratings: [], kinds: [], places: 0 }).passed).toBe(false);
  });
});

test('refuses kinds that do not belong to the columns, and half a place', () => {
  expect(() => ratingGate({ ...good, kinds: KINDS.slice(1) })).toThrow('WRONG_SHAPE');
  expect(() => ratingGate({ ...good, places: 1.5 })).toThrow('OUT_OF_RANGE');
  expect(() => ratingGate({ ...good, ratings: [[1, 2, 3, 4, Number.NaN]] })).toThrow('NOT_FINITE');
});
