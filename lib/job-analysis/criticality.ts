import { JobAnalysisError } from './errors';
import { RATING_MAX, type RatedStep } from './types';

/**
 * Criticality of a task step: (f / 6)^α · (max(loss, gain) / 4)^(1 − α).
 *
 * The anchors of the ratings are steps in log rate and in size of effect, so the weighted geometric mean of the ratings
 * is a compressed product of frequency and impact; a step that never happens or makes no difference has none.
 *
 * @param step Ratings, averaged over raters; frequency 0–6, loss and gain 0–4.
 * @param alpha Share of frequency, in [0, 1].
 * @returns In [0, 1], unrounded. With α = 0 only impact counts and with α = 1 only frequency, but zero stays zero.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE; ALPHA_OUT_OF_RANGE.
 * @see docs/method.md, "Criticality".
 * @example criticality({ frequency: 6, loss: 1, gain: 3, relevance: [0, 0, 3, 3, 1, 0] }, 0.5); // √0.75 = 0.8660…
 */
export function criticality(step: Pick<RatedStep, 'frequency' | 'loss' | 'gain'>, alpha: number): number {
  if (!(alpha >= 0 && alpha <= 1))
    throw new JobAnalysisError('ALPHA_OUT_OF_RANGE', `alpha must be in [0, 1], got ${alpha}`);
  requireRating('frequency', step.frequency);
  requireRating('loss', step.loss);
  requireRating('gain', step.gain);

  const frequency = step.frequency / RATING_MAX.frequency;
  const impact = Math.max(step.loss, step.gain) / RATING_MAX.loss;
  // 0^0 is 1 in floating point, which would let a step that never happens count when alpha is 0.
  if (frequency === 0 || impact === 0) return 0;
  return frequency ** alpha * impact ** (1 - alpha);
}

/**
 * Refuses a rating outside its range.
 *
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE.
 */
export function requireRating(field: keyof typeof RATING_MAX, value: number): void {
  if (!(value >= 0 && value <= RATING_MAX[field])) {
    throw new JobAnalysisError(
      'RATING_OUT_OF_RANGE',
      `${field} must be in [0, ${RATING_MAX[field]}], got ${value}`,
    );
  }
}
