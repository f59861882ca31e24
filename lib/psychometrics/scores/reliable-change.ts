import { PsychometricsError } from '../errors';
import { Z_90 } from './interval';
import { standardErrorOfDifference, standardErrorOfMeasurement } from './standard-error';

export type ReliableChange = Readonly<{
  /** Change in standard errors of a difference. */
  index: number;
  /** More than measurement error explains, at 90 %. */
  isReliable: boolean;
}>;

/**
 * Standard error of measurement from a retest, SD √(1 − r_tt): holds what changes between days, which a coefficient
 * from one occasion does not.
 *
 * @param sd SD of the scores, ≥ 0; any unit.
 * @param retest Correlation between the occasions, in [0, 1].
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example retestError(10, 0.84); // 4
 */
export function retestError(sd: number, retest: number): number {
  return standardErrorOfMeasurement(sd, retest);
}

/**
 * Reliable change index, (x₂ − x₁) / (√2 SEM) (Jacobson and Truax 1991); a change is called reliable beyond ±1.645.
 *
 * @param sem Standard error of measurement from a retest, > 0, in the unit of the scores.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE.
 * @example reliableChange(50, 60, 4); // { index: 1.7677669529663687, isReliable: true }
 */
export function reliableChange(first: number, second: number, sem: number): ReliableChange {
  if (!(Number.isFinite(first) && Number.isFinite(second)))
    throw new PsychometricsError('NOT_FINITE', `scores must be finite, got ${first} and ${second}`);
  if (!(sem > 0 && sem < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `the standard error must be > 0, got ${sem}`);
  const index = (second - first) / standardErrorOfDifference(sem, sem);
  return { index, isReliable: Math.abs(index) > Z_90 };
}
