import { PsychometricsError } from '../errors';
import { T_SD } from '../scores/standard-scores';

/**
 * Standard error in T that comes from the norm's own mean and SD: √(100 (1/n + z² / (2 (n − 1)))).
 *
 * At z = 1 it is 2.8 T with 20 people, 1.7 with 50, 1.0 with 150 and 0.6 with 400.
 *
 * @param z The person's distance from the norm mean in norm SDs; finite.
 * @param n People behind the norm (or its pseudo number), at least 2.
 * @throws {PsychometricsError} NOT_FINITE for z; OUT_OF_RANGE for n < 2.
 * @see docs/method/norms.md, "Error of the norm".
 * @example normErrorT(0, 60); // 1.2909944487358056
 */
export function normErrorT(z: number, n: number): number {
  const fewest = 2;
  if (!Number.isFinite(z)) throw new PsychometricsError('NOT_FINITE', `z must be finite, got ${z}`);
  if (!(n >= fewest && n < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `the norm needs n ≥ 2, got ${n}`);
  return T_SD * Math.sqrt(1 / n + (z * z) / (2 * (n - 1)));
}

/**
 * The fewest people with whom the norm's error at a place on the scale is at most the wanted one.
 *
 * @param wantedErrorT Standard error in T, > 0.
 * @param z Place in norm SDs; finite.
 * @returns A whole number ≥ 2.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE for an error that is not positive.
 * @example peopleForNormError(1, 1); // 151
 */
export function peopleForNormError(wantedErrorT: number, z: number): number {
  if (!Number.isFinite(wantedErrorT) || !Number.isFinite(z))
    throw new PsychometricsError('NOT_FINITE', 'the wanted error and z must be finite');
  if (!(wantedErrorT > 0))
    throw new PsychometricsError('OUT_OF_RANGE', `the wanted error must be positive, got ${wantedErrorT}`);
  // 1/n + h/(n − 1) = v is v n² − (v + 1 + h) n + 1 = 0 with h = z²/2; its larger root.
  const variance = (wantedErrorT / T_SD) ** 2;
  const half = (z * z) / 2;
  const middle = variance + 1 + half;
  const root = (middle + Math.sqrt(middle * middle - 4 * variance)) / (2 * variance);
  const fewest = 2;
  const rounding = 1e-9;
  return Math.max(fewest, Math.ceil(root - rounding));
}
