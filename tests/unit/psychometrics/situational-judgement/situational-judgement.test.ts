import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bestWorstScore, type ScenarioKey } from '@/lib/psychometrics/situational-judgement/best-worst-score';
import { bestShares, consensusScore } from '@/lib/psychometrics/situational-judgement/consensus-score';
import { expertKey, reviewScenario } from '@/lib/psychometrics/situational-judgement/expert-key';
import { picksOfRatings } from '@/lib/psychometrics/situational-judgement/scenarios';
import { standardizedRatingScore } from '@/lib/psychometrics/situational-judgement/standardized-rating-score';
import expected from '../../../golden/r/situational-judgement.json' with { type: 'json' };

const KEY: readonly ScenarioKey[] = expected.best.map((best, scenario) => ({
  options: 4,
  best,
  worst: expected.worst[scenario] ?? 0,
}));
const PEOPLE = expected.people.map((ratings, person) => {
  const scores = expected.scores[person];
  if (scores === undefined) throw new Error('every person has scores');
  return { ratings, picks: ratings.map(picksOfRatings), scores };
});

const rating = fc.integer({ min: 1, max: 7 });
const table = fc.array(fc.array(rating, { minLength: 4, maxLength: 4 }), { minLength: 5, maxLength: 5 });

describe('best and worst against the key', () => {
  test('as an independent program scores it, ties sharing the credit', () => {
    PEOPLE.forEach(({ picks, scores }) => {
      const result = bestWorstScore(KEY, picks);
      if (result.status === 'none') throw new Error(result.reason);
      scores.bestWorst.forEach((points, scenario) =>
        expect(result.perScenario[scenario]).toBeCloseTo(points, 12),
      );
      expect(result.score).toBeCloseTo(
        scores.bestWorst.reduce((sum, points) => sum + points, 0),
        12,
      );
      expect(result).toMatchObject({ answered: 5, range: [-10, 10] });
    });
  });

  test.each([
    [{ best: [0], worst: [3] }, 2],
    [{ best: [3], worst: [0] }, -2],
    [{ best: [0], worst: [1] }, 1],
    [{ best: [1], worst: [0] }, -1],
    [{ best: [1], worst: [2] }, 0],
    [{ best: [0, 1], worst: [3] }, 1.5],
    [{ best: [0, 1, 2, 3], worst: [0, 1, 2, 3] }, 0],
  ])('%o gives %s', (picks, score) => {
    expect(bestWorstScore([{ options: 4, best: 0, worst: 3 }], [picks])).toMatchObject({ score });
  });

  test('stays within its range, and the opposite picks give the opposite score', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const picks = ratings.map(picksOfRatings);
        const own = bestWorstScore(KEY, picks);
        const turned = bestWorstScore(
          KEY,
          picks.map(({ best, worst }) => ({ best: worst, worst: best })),
        );
        if (own.status === 'none' || turned.status === 'none') throw new Error('all were answered');
        expect(Math.abs(own.score)).toBeLessThanOrEqual(10);
        expect(turned.score).toBeCloseTo(-own.score, 12);
      }),
    );
  });

  test('scenarios without an answer count nothing; none answered, no score', () => {
    const [first = null] = PEOPLE.map(({ picks }) => picks[0] ?? null);
    expect(bestWorstScore(KEY, [first, null, null, null, null])).toMatchObject({
      answered: 1,
      range: [-2, 2],
    });
    expect(bestWorstScore(KEY, [null, null, null, null, null])).toEqual({
      status: 'none',
      reason: 'notAnswered',
    });
  });

  test('refuses what does not fit', () => {
    const key = [{ options: 4, best: 0, worst: 3 }];
    expect(() => bestWorstScore(key, [])).toThrow('WRONG_SHAPE');
    expect(() => bestWorstScore(key, [{ best: [], worst: [1] }])).toThrow('WRONG_SHAPE');
    expect(() => bestWorstScore(key, [{ best: [0, 0], worst: [1] }])).toThrow('WRONG_SHAPE');
    expect(() => bestWorstScore(key, [{ best: [4], worst: [1] }])).toThrow('OUT_OF_RANGE');
    expect(() => bestWorstScore(key, [{ best: [0], worst: [Number.NaN] }])).toThrow('OUT_OF_RANGE');
    expect(() => bestWorstScore([{ options: 4, best: 1, worst: 1 }], [null])).toThrow('OUT_OF_RANGE');
    expect(() => bestWorstScore([{ options: 4, best: 4, worst: 1 }], [null])).toThrow('OUT_OF_RANGE');
    expect(() => picksOfRatings([1])).toThrow('TOO_FEW');
    expect(() => picksOfRatings([1, Number.NaN])).toThrow('NOT_FINITE');
  });
});

describe('standardised ratings', () => {
  test('as an independent program scores them', () => {
    PEOPLE.forEach(({ ratings, scores }) => {
      const result = standardizedRatingScore(expected.means, ratings);
      if (scores.closeness === null || scores.correlation === null) {
        expect(result).toEqual({ status: 'none', reason: 'noSpread' });
        return;
      }
      if (result.status === 'none') throw new Error(result.reason);
      expect(result.closeness).toBeCloseTo(scores.closeness, 12);
      expect(result.correlation).toBeCloseTo(scores.correlation, 12);
    });
  });

  test('do not change when a person rates higher, or more boldly, throughout', () => {
    fc.assert(
      fc.property(table, rating, fc.integer({ min: 2, max: 5 }), (ratings, shift, factor) => {
        const own = standardizedRatingScore(expected.means, ratings);
        fc.pre(own.status === 'scored');
        const other = standardizedRatingScore(
          expected.means,
          ratings.map((row) => row.map((value) => shift + factor * value)),
        );
        expect(other).toEqual({
          status: 'scored',
          closeness: expect.closeTo(own.closeness, 10) as number,
          correlation: expect.closeTo(own.correlation, 10) as number,
        });
      }),
    );
  });

  test('a rating that is missing leaves no score; what is no key or no rating is refused', () => {
    expect(standardizedRatingScore([[7, 4, 1]], [[6, null, 2]])).toEqual({
      status: 'none',
      reason: 'missingRating',
    });
    // An SD of exactly one half is not enough.
    expect(standardizedRatingScore([[7, 4, 1, 2]], [[4, 5, 4, 4]])).toEqual({
      status: 'none',
      reason: 'noSpread',
    });
    expect(() => standardizedRatingScore([[7, 4, 1]], [[6, 2]])).toThrow('WRONG_SHAPE');
    expect(() => standardizedRatingScore([[7, 4, 1]], [])).toThrow('WRONG_SHAPE');
    expect(() => standardizedRatingScore([[4, 4, 4]], [[1, 2, 3]])).toThrow('OUT_OF_RANGE');
    expect(() => standardizedRatingScore([[4]], [[1]])).toThrow('TOO_FEW');
    expect(() => standardizedRatingScore([[7, 4, 1]], [[6, Number.NaN, 2]])).toThrow('NOT_FINITE');
    expect(() => standardizedRatingScore([[7, Number.POSITIVE_INFINITY, 1]], [[6, 5, 2]])).toThrow(
      'NOT_FINITE',
    );
  });
});

describe('proportion consensus', () => {
  test('as an independent program scores it', () => {
    const shares = bestShares(expected.experts);
    shares.forEach((row, scenario) => {
      row.forEach((share, option) =>
        expect(share).toBeCloseTo(expected.bestShares[scenario]?.[option] ?? -1, 12),
      );
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    });
    PEOPLE.forEach(({ picks, scores }) => {
      const result = consensusScore(shares, picks);
      expect(result).toEqual({
        status: 'scored',
        answered: 5,
        score: expect.closeTo(scores.consensus, 12) as number,
      });
    });
  });

  test('refuses what does not fit, and says when nothing was answered', () => {
    expect(consensusScore([[1, 0]], [null])).toEqual({ status: 'none', reason: 'notAnswered' });
    expect(() => consensusScore([[1, 0]], [])).toThrow('WRONG_SHAPE');
    expect(() => consensusScore([[1.1, 0]], [null])).toThrow('OUT_OF_RANGE');
    expect(() => consensusScore([[Number.NaN, 0]], [null])).toThrow('OUT_OF_RANGE');
    expect(() => consensusScore([[1, 0]], [{ best: [2], worst: [0] }])).toThrow('OUT_OF_RANGE');
    expect(() => bestShares([])).toThrow('TOO_FEW');
    expect(() => bestShares([[[1, 2]], [[1, 2, 3]]])).toThrow('WRONG_SHAPE');
  });
});

test('keeping to the middle of the scale gains nothing, unlike with a raw distance from the key', () => {
  const middle = PEOPLE.find(({ ratings }) => ratings.flat().every((value) => value === 4));
  const judges = PEOPLE.filter(({ scores }) => scores.rawDistance > (middle?.scores.rawDistance ?? 0));
  // By raw distance the person who says 4 to everything beats people who know the order of the options.
  expect(judges.length).toBeGreaterThan(0);
  const ratings = middle?.ratings ?? [];
  expect(bestWorstScore(KEY, ratings.map(picksOfRatings))).toMatchObject({ score: 0 });
  expect(standardizedRatingScore(expected.means, ratings)).toEqual({ status: 'none', reason: 'noSpread' });
  expect(consensusScore(bestShares(expected.experts), ratings.map(picksOfRatings))).toMatchObject({
    score: expect.closeTo(0.25, 12) as number,
  });
  judges.forEach((judge) => {
    const score = bestWorstScore(KEY, judge.picks);
    expect(score.status === 'scored' && score.score > 0).toBe(true);
  });
});

describe('the key', () => {
  test('means, agreement, gaps and the best and worst options as an independent program has them', () => {
    const key = expertKey(expected.experts);
    if (key.status === 'none') throw new Error(key.reason);
    expect(key.experts).toBe(9);
    key.scenarios.forEach((scenario, index) => {
      scenario.options.forEach(({ mean, rwg, isKept }, option) => {
        expect(mean).toBeCloseTo(expected.means[index]?.[option] ?? -1, 12);
        expect(rwg).toBeCloseTo(expected.rwg[index]?.[option] ?? -1, 12);
        expect(isKept).toBe(true);
      });
      expect(scenario.gap).toBeCloseTo(expected.gap[index] ?? -1, 12);
      expect(scenario).toMatchObject({
        status: 'kept',
        best: expected.best[index],
        worst: expected.worst[index],
      });
    });
  });

  test('fewer than eight experts make no key', () => {
    expect(expertKey(expected.experts.slice(0, 7))).toEqual({ status: 'none', reason: 'tooFewExperts' });
    expect(expertKey(expected.experts.slice(0, 8)).status).toBe('keyed');
    expect(expertKey([])).toEqual({ status: 'none', reason: 'tooFewExperts' });
  });

  const same = (row: readonly number[]) => Array.from({ length: 8 }, () => row);
  const half = (one: readonly number[], other: readonly number[]) => [
    ...same(one).slice(0, 4),
    ...same(other).slice(0, 4),
  ];

  test('every problem has its name', () => {
    expect(reviewScenario(same([7, 6, 3, 1]))).toMatchObject({ status: 'kept', gap: 1, best: 0, worst: 3 });
    expect(reviewScenario(half([6, 6, 3, 1], [7, 6, 3, 1]))).toMatchObject({
      status: 'dropped',
      gap: 0.5,
      problems: ['smallGap'],
    });
    expect(reviewScenario(same([7, 5, 2, 2]))).toMatchObject({ status: 'dropped', problems: ['tiedWorst'] });
    expect(reviewScenario(same([4, 4, 4, 4]))).toMatchObject({ problems: ['smallGap', 'tiedWorst'] });
    // The experts are split about two options: what is left is too little to choose from.
    const split = reviewScenario(half([7, 1, 3, 1], [7, 7, 6, 1]));
    expect(split).toMatchObject({ status: 'dropped', problems: ['tooFewOptions'], gap: 6 });
    expect(split.options.map(({ isKept }) => isKept)).toEqual([true, false, false, true]);
    expect(reviewScenario(half([7, 1, 1, 7], [1, 7, 7, 1]))).toMatchObject({
      gap: null,
      problems: ['tooFewOptions'],
    });
  });

  test('an option without agreement is out: best and worst are those of the others', () => {
    expect(reviewScenario(half([7, 5, 4, 1], [1, 5, 4, 1]))).toMatchObject({
      status: 'kept',
      best: 1,
      worst: 3,
      gap: 1,
    });
  });

  test('refuses ratings that are none', () => {
    expect(() => reviewScenario([[1, 2]])).toThrow('TOO_FEW');
    expect(() => reviewScenario(same([0, 2, 3, 4]))).toThrow('OUT_OF_RANGE');
    expect(() => reviewScenario(same([1, 2, 3, 8]))).toThrow('OUT_OF_RANGE');
    expect(() => reviewScenario(same([1, 2, 3, Number.NaN]))).toThrow('NOT_FINITE');
    expect(() => expertKey([...expected.experts.slice(1), [[1]]])).toThrow('WRONG_SHAPE');
  });
});
