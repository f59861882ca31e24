import { averageRatings, completeRatings } from './average-ratings';
import type { DraftRating, ObservedFrequency, RatedStep } from './types';

type Observed = Readonly<{ observed?: ObservedFrequency }>;

/** A rating with the observed frequency in the place of the rated one, where somebody has decided so. */
export function withObservedFrequency<T extends Readonly<{ frequency: number }>>(
  rating: T,
  { observed }: Observed,
): T {
  return observed === undefined ? rating : { ...rating, frequency: observed.frequency };
}

/**
 * What counts of a step: the mean of its complete ratings, with the observed frequency where it was taken.
 *
 * @returns Null while nobody has rated the step completely.
 * @see docs/method/observed-rates.md.
 * @example stepAverage({ ratings: [rated(4)], observed: { frequency: 5.4, … } })?.frequency; // 5.4
 */
export function stepAverage(
  step: Observed & Readonly<{ ratings: readonly DraftRating[] }>,
): RatedStep | null {
  const ratings = completeRatings(step.ratings);
  return ratings.length === 0 ? null : withObservedFrequency(averageRatings(ratings), step);
}
