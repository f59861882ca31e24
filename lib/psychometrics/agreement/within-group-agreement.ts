import { variance } from '@/lib/stats/covariance';
import { type Estimate, estimated, undefinedBecause } from '../estimate';
import { requireRatings } from './require-ratings';

/** What the raters' answers would look like if they answered without knowing anything. */
export type NullDistribution = 'uniform' | 'slightSkew';

/** Fewer than two raters; no slightly skewed null is published for this number of points. */
export type NoAgreementReason = 'tooFew' | 'noNullDistribution';

export type WithinGroupAgreement = Readonly<{
  /** As computed: from below 0 to 1. */
  raw: Estimate<NoAgreementReason>;
  /** The same with negative values as 0, the form that is reported. */
  floored: Estimate<NoAgreementReason>;
}>;

/** Error variances by the number of points, slight skew (LeBreton & Senter 2008, table 2). */
const SLIGHT_SKEW: ReadonlyMap<number, number> = new Map([
  [5, 1.34],
  [7, 2.9],
]);

/**
 * Agreement of raters on one item, rwg = 1 − s² / σ²E: how much smaller their variance is than that of raters who
 * answer at random. s² has n − 1.
 *
 * @param ratings Ratings of one item, one for each rater, on a scale of `points` steps of 1 (from 0 or from 1).
 * @param points A, the number of response options, 2 or more.
 * @param against The null: uniform, σ²E = (A² − 1)/12; or slightly skewed towards one end, for 5 and 7 points only.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE for points below 2 and for ratings further apart than A − 1.
 * @see docs/method/agreement.md; James, Demaree & Wolf 1984.
 * @example withinGroupAgreement([4, 5, 6, 5, 5], 7).raw.value; // 0.875
 */
export function withinGroupAgreement(
  ratings: readonly number[],
  points: number,
  against: NullDistribution = 'uniform',
): WithinGroupAgreement {
  requireRatings(ratings, points);
  const expected = nullVariance(points, against);
  const missing = ratings.length < 2 ? 'tooFew' : 'noNullDistribution';
  if (expected === null || ratings.length < 2) {
    return { raw: undefinedBecause(missing), floored: undefinedBecause(missing) };
  }
  const raw = 1 - variance(ratings) / expected;
  return { raw: estimated(raw), floored: estimated(Math.max(0, raw)) };
}

/**
 * Variance of ratings that carry no information.
 *
 * @returns σ²E, or null where the literature gives none.
 * @example nullVariance(5, 'uniform'); // 2
 */
export function nullVariance(points: number, against: NullDistribution): number | null {
  return against === 'uniform' ? (points ** 2 - 1) / 12 : (SLIGHT_SKEW.get(points) ?? null);
}
