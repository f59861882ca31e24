import { PsychometricsError } from '../errors';
import { requireCount } from '../require-count';

/** The sum of larger ratings would leave the range of numbers. */
const LARGEST = 1e100;

/**
 * Refuses ratings that cannot come from a scale of that many points. Rounding may put an averaged rating a hair outside.
 *
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE for points below 2 and for ratings further apart than points − 1.
 */
export function requireRatings(ratings: readonly number[], points: number): void {
  requireCount('points', points, 2);
  if (!ratings.every(Number.isFinite)) throw new PsychometricsError('NOT_FINITE', 'a rating is no number');
  if (ratings.some((rating) => Math.abs(rating) > LARGEST))
    throw new PsychometricsError('OUT_OF_RANGE', `a rating is beyond ${LARGEST}`);
  let [lowest, highest] = [ratings[0] ?? 0, ratings[0] ?? 0];
  for (const rating of ratings) {
    lowest = Math.min(lowest, rating);
    highest = Math.max(highest, rating);
  }
  const range = highest - lowest;
  if (range > points - 1 + 1e-9)
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `ratings ${range} apart do not fit a scale of ${points} points`,
    );
}
