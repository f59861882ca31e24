import { PsychometricsError } from '../errors';

/** People needed before an item is judged by its statistics. */
export const ITEM_STATISTICS_PEOPLE = 100;

const ITEM_REST_MIN = 0.3;
const POMP_MIN = 15;
const POMP_MAX = 85;
const CATEGORY_SHARE_MAX = 0.6;
/** .01, and what subtraction rounds: .81 − .80 is a little more. */
const ALPHA_RISE_MAX = 0.01 + 1e-12;

export type ItemStatistics = Readonly<{
  people: number;
  /** Null where not defined: the item does not vary. */
  itemRest: number | null;
  /** Mean as per cent of the maximum possible, 0–100. */
  pomp: number;
  /** Share of the most chosen category, in [0, 1]. */
  largestCategoryShare: number;
  /** Alpha of the scale, and without the item; null where not defined. */
  alpha: number | null;
  alphaIfDeleted: number | null;
}>;

export type ItemReviewReason = 'lowItemRest' | 'extremeMean' | 'oneCategory' | 'alphaRisesWithout';

export type ItemReview =
  | Readonly<{ status: 'none'; reason: 'tooFewPeople' }>
  /** No reasons: the item is in order. */
  | Readonly<{ status: 'reviewed'; reasons: readonly ItemReviewReason[] }>;

/**
 * Which items an author should read again: item-rest correlation under .30, mean outside 15–85 % of the maximum, more
 * than 60 % of the answers in one category, or an alpha that rises by more than .01 without the item. Under 100 people
 * nothing is said.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE for a mean or a share outside its range.
 * @see docs/method/scores-and-reliability.md, "Item review".
 * @example
 * const item = { people: 120, itemRest: 0.2, pomp: 90, largestCategoryShare: 0.5, alpha: 0.8, alphaIfDeleted: 0.805 };
 * reviewItem(item); // { status: 'reviewed', reasons: ['lowItemRest', 'extremeMean'] }
 */
export function reviewItem(item: ItemStatistics): ItemReview {
  const { people, itemRest, pomp, largestCategoryShare, alpha, alphaIfDeleted } = item;
  if (!(pomp >= 0 && pomp <= 100 && largestCategoryShare >= 0 && largestCategoryShare <= 1)) {
    throw new PsychometricsError('OUT_OF_RANGE', `mean ${pomp} %, largest category ${largestCategoryShare}`);
  }
  if (!(people >= ITEM_STATISTICS_PEOPLE)) return { status: 'none', reason: 'tooFewPeople' };
  const rise = alpha === null || alphaIfDeleted === null ? 0 : alphaIfDeleted - alpha;
  const found: readonly (readonly [ItemReviewReason, boolean])[] = [
    ['lowItemRest', itemRest === null || itemRest < ITEM_REST_MIN],
    ['extremeMean', pomp < POMP_MIN || pomp > POMP_MAX],
    ['oneCategory', largestCategoryShare > CATEGORY_SHARE_MAX],
    ['alphaRisesWithout', rise > ALPHA_RISE_MAX],
  ];
  return { status: 'reviewed', reasons: found.filter(([, is]) => is).map(([reason]) => reason) };
}
