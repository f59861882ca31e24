import { fQuantile } from '@/lib/stats/f-distribution';
import { logGamma } from '@/lib/stats/log-gamma';
import { type Observation, personHours } from './observed-rate';

export type RateRatio = Readonly<{
  /** First rate over second; null where the second has no event. */
  ratio: number | null;
  /** Exact 95 % limits; 0 and null (no upper limit) where a count is 0. */
  low: number;
  high: number | null;
  /** Two-sided exact p of equal rates. */
  p: number;
  reason: null | 'noEvents' | 'noEventsInSecond';
}>;

/** Probabilities this much above that of the observed count still count as equal to it. */
const TIE = 1 + 1e-7;

/**
 * Ratio of two Poisson rates with exact limits: given the total, the first count is binomial with the share of the
 * first's hours, so its limits are those of Clopper and Pearson, turned into odds. p adds up all counts that are not
 * more probable than the observed one.
 *
 * @throws {JobAnalysisError} OUT_OF_RANGE as `observedRate`.
 * @see docs/method/observed-rates.md; Przyborowski & Wilenski 1940.
 * @example rateRatio({ events: 12, hours: 16 }, { events: 30, hours: 24 }); // ratio 0.6, 0.2797… to 1.2067…, p 0.1565…
 */
export function rateRatio(first: Observation, second: Observation): RateRatio {
  const [a, b] = [first.events, second.events];
  const [hoursA, hoursB] = [personHours(first), personHours(second)];
  const perOdds = hoursB / hoursA;
  const low = a === 0 ? 0 : (a / ((b + 1) * fQuantile(0.975, 2 * (b + 1), 2 * a))) * perOdds;
  const high = b === 0 ? null : (((a + 1) * fQuantile(0.975, 2 * (a + 1), 2 * b)) / b) * perOdds;
  const p = a + b === 0 ? 1 : binomialTest(a, a + b, hoursA / (hoursA + hoursB));
  if (b === 0) return { ratio: null, low, high, p, reason: a === 0 ? 'noEvents' : 'noEventsInSecond' };
  return { ratio: (a / b) * perOdds, low, high, p, reason: null };
}

/** Two-sided: Σ P(k) over all k that are not more probable than the observed one. */
function binomialTest(observed: number, total: number, share: number): number {
  const logOdds = Math.log(share) - Math.log1p(-share);
  const start = total * Math.log1p(-share) + logGamma(total + 1);
  const probability = (k: number) =>
    Math.exp(start + k * logOdds - logGamma(k + 1) - logGamma(total - k + 1));
  const limit = probability(observed) * TIE;
  let sum = 0;
  for (let k = 0; k <= total; k += 1) {
    const each = probability(k);
    if (each <= limit) sum += each;
  }
  return Math.min(1, sum);
}
