import { T_SD } from './standard-scores';

/**
 * Standard error of measurement in T, 10 √(1 − reliability).
 *
 * @param reliability In [0, 1).
 * @throws {RangeError} for a reliability outside [0, 1).
 * @example measurementErrorT(0.8); // 4.47213595499958
 */
export function measurementErrorT(reliability: number): number {
  if (!(reliability >= 0 && reliability < 1))
    throw new RangeError(`reliability must be in [0, 1), got ${reliability}`);
  return T_SD * Math.sqrt(1 - reliability);
}

/**
 * Standard error in T that comes from the norm's own mean and SD: √(100 (1/n + z² / (2 (n − 1)))).
 *
 * @param z The person's distance from the norm mean in norm SDs.
 * @param n People behind the norm (or its pseudo number), at least 2.
 * @throws {RangeError} for n < 2.
 * @see docs/method.md, "Uncertainty".
 * @example normErrorT(0, 60); // 1.2909944487358056
 */
export function normErrorT(z: number, n: number): number {
  const fewest = 2;
  if (!(n >= fewest && n < Number.POSITIVE_INFINITY)) throw new RangeError(`the norm needs n ≥ 2, got ${n}`);
  return T_SD * Math.sqrt(1 / n + (z * z) / (2 * (n - 1)));
}

/**
 * Standard error of independent parts together.
 *
 * @example combinedError(3, 4); // 5
 */
export function combinedError(first: number, second: number): number {
  return Math.sqrt(first * first + second * second);
}
