import { chiSquareQuantile } from '@/lib/stats/chi-square-distribution';
import { gammaQuantile } from '@/lib/stats/gamma-distribution';
import { JobAnalysisError } from './errors';
import { ratingToRate } from './rate-to-rating';

/** Events that an observer counted. Rates are per person and working hour, as the frequency ratings are. */
export type Observation = Readonly<{
  /** Whole number from 0 to a million. */
  events: number;
  /** Observed hours, 10⁻⁶ or more. */
  hours: number;
  /** People at work whose events were counted together; 1 when one person was followed. */
  people?: number;
}>;

export type RateLimits = readonly [low: number, high: number];

export type ObservedRate = Readonly<{
  /** y / H, events per person-hour. */
  rate: number;
  /** Exact 95 % limits after Garwood; they hold the true rate in at least 95 % of observations. */
  exact95: RateLimits;
  /** 2.5 %, 50 % and 97.5 % points of the posterior with Jeffreys' prior. */
  jeffreys: readonly [low: number, median: number, high: number];
  /** With no event: the one-sided 95 % limit, 3.0 / H; otherwise null. */
  upper95WithoutEvents: number | null;
}>;

/** Hours below this are a slip of units, and their rates would leave the range of numbers. */
export const LEAST_HOURS = 1e-6;

/** Nobody counts more by eye; such a number is a slip. */
export const MOST_EVENTS = 1e6;

/** A rated frequency counts as much as one shift of observation. */
const PRIOR_HOURS = 8;

const TAIL_OF_95 = 0.025;

/**
 * Rate of a Poisson count with its limits: y events in H person-hours.
 *
 *     rate = y / H
 *     exact 95 %: χ²(.025; 2y) / 2H (0 for y = 0) and χ²(.975; 2y + 2) / 2H
 *     Jeffreys: quantiles of Gamma(y + ½, H)
 *     y = 0: one-sided 95 % limit −log(.05) / H ≈ 3.0 / H
 *
 * @throws {JobAnalysisError} OUT_OF_RANGE for events that are no whole number from 0 to a million, people or hours that are
 * no positive number.
 * @see docs/method/observed-rates.md; Garwood 1936.
 * @example observedRate({ events: 12, hours: 7.5 }); // rate 1.6, exact95 [0.8267…, 2.7948…]
 */
export function observedRate(observation: Observation): ObservedRate {
  const { events } = observation;
  const hours = personHours(observation);
  const jeffreys = (p: number) => gammaQuantile(p, events + 0.5, hours);
  return {
    rate: events / hours,
    exact95: exactLimits(events, hours),
    jeffreys: [jeffreys(0.025), jeffreys(0.5), jeffreys(0.975)],
    upper95WithoutEvents: events === 0 ? -Math.log(0.05) / hours : null,
  };
}

/**
 * Observation and the raters' frequency in one: the posterior Gamma(8r + y, 8 + H), where r is the rate that the mean
 * rating stands for. The rating weighs as much as one shift of observation.
 *
 * @param rated Mean frequency rating, 0–6; rating 0 stands for the rate at which the map reaches 0.
 * @returns The posterior median with its 95 % limits, per person-hour.
 * @throws {JobAnalysisError} as `observedRate`; RATING_OUT_OF_RANGE.
 * @see docs/method/observed-rates.md.
 * @example combinedRate({ events: 12, hours: 7.5 }, 5).median; // 1.1662…, between the rated 0.8 and the observed 1.6
 */
export function combinedRate(
  observation: Observation,
  rated: number,
): Readonly<{ median: number; limits95: RateLimits }> {
  const shape = PRIOR_HOURS * ratingToRate(rated) + observation.events;
  const hours = PRIOR_HOURS + personHours(observation);
  const posterior = (p: number) => gammaQuantile(p, shape, hours);
  return { median: posterior(0.5), limits95: [posterior(0.025), posterior(0.975)] };
}

/**
 * Hours at work that were observed, over all people counted together; checks the observation.
 *
 * @throws {JobAnalysisError} OUT_OF_RANGE.
 * @example personHours({ events: 3, hours: 2, people: 4 }); // 8
 */
export function personHours({ events, hours, people = 1 }: Observation): number {
  if (!(Number.isInteger(events) && events >= 0 && events <= MOST_EVENTS))
    throw new JobAnalysisError(
      'OUT_OF_RANGE',
      `events must be a whole number up to ${MOST_EVENTS}, got ${events}`,
    );
  if (!(hours * people >= LEAST_HOURS && hours * people < Number.POSITIVE_INFINITY))
    throw new JobAnalysisError(
      'OUT_OF_RANGE',
      `hours must be ${LEAST_HOURS} or more, got ${hours} × ${people}`,
    );
  if (!(people > 0)) throw new JobAnalysisError('OUT_OF_RANGE', `people must be above 0, got ${people}`);
  return hours * people;
}

/**
 * Exact two-sided limits of a Poisson rate (Garwood 1936).
 *
 * @param events Whole number ≥ 0.
 * @param hours Above 0.
 * @param tail Share left out at each end: .025 for 95 % limits, .05 for 90 %.
 * @example exactLimits(0, 8); // [0, 0.4611099317642424]
 */
export function exactLimits(events: number, hours: number, tail = TAIL_OF_95): RateLimits {
  const low = events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / (2 * hours);
  return [low, chiSquareQuantile(1 - tail, 2 * events + 2) / (2 * hours)];
}
