import { normalQuantile } from '@/lib/stats/normal-distribution';
import { JobAnalysisError } from './errors';
import { exactLimits, type Observation, personHours, type RateLimits } from './observed-rate';

export type Overdispersion = Readonly<{
  /** Σ events / Σ person-hours. */
  rate: number;
  /** Pearson's dispersion; null for one session or no events. */
  phi: number | null;
  /** What the limits rest on. */
  basis: 'poisson' | 'quasiPoisson';
  limits95: RateLimits;
  /**
   * Why φ is not used: no event anywhere, one session only, fewer than six sessions (shown, not used), or nothing to
   * correct.
   */
  reason: null | 'noEvents' | 'oneSession' | 'fewSessions' | 'notOverdispersed';
}>;

const LEAST_SESSIONS = 6;
const LARGEST_POISSON_PHI = 1.5;

/**
 * Whether sessions differ more than chance: φ = [Σ (yj − rate·hj)² / (rate·hj)] / (J − 1). A Poisson count has φ = 1;
 * above 1.5 the limits widen to the quasi-Poisson ones, rate·exp(±1.96·√(φ/y)). With fewer than six sessions φ is too
 * uncertain to use: it is shown, and the exact Poisson limits stay.
 *
 * @param sessions One or more.
 * @throws {JobAnalysisError} OUT_OF_RANGE as `observedRate`; WRONG_SHAPE without sessions.
 * @see docs/method/observed-rates.md; McCullagh & Nelder 1989.
 * @example overdispersion([{ events: 4, hours: 2 }, { events: 9, hours: 3 }]).phi; // 0.4615…, fewSessions
 */
export function overdispersion(sessions: readonly Observation[]): Overdispersion {
  if (sessions.length === 0) throw new JobAnalysisError('WRONG_SHAPE', 'there is no session');
  const hours = sessions.map(personHours);
  const totalHours = hours.reduce((sum, value) => sum + value, 0);
  const events = sessions.reduce((sum, session) => sum + session.events, 0);
  const rate = events / totalHours;
  const exact = { rate, basis: 'poisson', limits95: exactLimits(events, totalHours) } as const;
  if (events === 0) return { ...exact, phi: null, reason: 'noEvents' };
  if (sessions.length === 1) return { ...exact, phi: null, reason: 'oneSession' };
  const pearson = sessions.reduce((sum, session, index) => {
    const expected = rate * (hours[index] ?? 0);
    return sum + (session.events - expected) ** 2 / expected;
  }, 0);
  const phi = pearson / (sessions.length - 1);
  if (sessions.length < LEAST_SESSIONS) return { ...exact, phi, reason: 'fewSessions' };
  if (phi <= LARGEST_POISSON_PHI) return { ...exact, phi, reason: 'notOverdispersed' };
  const limits95 = logLimits(events, totalHours, phi);
  return { rate, phi, basis: 'quasiPoisson', limits95, reason: null };
}

/**
 * 95 % limits of a rate on the log scale, rate·exp(±1.96·√(φ/y)); φ = 1 for a Poisson count.
 *
 * @param events Above 0: the logarithm of 0 has no limits.
 * @param hours Above 0.
 * @param phi Above 0.
 * @throws {JobAnalysisError} OUT_OF_RANGE.
 * @example logLimits(54, 19, 1); // [2.1767387…, 3.7108552…]
 */
export function logLimits(events: number, hours: number, phi: number): RateLimits {
  if (!(events > 0 && hours > 0 && phi > 0))
    throw new JobAnalysisError('OUT_OF_RANGE', `no limits for ${events} events, ${hours} hours, φ ${phi}`);
  const half = normalQuantile(0.975) * Math.sqrt(phi / events);
  const rate = events / hours;
  return [rate * Math.exp(-half), rate * Math.exp(half)];
}
