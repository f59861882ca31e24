import { perScale } from '@/lib/scales';
import { mean } from '@/lib/stats/mean';
import type { DraftRating, RatedStep } from './types';

type Complete = RatedStep & Readonly<{ raterId: string; ratedAt: string }>;

/**
 * The ratings of a step that count: those with frequency, loss and gain. An empty relevance cell of such a rating says
 * "makes no difference" and becomes 0; a rating with a gap elsewhere waits until the gap is filled.
 *
 * @param ratings Ratings of one step, one per rater.
 */
export function completeRatings(ratings: readonly DraftRating[]): readonly Complete[] {
  const complete: Complete[] = [];
  for (const { raterId, ratedAt, frequency, loss, gain, relevance } of ratings) {
    if (frequency === null || loss === null || gain === null) continue;
    complete.push({
      raterId,
      ratedAt,
      frequency,
      loss,
      gain,
      relevance: perScale((_, scale) => relevance[scale] ?? 0),
    });
  }
  return complete;
}

/**
 * Mean of each cell over raters. Ratings are averaged first and criticality follows from the means; the other order
 * gives another number, because criticality is not linear.
 *
 * @param ratings Complete ratings of one step; one or more.
 * @throws {RangeError} for an empty list.
 * @example averageRatings([{ frequency: 6, … }, { frequency: 5, … }]).frequency; // 5.5
 */
export function averageRatings(ratings: readonly RatedStep[]): RatedStep {
  return {
    frequency: mean(ratings.map((rating) => rating.frequency)),
    loss: mean(ratings.map((rating) => rating.loss)),
    gain: mean(ratings.map((rating) => rating.gain)),
    relevance: perScale((_, scale) => mean(ratings.map((rating) => rating.relevance[scale] ?? 0))),
  };
}
