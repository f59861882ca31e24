import type { Observation, RateLimits } from './observed-rate';
import { LEAST_HOURS, observedRate } from './observed-rate';
import { type ObservedSession, type SortedSessions, watchedHours } from './observed-sessions';
import { type ObserverAgreement, observerAgreement } from './observer-agreement';
import { type Overdispersion, overdispersion } from './overdispersion';
import { planPrecision, type PrecisionPlan } from './rate-precision';
import { compareWithRating, ratingWithLimits } from './rate-to-rating';
import { type RatesByDayPart, ratesByDayPart } from './rates-by-day-part';

/** Half-width of a rate that is good enough to decide on: ±50 %, which sixteen events give. */
const WANTED_WIDTH = 0.5;

export type CountedSession = ObservedSession &
  Readonly<{
    /** Steps that could be counted. */
    stepIds: ReadonlySet<string>;
    /** Events by step. */
    events: ReadonlyMap<string, number>;
  }>;

/** Of one job, sorted once for all its steps. */
type Sessions = SortedSessions<CountedSession>;

export type ObservedStep = Readonly<{
  sessions: number;
  events: number;
  /** Person-hours. */
  hours: number;
  /** Per person-hour. */
  rate: number;
  /** Exact, or quasi-Poisson where six or more sessions differ by more than chance. */
  limits95: RateLimits;
  /** With no event: the one-sided 95 % limit. */
  upper95WithoutEvents: number | null;
  dispersion: Overdispersion;
  /** On the scale of frequency ratings. */
  rating: Readonly<{ rating: number; low: number; high: number }>;
  plan: PrecisionPlan;
  /** Beside the raters' mean; null before anybody has rated the step. */
  comparison: Readonly<{ rated: number; gap: number; needsDecision: boolean }> | null;
  /** Counts of two observers of the same work, session by session. */
  pairs: readonly (readonly [number, number])[];
}>;

/**
 * What was seen of one step: its rate with limits, its place on the rating scale beside the raters' mean, and how much
 * longer to observe.
 *
 * @param sessions As sortSessions gives them.
 * @param rated The raters' mean frequency, 0–6, or null.
 * @returns Null where no session that counts could have counted the step.
 * @throws {JobAnalysisError} as observedRate and rateToRating.
 * @see docs/method/observed-rates.md.
 */
export function observedStep(
  stepId: string,
  { counted, pairs }: Sessions,
  rated: number | null,
): ObservedStep | null {
  const own = counted.filter((session) => couldCount(session, stepId));
  const observations = own
    .map((session) => observationOf(session, stepId))
    .filter(({ hours, people = 1 }) => hours * people >= LEAST_HOURS);
  if (observations.length === 0) return null;

  const total: Observation = {
    events: observations.reduce((sum, { events }) => sum + events, 0),
    hours: observations.reduce((sum, { hours, people = 1 }) => sum + hours * people, 0),
  };
  const { rate, upper95WithoutEvents } = observedRate(total);
  const dispersion = overdispersion(withoutCrumbs(observations, rate));
  const { limits95 } = dispersion;
  const phi = dispersion.basis === 'quasiPoisson' ? (dispersion.phi ?? 1) : 1;
  const rating = ratingWithLimits(rate, limits95);
  return {
    ...total,
    sessions: observations.length,
    rate,
    limits95,
    upper95WithoutEvents,
    dispersion,
    rating,
    plan: planPrecision(total, WANTED_WIDTH, phi),
    comparison: rated === null ? null : { rated, ...compareWithRating(rating.rating, rated) },
    pairs: pairs
      .filter((pair) => pair.every((session) => couldCount(session, stepId)))
      .map(([one, other]) => [eventsOf(one, stepId), eventsOf(other, stepId)] as const),
  };
}

/**
 * What was seen of one step at each time of the day; a session belongs to the hour at its middle.
 *
 * @param hourAt Hour of the day (0–24) of an instant in milliseconds, at the place of the work.
 * @returns Null when only one part of the day was watched.
 * @throws {JobAnalysisError} as ratesByDayPart.
 */
export function stepByDayPart(
  stepId: string,
  { counted }: Sessions,
  hourAt: (instant: number) => number,
): RatesByDayPart | null {
  const own = counted.filter((session) => couldCount(session, stepId));
  const timed = own.map((session) => {
    const hour = hourAt((session.startedAt + (session.endedAt ?? session.startedAt)) / 2);
    return { ...observationOf(session, stepId), hour };
  });
  return ratesByDayPart(timed.filter(({ hours, people = 1 }) => hours * people >= LEAST_HOURS));
}

export type PairedAgreement = ObserverAgreement & Readonly<{ pairs: number; sessions: number }>;

/**
 * How far two observers of the same work agree: ICC(2,1) of their counts, step by step.
 *
 * @param stepIds Of the job.
 * @returns Null before any session counts.
 * @throws {JobAnalysisError}
 */
export function pairedAgreement(
  stepIds: readonly string[],
  { counted, pairs }: Sessions,
): PairedAgreement | null {
  if (counted.length === 0 || stepIds.length === 0) return null;
  const counts = pairs.flatMap(([one, other]) =>
    stepIds.map((stepId) => [eventsOf(one, stepId), eventsOf(other, stepId)] as const),
  );
  // A count is one step in one session, so the share of double counts is the share of double sessions.
  const agreement = observerAgreement(counts, counted.length * stepIds.length);
  return { ...agreement, pairs: pairs.length, sessions: counted.length };
}

/** A step that was not on the phone cannot have been counted, unless a review has assigned something to it. */
function couldCount({ stepIds, events }: CountedSession, stepId: string): boolean {
  return stepIds.has(stepId) || events.has(stepId);
}

function observationOf(session: CountedSession, stepId: string): Observation {
  return { events: eventsOf(session, stepId), hours: watchedHours(session), people: session.people };
}

/**
 * Sessions in which less than one event is to be expected say nothing about differences, and one event in a minute
 * would make φ endless: from the shortest on, sessions are joined until one event is to be expected in each.
 */
function withoutCrumbs(observations: readonly Observation[], rate: number): readonly Observation[] {
  const whole = observations
    .map(({ events, hours, people = 1 }) => ({ events, hours: hours * people }))
    .sort((a, b) => a.hours - b.hours);
  const joined: Observation[] = [];
  let open = { events: 0, hours: 0 };
  for (const { events, hours } of whole) {
    open = { events: open.events + events, hours: open.hours + hours };
    if (rate * open.hours < 1) continue;
    joined.push(open);
    open = { events: 0, hours: 0 };
  }
  if (open.hours === 0) return joined;
  const last = joined.pop() ?? { events: 0, hours: 0 };
  return [...joined, { events: last.events + open.events, hours: last.hours + open.hours }];
}

function eventsOf({ events }: CountedSession, stepId: string): number {
  return events.get(stepId) ?? 0;
}
