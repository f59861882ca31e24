import { correlation } from '@/lib/stats/covariance';
import { mean } from '@/lib/stats/mean';
import { median } from '@/lib/stats/median';
import { PsychometricsError } from '../errors';
import { shapeOf } from './two-way-mean-squares';

/** What one rater gave, in the order in which all raters were asked. */
export type RaterSheet = Readonly<{
  /** All ratings but the links, on a common scale, such as the share of the highest point: 0–1. */
  ratings: readonly number[];
  /** Relevance of steps for scales, all cells in a row; empty where none were asked. */
  relevance: readonly number[];
  /** Seconds spent on each rating; empty where no time was kept. */
  seconds: readonly number[];
}>;

/** A reason to talk with the rater; never a reason to delete the ratings. */
export type RaterFlag = 'unlikeOthers' | 'noVariance' | 'sameRelevance' | 'tooFast';

export type RaterScreening = Readonly<{
  /** Correlation with the mean of the other raters; null for a single rater and where one side does not vary. */
  leaveOneOut: number | null;
  flags: readonly RaterFlag[];
}>;

const LEAST_CORRELATION = 0.2;
const LEAST_SECONDS = 3;

/**
 * Looks for raters to talk with: a correlation below .20 with the mean of the others, the same rating everywhere, the
 * same relevance in every cell, or a median below 3 seconds for a rating.
 *
 * @param raters One sheet for each rater, with equally many ratings, two or more, and equally many relevance cells.
 * @returns In the order of the raters.
 * @throws {PsychometricsError} WRONG_SHAPE for sheets of different size, TOO_FEW for fewer than two ratings,
 * NOT_FINITE, OUT_OF_RANGE for negative seconds.
 * @see docs/method/agreement.md.
 * @example
 * const sheet = (...ratings: number[]) => ({ ratings, relevance: [], seconds: [] });
 * screenRaters([sheet(0, 1), sheet(0.2, 0.8), sheet(0.1, 0.9), sheet(1, 0)])[3]; // { leaveOneOut: -1, flags: ['unlikeOthers'] }
 */
export function screenRaters(raters: readonly RaterSheet[]): readonly RaterScreening[] {
  const size = shapeOf(raters.map(({ ratings }) => ratings)).raters;
  shapeOf(raters.map(({ relevance }) => relevance));
  if (raters.length > 0 && size < 2)
    throw new PsychometricsError('TOO_FEW', `a rater gives two or more ratings, got ${size}`);
  return raters.map((rater, index) => {
    requireSeconds(rater.seconds);
    const leaveOneOut = withOthers(raters, index);
    const flags: RaterFlag[] = [];
    if (leaveOneOut !== null && leaveOneOut < LEAST_CORRELATION) flags.push('unlikeOthers');
    if (isConstant(rater.ratings)) flags.push('noVariance');
    if (rater.relevance.length > 1 && isConstant(rater.relevance)) flags.push('sameRelevance');
    if (rater.seconds.length > 0 && median(rater.seconds) < LEAST_SECONDS) flags.push('tooFast');
    return { leaveOneOut, flags };
  });
}

function withOthers(raters: readonly RaterSheet[], index: number): number | null {
  const own = raters[index];
  const others = raters.filter((_, other) => other !== index);
  if (own === undefined || others.length === 0) return null;
  const means = own.ratings.map((rating, cell) => mean(others.map(({ ratings }) => ratings[cell] ?? rating)));
  return correlation(own.ratings, means);
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

function requireSeconds(seconds: readonly number[]): void {
  if (!seconds.every((value) => value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', 'seconds must be finite and ≥ 0');
}
