import { mean } from '@/lib/stats/mean';
import { requireRatings } from './require-ratings';

export type AverageDeviation = Readonly<
  | { value: number; limit: number; withinLimit: boolean; reason: null }
  | { value: null; limit: number; withinLimit: null; reason: 'tooFew' }
>;

/** A deviation this little above the limit is rounding. */
const ROUNDING = 1e-12;

/**
 * Average deviation of ratings from their mean, AD = Σ|x − x̄| / n, in points of the scale, with its practical limit
 * A/6: above it the raters differ by more than one response option in effect, and their mean hides a disagreement.
 *
 * @param ratings Ratings of one item, one for each rater, on a scale of `points` steps of 1.
 * @param points A, the number of response options, 2 or more.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE for points below 2 and for ratings further apart than A − 1.
 * @see docs/method/agreement.md; Burke & Dunlap 2002.
 * @example averageDeviation([4, 5, 6, 5, 5], 7); // { value: 0.4, limit: 1.1666666666666667, withinLimit: true, … }
 */
export function averageDeviation(ratings: readonly number[], points: number): AverageDeviation {
  requireRatings(ratings, points);
  const limit = points / 6;
  if (ratings.length < 2) return { value: null, limit, withinLimit: null, reason: 'tooFew' };
  const centre = mean(ratings);
  const value = mean(ratings.map((rating) => Math.abs(rating - centre)));
  return { value, limit, withinLimit: value <= limit + ROUNDING, reason: null };
}
