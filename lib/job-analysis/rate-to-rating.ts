import { clamp } from '@/lib/stats/clamp';
import { requireRating } from './criticality';
import { JobAnalysisError } from './errors';
import { RATING_MAX } from './types';

const HOURS_A_YEAR = 1720;
const HOURS_A_SHIFT = 7.5;

/** log10 of the rate per working hour in the middle of what ratings 1…6 mean. */
const ANCHORS = [
  2 / HOURS_A_YEAR,
  20 / HOURS_A_YEAR,
  90 / HOURS_A_YEAR,
  2 / HOURS_A_SHIFT,
  6 / HOURS_A_SHIFT,
  4,
].map((rate) => Math.log10(rate));

/** More than this many points apart, observation and rating are shown side by side for a decision. */
const LARGEST_GAP = 1;
const ROUNDING = 1e-12;

/**
 * Frequency rating of an observed rate: straight lines in log10(rate) between the middles of ratings 1…6, which are 2,
 * 20 and 90 times a year (of 1720 hours), 2 and 6 times a shift (of 7½ hours) and 4 times an hour; below rating 1 the
 * first slope goes on down to 0, above 6 it stays 6. Rate 0 is rating 0.
 *
 * @param rate Events per person-hour, ≥ 0.
 * @returns 0–6, unrounded.
 * @throws {JobAnalysisError} OUT_OF_RANGE for a negative or infinite rate.
 * @see docs/method/observed-rates.md.
 * @example rateToRating(0.5); // 4.57218426000355
 */
export function rateToRating(rate: number): number {
  if (!(rate >= 0 && rate < Number.POSITIVE_INFINITY))
    throw new JobAnalysisError('OUT_OF_RANGE', `a rate must be ≥ 0 and finite, got ${rate}`);
  if (rate === 0) return 0;
  const position = Math.log10(rate);
  const [index, from, to] = segment((_, next) => position < next);
  return clamp(index + 1 + (position - from) / (to - from), 0, RATING_MAX.frequency);
}

/**
 * The rate that a frequency rating stands for; the other direction of `rateToRating`.
 *
 * @param rating 0–6; 0 gives the rate at which the map reaches 0, once in five working years.
 * @returns Events per person-hour.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE.
 * @example ratingToRate(5); // 0.8
 */
export function ratingToRate(rating: number): number {
  requireRating('frequency', rating);
  const [index, from, to] = segment((start) => rating < start + 2);
  return 10 ** (from + (rating - index - 1) * (to - from));
}

/**
 * Ratings of a rate and of its limits; the weights get an interval from them.
 *
 * @throws {JobAnalysisError} OUT_OF_RANGE for negative rates or limits in the wrong order.
 * @example ratingWithLimits(1.6, [0.83, 2.79]); // rating 5.43…, low 5.02…, high 5.78…
 */
export function ratingWithLimits(
  rate: number,
  [low, high]: readonly [low: number, high: number],
): Readonly<{ rating: number; low: number; high: number }> {
  if (!(low <= rate && rate <= high))
    throw new JobAnalysisError('OUT_OF_RANGE', `the rate ${rate} is not inside ${low} to ${high}`);
  return { rating: rateToRating(rate), low: rateToRating(low), high: rateToRating(high) };
}

/**
 * Whether observation and raters say the same. More than one point apart, both are shown and somebody decides; neither
 * is overwritten in silence.
 *
 * @param observed Rating of the observed rate, 0–6.
 * @param rated Mean rating, 0–6.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE.
 * @example compareWithRating(5.4, 4); // { gap: 1.4000000000000004, needsDecision: true }
 */
export function compareWithRating(
  observed: number,
  rated: number,
): Readonly<{ gap: number; needsDecision: boolean }> {
  requireRating('frequency', observed);
  requireRating('frequency', rated);
  const gap = observed - rated;
  return { gap, needsDecision: Math.abs(gap) > LARGEST_GAP + ROUNDING };
}

/** The first pair of neighbouring anchors that fits, otherwise the last pair. */
function segment(
  fits: (index: number, next: number) => boolean,
): readonly [index: number, from: number, to: number] {
  let [index, from, to] = [0, 0, 0];
  for (index = 0; index < ANCHORS.length - 1; index += 1) {
    from = ANCHORS[index] ?? 0;
    to = ANCHORS[index + 1] ?? 0;
    if (fits(index, to)) return [index, from, to];
  }
  return [index - 1, from, to];
}
