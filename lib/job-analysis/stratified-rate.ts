import { normalQuantile } from '@/lib/stats/normal-distribution';
import { JobAnalysisError } from './errors';
import { type Observation, personHours, type RateLimits } from './observed-rate';

/** Observation in one part of the work (a shift, a season, a channel) and how much of the job's hours that part is. */
export type Stratum = Readonly<Observation & { share: number }>;

export type StratifiedRate = Readonly<{
  rate: number;
  variance: number;
  /** 95 % limits on the log scale, rate·exp(±1.96·√variance / rate); null without any event. */
  limits95: RateLimits | null;
  reason: null | 'noEvents';
}>;

const SHARE_TOLERANCE = 1e-9;

/**
 * Rate of the whole job from parts of it that were not observed in proportion: rate = Σ shareₖ·yₖ/Hₖ,
 * variance = Σ shareₖ²·yₖ/Hₖ².
 *
 * @param strata One or more; the shares of the job's hours are above 0 and sum to 1.
 * @throws {JobAnalysisError} WRONG_SHAPE when the shares do not sum to 1; OUT_OF_RANGE as `observedRate`.
 * @see docs/method/observed-rates.md.
 * @example
 * stratifiedRate([{ share: 0.8, events: 8, hours: 16 }, { share: 0.2, events: 12, hours: 8 }]); // rate 0.7
 */
export function stratifiedRate(strata: readonly Stratum[]): StratifiedRate {
  let [rate, variance, shares] = [0, 0, 0];
  for (const stratum of strata) {
    const { share, events } = stratum;
    if (!(share > 0 && share <= 1))
      throw new JobAnalysisError('OUT_OF_RANGE', `a share must be above 0 and at most 1, got ${share}`);
    const hours = personHours(stratum);
    shares += share;
    rate += (share * events) / hours;
    variance += (share / hours) ** 2 * events;
  }
  if (!(Math.abs(shares - 1) <= SHARE_TOLERANCE))
    throw new JobAnalysisError('WRONG_SHAPE', `the shares must sum to 1, got ${shares}`);
  if (rate === 0) return { rate, variance, limits95: null, reason: 'noEvents' };
  const half = (normalQuantile(0.975) * Math.sqrt(variance)) / rate;
  return { rate, variance, limits95: [rate * Math.exp(-half), rate * Math.exp(half)], reason: null };
}
