import { normalCdf, normalQuantile } from '@/lib/stats/normal-distribution';
import { PsychometricsError } from '../errors';

const MARGINAL_MEANS = 3;
const TWO_SIDED_05 = normalQuantile(0.975);

/**
 * People needed so that a true correlation is found (two-sided, 5 %) with the wanted power, by Fisher's z:
 * ((1.96 + z_power) / atanh r)² + 3, rounded up.
 *
 * @param r True correlation, in (−1, 1) and not 0.
 * @param power In (.05, 1); .80 by default.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @see Cohen 1988; docs/method/validity.md.
 * @example [0.1, 0.15, 0.2, 0.25, 0.3].map((r) => peopleForCorrelation(r)); // [783, 347, 194, 124, 85]
 */
export function peopleForCorrelation(r: number, power = 0.8): number {
  if (!(r > -1 && r < 1 && r !== 0))
    throw new PsychometricsError('OUT_OF_RANGE', `a true correlation must be in (−1, 1) and not 0, got ${r}`);
  const chance = 0.05;
  if (!(power > chance && power < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `the power must be in (.05, 1), got ${power}`);
  return Math.ceil(((TWO_SIDED_05 + normalQuantile(power)) / Math.atanh(r)) ** 2 + MARGINAL_MEANS);
}

/**
 * Power of finding a true correlation with so many people (two-sided, 5 %), by Fisher's z.
 *
 * @param r True correlation, in (−1, 1).
 * @param n People, at least 4.
 * @returns In [.05, 1].
 * @throws {PsychometricsError} OUT_OF_RANGE; TOO_FEW.
 * @example correlationPower(0.2, 194); // 0.80006…
 */
export function correlationPower(r: number, n: number): number {
  if (!(r > -1 && r < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `a true correlation must be in (−1, 1), got ${r}`);
  if (!(Number.isInteger(n) && n > MARGINAL_MEANS))
    throw new PsychometricsError('TOO_FEW', `power needs a whole n of at least 4, got ${n}`);
  const shift = Math.abs(Math.atanh(r)) * Math.sqrt(n - MARGINAL_MEANS);
  return normalCdf(shift - TWO_SIDED_05) + normalCdf(-shift - TWO_SIDED_05);
}
