import { PsychometricsError } from '../errors';
import { T_SD } from './standard-scores';

/**
 * Standard error of measurement in T, 10 √(1 − reliability).
 *
 * @param reliability In [0, 1).
 * @throws {PsychometricsError} OUT_OF_RANGE for a reliability outside [0, 1).
 * @example measurementErrorT(0.8); // 4.47213595499958
 */
export function measurementErrorT(reliability: number): number {
  if (!(reliability >= 0 && reliability < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `reliability must be in [0, 1), got ${reliability}`);
  return T_SD * Math.sqrt(1 - reliability);
}

/**
 * Standard error of independent parts together, √(SE₁² + SE₂²).
 *
 * @param first Standard error of one part, ≥ 0; the other in the same unit.
 * @example combinedError(3, 4); // 5
 */
export function combinedError(first: number, second: number): number {
  return Math.sqrt(first * first + second * second);
}

/**
 * Standard error of the difference of two scores with independent errors, √(SEM₁² + SEM₂²).
 *
 * @param first Standard error of measurement of one score; the other in the same unit.
 * @example standardErrorOfDifference(4, 4); // 5.656854249492381
 */
export function standardErrorOfDifference(first: number, second: number): number {
  return combinedError(first, second);
}

/**
 * Standard error of measurement in the unit of the scores, SD √(1 − reliability).
 *
 * @param sd SD of the scores, ≥ 0.
 * @param reliability In [0, 1].
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example standardErrorOfMeasurement(0.5, 0.84); // 0.2
 */
export function standardErrorOfMeasurement(sd: number, reliability: number): number {
  if (!(sd >= 0 && sd < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `the SD must be ≥ 0, got ${sd}`);
  if (!(reliability >= 0 && reliability <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `reliability must be in [0, 1], got ${reliability}`);
  return sd * Math.sqrt(1 - reliability);
}
