import { fQuantile } from '@/lib/stats/f-distribution';
import { PsychometricsError } from '../errors';
import type { Interval } from '../scores/interval';

/**
 * Interval of coefficient alpha after Feldt (1965): 1 − (1 − α) F, F with n − 1 and (n − 1)(k − 1) degrees of freedom.
 *
 * @param alpha Coefficient alpha of complete cases, at most 1.
 * @param people n ≥ 2.
 * @param items k ≥ 2.
 * @param confidence In (0, 1); .95 by default.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE; TOO_FEW.
 * @example feldtInterval(0.8, { people: 100, items: 10 }); // [0.73604…, 0.85369…]
 */
export function feldtInterval(
  alpha: number,
  { people, items, confidence = 0.95 }: Readonly<{ people: number; items: number; confidence?: number }>,
): Interval {
  if (!Number.isFinite(alpha)) throw new PsychometricsError('NOT_FINITE', `alpha, got ${alpha}`);
  if (!(alpha <= 1 && confidence > 0 && confidence < 1)) {
    throw new PsychometricsError('OUT_OF_RANGE', `alpha ${alpha} with a confidence of ${confidence}`);
  }
  if (!(Number.isInteger(people) && people > 1 && Number.isInteger(items) && items > 1)) {
    throw new PsychometricsError('TOO_FEW', `at least two people and items, got ${people} and ${items}`);
  }
  const tail = (1 - confidence) / 2;
  const df = people - 1;
  const limit = (p: number) => 1 - (1 - alpha) * fQuantile(p, df, df * (items - 1));
  return [limit(1 - tail), limit(tail)];
}
