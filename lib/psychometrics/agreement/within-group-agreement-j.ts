import { variance } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { type Estimate, estimated, undefinedBecause } from '../estimate';
import { requireRatings } from './require-ratings';
import { type NoAgreementReason, type NullDistribution, nullVariance } from './within-group-agreement';

/**
 * Agreement of raters on several parallel items, rwg(j) = J(1 − m) / (J(1 − m) + m), where m is the mean of s² / σ²E
 * over the J items. It grows with J by itself: compare only sets of the same size. Where the raters differ more than
 * chance (m ≥ 1) it is 0, because the formula leaves its range there.
 *
 * @param items One row for each item, one column for each rater.
 * @param points A, the number of response options, 2 or more.
 * @param against The null, as in `withinGroupAgreement`.
 * @returns From 0 to 1, or the reason why there is none.
 * @throws {PsychometricsError} TOO_FEW without items; WRONG_SHAPE for items with different numbers of raters; as
 * `withinGroupAgreement`.
 * @see docs/method/agreement.md; James, Demaree & Wolf 1984.
 * @example withinGroupAgreementJ([[4, 5, 6, 5, 5], [4, 4, 3, 4, 4]], 7).value; // 0.954248366013072
 */
export function withinGroupAgreementJ(
  items: readonly (readonly number[])[],
  points: number,
  against: NullDistribution = 'uniform',
): Estimate<NoAgreementReason> {
  const raters = items[0]?.length;
  if (raters === undefined) throw new PsychometricsError('TOO_FEW', 'rwg(j) requires at least one item');
  for (const ratings of items) {
    requireRatings(ratings, points);
    if (ratings.length !== raters)
      throw new PsychometricsError('WRONG_SHAPE', `an item has ${ratings.length} ratings, not ${raters}`);
  }
  const expected = nullVariance(points, against);
  if (raters < 2) return undefinedBecause('tooFew');
  if (expected === null) return undefinedBecause('noNullDistribution');
  const share = items.reduce((sum, ratings) => sum + variance(ratings) / expected, 0) / items.length;
  if (share >= 1) return estimated(0);
  const agreed = items.length * (1 - share);
  return estimated(agreed / (agreed + share));
}
