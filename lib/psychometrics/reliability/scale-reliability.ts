import type { Estimate } from '../estimate';
import type { Interval } from '../scores/interval';
import { standardErrorOfMeasurement } from '../scores/standard-error';
import { alphaIfDeleted } from './alpha-if-deleted';
import { coefficientAlpha, type AlphaReason } from './coefficient-alpha';
import { feldtInterval } from './feldt-interval';
import { itemRestCorrelations } from './item-rest-correlation';
import { itemTotalMoments } from './item-total-moments';
import { omegaTotal } from './omega-total';
import type { OneFactorReason } from './one-factor-model';
import { splitHalf, type SplitHalfReason } from './split-half';

/** Nothing at all is defined under two complete cases. */
export type TooFew = 'tooFewPeople';

export type ScaleReliability = Readonly<{
  alpha: Estimate<AlphaReason | TooFew>;
  /** Feldt's interval; null where alpha is not defined. */
  alphaCi95: Interval | null;
  omega: Estimate<OneFactorReason | TooFew>;
  /** Odd against even positions, Spearman-Brown corrected. */
  splitHalf: Estimate<SplitHalfReason | TooFew>;
  /** Of the scale mean, in points of the answer format: SD √(1 − α); without a meaning where alpha is negative. */
  sem: Estimate<AlphaReason | TooFew | 'negativeAlpha'>;
  itemRest: readonly (number | null)[];
  alphaIfDeleted: readonly (number | null)[];
}>;

/** An alpha of 0 may come out this far below it, by the order of the people alone. */
const ROUNDING = 1e-12;

const NO_PEOPLE = { value: null, reason: 'tooFewPeople' } as const;

/**
 * All coefficients of one scale.
 *
 * @param covariance Of the keyed items over complete cases, row-major, n − 1; null under two people.
 * @param people Complete cases.
 * @param items Items of the scale, ≥ 1.
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE.
 * @example scaleReliability(Float64Array.of(2, 1, 1, 1, 2, 1, 1, 1, 2), 30, 3); // alpha 0.75, ci95 [0.541…, 0.872…], sem 0.577…
 */
export function scaleReliability(
  covariance: Float64Array | null,
  people: number,
  items: number,
): ScaleReliability {
  if (covariance === null) {
    const none = Array.from({ length: items }, () => null);
    return {
      alpha: NO_PEOPLE,
      alphaCi95: null,
      omega: NO_PEOPLE,
      splitHalf: NO_PEOPLE,
      sem: NO_PEOPLE,
      itemRest: none,
      alphaIfDeleted: none,
    };
  }
  const moments = itemTotalMoments(covariance, items);
  const alpha = coefficientAlpha(moments);
  return {
    alpha,
    alphaCi95: alpha.value === null ? null : feldtInterval(alpha.value, { people, items }),
    omega: omegaTotal(covariance, items),
    splitHalf: splitHalf(covariance, items).spearmanBrown,
    sem: measurementError(alpha, Math.sqrt(moments.totalVariance) / items),
    itemRest: itemRestCorrelations(moments),
    alphaIfDeleted: alphaIfDeleted(moments),
  };
}

function measurementError(alpha: Estimate<AlphaReason>, sd: number): ScaleReliability['sem'] {
  if (alpha.value === null) return alpha;
  if (alpha.value < -ROUNDING) return { value: null, reason: 'negativeAlpha' };
  return { value: standardErrorOfMeasurement(sd, Math.max(0, alpha.value)), reason: null };
}
