import { correlation, standardDeviation } from '@/lib/stats/covariance';
import { mean } from '@/lib/stats/mean';
import { PsychometricsError } from '../errors';
import { requireScenarios, type ScenarioTable } from './scenarios';

/** Score of one person, or why there is none. */
export type StandardizedRatingScore =
  | Readonly<{
      status: 'scored';
      /** −mean |z − z of the key|, ≤ 0; higher is better. */
      closeness: number;
      /** Correlation of the ratings with the key over all options, −1 to 1. */
      correlation: number;
    }>
  | Readonly<{
      status: 'none';
      /** 'missingRating': an option was not rated; 'noSpread': all options were rated nearly alike. */
      reason: 'missingRating' | 'noSpread';
    }>;

/** SD of a person's ratings that must be exceeded, in points of a seven-point scale. */
export const LEAST_SPREAD = 0.5;

/**
 * Ratings of effectiveness against the key after both are standardised over all options (SD with n − 1): it counts how a
 * person orders and spaces the options, not where on the scale or how boldly. A raw distance from the key is not offered:
 * it rewards whoever keeps to the middle of the scale.
 *
 * @param key Mean expert ratings of the options, scenario by scenario.
 * @param ratings The person's, in the same shape; null where an option was not rated.
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE; TOO_FEW for fewer than two options; OUT_OF_RANGE for a key
 *   without variance.
 * @see McDaniel, Psotka, Legree, Yost & Weekley 2011; Weng, Yang, Lievens & McDaniel 2018.
 * @example standardizedRatingScore([[7, 4, 1]], [[6, 4, 2]]); // { status: 'scored', closeness: 0, correlation: 1 }
 */
export function standardizedRatingScore(
  key: ScenarioTable,
  ratings: readonly (readonly (number | null)[])[],
): StandardizedRatingScore {
  requireScenarios(key, ratings);
  if (key.some((options, scenario) => options.length !== ratings[scenario]?.length))
    throw new PsychometricsError('WRONG_SHAPE', 'ratings and key must have the same options');
  const wanted = key.flat();
  if (wanted.length < 2) throw new PsychometricsError('TOO_FEW', 'two options are needed');
  const all = ratings.flat();
  const given = all.filter((rating) => rating !== null);
  if (![...wanted, ...given].every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'ratings and key must be finite');
  if (!(standardDeviation(wanted) > 0)) throw new PsychometricsError('OUT_OF_RANGE', 'the key must vary');

  if (given.length < all.length) return { status: 'none', reason: 'missingRating' };
  const r = correlation(given, wanted);
  if (!(standardDeviation(given) > LEAST_SPREAD) || r === null) return { status: 'none', reason: 'noSpread' };
  const target = standardized(wanted);
  const distances = standardized(given).map((z, option) => Math.abs(z - (target[option] ?? 0)));
  return { status: 'scored', closeness: 0 - mean(distances), correlation: r };
}

function standardized(values: readonly number[]): readonly number[] {
  const centre = mean(values);
  const sd = standardDeviation(values);
  return values.map((value) => (value - centre) / sd);
}
