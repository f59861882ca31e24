import { normalQuantile } from '@/lib/stats/normal-distribution';
import { PsychometricsError } from '../errors';

const MARGINAL_MEANS = 3;

/**
 * Interval of a correlation by Fisher's z: tanh(atanh r ± z / √(n − 3)).
 *
 * @param r In [−1, 1]; at ±1 the interval is that point.
 * @param n People, a whole number of at least 4.
 * @param level Coverage, in (0, 1); .95 by default.
 * @throws {PsychometricsError} OUT_OF_RANGE; TOO_FEW.
 * @see Fisher 1921; as R's cor.test.
 * @example correlationInterval(0.18, 120); // [0.00078395…, 0.34801323…]
 */
export function correlationInterval(r: number, n: number, level = 0.95): readonly [number, number] {
  if (!(r >= -1 && r <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `a correlation must be in [−1, 1], got ${r}`);
  if (!(level > 0 && level < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `the level must be in (0, 1), got ${level}`);
  if (!(Number.isInteger(n) && n > MARGINAL_MEANS))
    throw new PsychometricsError('TOO_FEW', `an interval needs a whole n of at least 4, got ${n}`);
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - MARGINAL_MEANS);
  const z = Math.atanh(r);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}
