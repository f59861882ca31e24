import { holm } from '@/lib/stats/holm';
import { exactLimits, type Observation, personHours, type RateLimits } from './observed-rate';
import { rateRatio } from './rate-ratio';

/** Parts of the day by the clock, in their order. */
export const DAY_PARTS = ['night', 'morning', 'day', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** First hours of morning, day, evening and of the night that follows. */
const MORNING = 6;
const DAY = 11;
const EVENING = 16;
const NIGHT = 22;

/** A part with fewer sessions says more about those days than about the hour. */
const LEAST_SESSIONS = 3;
/** Sessions that differ more than this inside the parts leave nothing to say about the parts. */
const LARGEST_PHI = 1.5;
const ALPHA = 0.05;

/** One session with the hour of the day (0–24) at its middle. */
export type TimedObservation = Observation & Readonly<{ hour: number }>;

export type DayPartRate = Readonly<{
  part: DayPart;
  sessions: number;
  events: number;
  /** Person-hours. */
  hours: number;
  /** Per person-hour. */
  rate: number;
  limits95: RateLimits;
}>;

export type RatesByDayPart = Readonly<{
  /** Parts that were watched, in the order of the day. */
  parts: readonly DayPartRate[];
  /**
   * `few`: fewer than two parts have three sessions; `sessionsDiffer`: sessions of one part differ more than chance, so
   * parts cannot be told apart; `chance`: the rates may be the same; `differ`: two parts differ more than chance.
   */
  verdict: 'few' | 'sessionsDiffer' | 'chance' | 'differ';
}>;

/**
 * Whether a step happens more often at some time of the day: rates of night, morning, day and evening with exact limits,
 * and whether any two of them differ (exact tests of the ratio of two rates, adjusted for their number by Holm).
 *
 * Nothing is said about parts while fewer than two of them have three sessions, nor when sessions inside the parts differ
 * by φ > 1.5: one busy Monday must not become "mornings are busy".
 *
 * @param sessions Any number, in any order.
 * @returns Null when only one part was watched: there is nothing to compare.
 * @throws {JobAnalysisError} OUT_OF_RANGE as observedRate.
 * @see docs/method/observed-rates.md, "Time of day"; Przyborowski & Wilenski 1940; Holm 1979; McCullagh & Nelder 1989.
 * @example ratesByDayPart([{ hour: 8, events: 2, hours: 4 }, { hour: 18, events: 9, hours: 4 }])?.verdict; // 'few'
 */
export function ratesByDayPart(sessions: readonly TimedObservation[]): RatesByDayPart | null {
  const groups = DAY_PARTS.map((part) => ({
    part,
    own: sessions.filter(({ hour }) => dayPartOf(hour) === part),
  })).filter(({ own }) => own.length > 0);
  if (groups.length < 2) return null;
  const parts = groups.map(({ part, own }) => rateOf(part, own));
  const compared = groups.filter(({ own }) => own.length >= LEAST_SESSIONS);
  if (compared.length < 2) return { parts, verdict: 'few' };
  if (dispersionInside(compared.map(({ own }) => own)) > LARGEST_PHI) {
    return { parts, verdict: 'sessionsDiffer' };
  }
  const rates = parts.filter((_, index) => (groups[index]?.own.length ?? 0) >= LEAST_SESSIONS);
  const tests = rates.flatMap((first, index) =>
    rates.slice(index + 1).map((second) => rateRatio(first, second).p),
  );
  const differs = holm(tests).some((p) => p !== null && p < ALPHA);
  return { parts, verdict: differs ? 'differ' : 'chance' };
}

function dayPartOf(hour: number): DayPart {
  if (hour < MORNING || hour >= NIGHT) return 'night';
  if (hour < DAY) return 'morning';
  return hour < EVENING ? 'day' : 'evening';
}

function rateOf(part: DayPart, sessions: readonly TimedObservation[]): DayPartRate {
  const events = sessions.reduce((sum, session) => sum + session.events, 0);
  const hours = sessions.reduce((sum, session) => sum + personHours(session), 0);
  return {
    ...{ part, sessions: sessions.length, events, hours },
    rate: events / hours,
    limits95: exactLimits(events, hours),
  };
}

/** Pearson's dispersion around the rate of the own part; 0 without events. */
function dispersionInside(groups: readonly (readonly TimedObservation[])[]): number {
  let [pearson, freedom] = [0, 0];
  for (const group of groups) {
    const events = group.reduce((sum, session) => sum + session.events, 0);
    const hours = group.reduce((sum, session) => sum + personHours(session), 0);
    if (events === 0) continue;
    freedom += group.length - 1;
    for (const session of group) {
      const expected = (events / hours) * personHours(session);
      pearson += (session.events - expected) ** 2 / expected;
    }
  }
  return freedom === 0 ? 0 : pearson / freedom;
}
