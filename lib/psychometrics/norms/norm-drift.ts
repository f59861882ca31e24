import { T_MEAN, T_SD } from '../scores/standard-scores';
import { PsychometricsError } from '../errors';

/** The average reaches back about this far. */
export const DRIFT_SPAN = 200;
const LIMIT_IN_SD = 3;

export type NormDrift =
  | Readonly<{
      status: 'watched';
      /** The weighted average after the last person, in T. */
      average: number;
      /** Half-width of the limits around 50, in T. */
      limit: number;
      /** Index of the first person at whom the average was outside the limits; null = never. */
      firstAlarm: number | null;
      /** Outside the limits after the last person. */
      alarm: boolean;
    }>
  | Readonly<{ status: 'none'; reason: 'tooFewPeople'; needed: number }>;

/**
 * Drift alarm of a norm: an exponentially weighted moving average of T scores in the order of arrival, A ← A + λ (T − A)
 * from A = 50 with λ = 2 / (200 + 1), against 50 ± 3 · 10 / √200 = 50 ± 2.12. That λ gives the average exactly the
 * standard error of a mean of 200, so the limits are three of its standard errors.
 *
 * An alarm is a reason to look (another channel, another kind of applicant, a leaked form), not to change the norm.
 *
 * @param scores T scores on the norm in order of arrival, without flagged protocols and repeated attempts; finite.
 * @returns No answer under 200 people: until then the average rests on the start value.
 * @throws {PsychometricsError} NOT_FINITE.
 * @see Roberts 1959; docs/method/norms.md, "Drift".
 * @example normDrift(Array.from({ length: 200 }, () => 50)); // { status: 'watched', average: 50, limit: 2.12…, firstAlarm: null, alarm: false }
 */
export function normDrift(scores: readonly number[]): NormDrift {
  if (!scores.every(Number.isFinite)) throw new PsychometricsError('NOT_FINITE', 'T scores must be finite');
  if (scores.length < DRIFT_SPAN) return { status: 'none', reason: 'tooFewPeople', needed: DRIFT_SPAN };
  const share = 2 / (DRIFT_SPAN + 1);
  const limit = (LIMIT_IN_SD * T_SD) / Math.sqrt(DRIFT_SPAN);
  let average = T_MEAN;
  let firstAlarm: number | null = null;
  scores.forEach((score, index) => {
    average += share * (score - average);
    if (firstAlarm === null && Math.abs(average - T_MEAN) > limit) firstAlarm = index;
  });
  return { status: 'watched', average, limit, firstAlarm, alarm: Math.abs(average - T_MEAN) > limit };
}
