import { expect, test } from 'vitest';

import { bestWorstScore } from '@/lib/psychometrics/situational-judgement/best-worst-score';
import { bestShares, consensusScore } from '@/lib/psychometrics/situational-judgement/consensus-score';
import { reviewScenario } from '@/lib/psychometrics/situational-judgement/expert-key';
import { picksOfRatings } from '@/lib/psychometrics/situational-judgement/scenarios';
import { standardizedRatingScore } from '@/lib/psychometrics/situational-judgement/standardized-rating-score';
import { describeReference, readReference } from '../support/reference-data';

type Table = number[][];
type Reference = Readonly<{
  sjt: {
    experts: Table[];
    key_mean: Table;
    expert_rwg_uniform7: Table;
    candidates: Table[];
    within_person_z_distance: (number | null)[];
    within_person_correlation: (number | null)[];
    best: number[];
    worst: number[];
    pick_best: Table;
    pick_worst: Table;
    most_least_score: number[];
    expert_best_proportion: Table;
    consensus_score: number[];
    key_gaps: Table;
  };
}>;

describeReference('situational judgement: scores by six methods', () => {
  const reference = () => readReference<Reference>('sjt_validity_norms.json').sjt;
  const near = (value: number | undefined) => expect.closeTo(value ?? Number.NaN, 12) as number;

  test('the key: means, agreement, gaps', () => {
    const { experts, key_mean, expert_rwg_uniform7, key_gaps } = reference();
    key_mean.forEach((means, scenario) => {
      const review = reviewScenario(experts.map((expert) => expert[scenario] ?? []));
      expect(review.options.map(({ mean }) => mean)).toEqual(means.map(near));
      expect(review.options.map(({ rwg }) => rwg)).toEqual((expert_rwg_uniform7[scenario] ?? []).map(near));
      expect(review.gap).toEqual(near(key_gaps[scenario]?.[0]));
    });
  });

  test('scenarios with a small gap or tied worst options fall out', () => {
    const { experts, key_mean } = reference();
    const reviews = key_mean.map((_, scenario) =>
      reviewScenario(experts.map((expert) => expert[scenario] ?? [])),
    );
    expect(reviews.map((review) => (review.status === 'kept' ? [] : review.problems))).toEqual([
      [],
      ['tiedWorst'],
      [],
      ['smallGap'],
    ]);
  });

  test('best and worst, standardised ratings, consensus', () => {
    const sjt = reference();
    const key = sjt.best.map((best, scenario) => ({
      options: 4,
      best: best - 1,
      worst: (sjt.worst[scenario] ?? 0) - 1,
    }));
    const shares = bestShares(sjt.experts);
    shares.forEach((row, scenario) =>
      expect(row).toEqual((sjt.expert_best_proportion[scenario] ?? []).map(near)),
    );
    sjt.candidates.forEach((ratings, person) => {
      const picks = ratings.map(picksOfRatings);
      expect(picks.map(({ best }) => (best[0] ?? 0) + 1)).toEqual(sjt.pick_best[person]);
      expect(picks.map(({ worst }) => (worst[0] ?? 0) + 1)).toEqual(sjt.pick_worst[person]);
      expect(bestWorstScore(key, picks)).toMatchObject({ score: near(sjt.most_least_score[person]) });
      expect(consensusScore(shares, picks)).toMatchObject({ score: near(sjt.consensus_score[person]) });
      const distance = sjt.within_person_z_distance[person] ?? null;
      expect(standardizedRatingScore(sjt.key_mean, ratings)).toEqual(
        distance === null
          ? { status: 'none', reason: 'noSpread' }
          : {
              status: 'scored',
              closeness: near(-distance),
              correlation: near(sjt.within_person_correlation[person] ?? undefined),
            },
      );
    });
  });
});
