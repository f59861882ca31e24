import { perScale } from '@/lib/scales';
import { mean } from '@/lib/stats/mean';
import { trimmedMean } from '@/lib/stats/trimmed-mean';
import type { DraftRating, RatedStep } from './types';

const FEWEST_TO_TRIM = 8;
const TRIMMED_SHARE = 0.2;

/** 60 % of the raters must see a link: three fifths. */
const LINK_NUMERATOR = 3;
const LINK_DENOMINATOR = 5;

type Complete = RatedStep & Readonly<{ raterId: string; ratedAt: string }>;

/** Whether a rating may count at all: its rater does the step and is not switched off. */
export function mayCount({ notInMyWork, counted }: Pick<DraftRating, 'notInMyWork' | 'counted'>): boolean {
  return notInMyWork !== true && counted !== false;
}

/**
 * The ratings of a step that count: those with frequency, loss and gain. An empty relevance cell of such a rating says
 * "makes no difference" and becomes 0; a rating with a gap elsewhere waits until the gap is filled. A rater whose work
 * the step is not, or who is switched off, is left out.
 *
 * @param ratings Ratings of one step, one per rater.
 */
export function completeRatings(ratings: readonly DraftRating[]): readonly Complete[] {
  const complete: Complete[] = [];
  for (const rating of ratings) {
    const { raterId, ratedAt, frequency, loss, gain, relevance } = rating;
    if (!mayCount(rating)) continue;
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
 * The ratings of several raters as one: the mean of each cell, from eight raters on without the lowest and the highest
 * fifth. Ratings are averaged first and criticality follows from the means; the other order gives another number,
 * because criticality is not linear.
 *
 * A link between step and scale stands only if at least 60 % of the raters see one (relevance 1 or more), else its
 * relevance is 0: one rater who finds everything important for everything must not spread weight over all scales.
 *
 * @param ratings Complete ratings of one step; one or more.
 * @throws {RangeError} for an empty list.
 * @see docs/method/weights-uncertainty.md, "Several raters".
 * @example averageRatings([{ frequency: 6, … }, { frequency: 5, … }]).frequency; // 5.5
 */
export function averageRatings(ratings: readonly RatedStep[]): RatedStep {
  // One list for all cells: the weights are derived again without each rater, thousands of cells each time.
  const values: number[] = ratings.map(() => 0);
  const cells = (valueOf: (rating: RatedStep) => number): readonly number[] => {
    for (let rater = 0; rater < ratings.length; rater += 1) {
      const rating = ratings[rater];
      if (rating !== undefined) values[rater] = valueOf(rating);
    }
    return values;
  };
  return {
    frequency: typicalRating(cells(({ frequency }) => frequency)),
    loss: typicalRating(cells(({ loss }) => loss)),
    gain: typicalRating(cells(({ gain }) => gain)),
    relevance: perScale((_, scale) => typicalRelevance(cells(({ relevance }) => relevance[scale] ?? 0))),
  };
}

function typicalRating(values: readonly number[]): number {
  return values.length < FEWEST_TO_TRIM ? mean(values) : trimmedMean(values, TRIMMED_SHARE);
}

function typicalRelevance(values: readonly number[]): number {
  let links = 0;
  for (const value of values) if (value >= 1) links += 1;
  // In whole numbers, so that three of five is exactly 60 %.
  return links * LINK_DENOMINATOR >= values.length * LINK_NUMERATOR ? typicalRating(values) : 0;
}
