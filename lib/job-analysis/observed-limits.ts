import { normalQuantile } from '@/lib/stats/normal-distribution';
import { exactLimits } from './observed-rate';
import { rateToRating, ratingToRate, ratingWithLimits } from './rate-to-rating';
import type { ObservedFrequency } from './types';

/** Ratings closer than this are the same limit, stored and read again. */
const SAME = 1e-6;
const TAIL_OF_90 = 0.05;
const [Z_90, Z_95] = [normalQuantile(0.95), normalQuantile(0.975)];

/** An observed frequency as far as its limits need it. */
export type Observed = Pick<ObservedFrequency, 'frequency' | 'low' | 'high' | 'events' | 'hours'>;

/**
 * 90 % limits of an observed frequency on the rating scale, from what is stored with the decision to use it: exact ones
 * from its count and hours; where the stored 95 % limits were widened because sessions differed, those on the log scale
 * of the rate with the same widening.
 *
 * @param observed Rating 0–6 with its 95 % limits, events and person-hours.
 * @returns Limits with 0 ≤ low ≤ frequency ≤ high ≤ 6.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE for limits outside the scale.
 * @see docs/method/weights-uncertainty.md, "Observed rates"; Garwood 1936; McCullagh & Nelder 1989.
 * @example observedLimits90({ frequency: 5.43…, low: 5.02…, high: 5.78…, events: 12, hours: 7.5 }); // 5.09… to 5.73…
 */
export function observedLimits90({ frequency, low, high, events, hours }: Observed): Readonly<{
  low: number;
  high: number;
}> {
  const rate = events / hours;
  const exact95 = ratingWithLimits(rate, exactLimits(events, hours));
  const isExact = Math.abs(exact95.low - low) < SAME && Math.abs(exact95.high - high) < SAME;
  if (isExact || events === 0) {
    const exact90 = exactLimits(events, hours, TAIL_OF_90);
    return around(frequency, rateToRating(exact90[0]), rateToRating(exact90[1]));
  }
  // The lower limit tells the standard error of log(rate): the upper one may have been cut at rating 6.
  const half = (Z_90 / Z_95) * Math.log(rate / ratingToRate(low));
  return around(frequency, rateToRating(rate * Math.exp(-half)), rateToRating(rate * Math.exp(half)));
}

/** The frequency was stored with fewer digits than it is computed with here. */
function around(frequency: number, low: number, high: number) {
  return { low: Math.min(low, frequency), high: Math.max(high, frequency) };
}
