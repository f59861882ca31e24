import { normalQuantile } from '@/lib/stats/normal-distribution';
import { JobAnalysisError } from './errors';
import { type Observation, personHours } from './observed-rate';

export type PrecisionPlan = Readonly<{
  /** Events that give the wanted half-width. */
  eventsNeeded: number;
  /** ±share of the rate that is reached so far, about 1.96·√(φ/y); null without events. */
  reached: number | null;
  /** Person-hours still to observe at the present rate, 0 when enough; null without events: nothing to plan by. */
  hoursNeeded: number | null;
}>;

/**
 * How much longer to observe: the relative half-width of a rate is about 1.96·√(φ/y), so that (1.96/width)²·φ events
 * are needed. Sixteen events give ±50 %, sixty-two ±25 %.
 *
 * @param observed All observation so far.
 * @param width Wanted half-width as a share of the rate, in (0, 1].
 * @param phi Overdispersion, 1 or more.
 * @throws {JobAnalysisError} OUT_OF_RANGE.
 * @see docs/method/observed-rates.md.
 * @example planPrecision({ events: 8, hours: 16 }, 0.5); // 16 events, ±69 % so far, 16 hours more
 */
export function planPrecision(observed: Observation, width: number, phi = 1): PrecisionPlan {
  if (!(width > 0 && width <= 1))
    throw new JobAnalysisError('OUT_OF_RANGE', `the width must be above 0 and at most 1, got ${width}`);
  if (!(phi >= 1 && phi < Number.POSITIVE_INFINITY))
    throw new JobAnalysisError('OUT_OF_RANGE', `overdispersion must be 1 or more, got ${phi}`);
  const hours = personHours(observed);
  const { events } = observed;
  const z = normalQuantile(0.975);
  const eventsNeeded = Math.ceil((z / width) ** 2 * phi);
  if (events === 0) return { eventsNeeded, reached: null, hoursNeeded: null };
  const hoursNeeded = Math.max(0, (eventsNeeded - events) * (hours / events));
  return { eventsNeeded, reached: z * Math.sqrt(phi / events), hoursNeeded };
}
