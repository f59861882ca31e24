import { PsychometricsError } from '../errors';

/** A closed interval in the unit of its number. */
export type Interval = readonly [low: number, high: number];

/** Quantile .95 of the standard normal: the half-width of a two-sided 90 % interval in standard errors. */
export const Z_90 = 1.6448536269514722;

/**
 * Two-sided 90 % interval around an observed score.
 *
 * @param value Score, in any unit; finite.
 * @param standardError ≥ 0, in the same unit.
 * @throws {PsychometricsError} NOT_FINITE for a value that is not; OUT_OF_RANGE for a standard error that is negative or not
 *   finite.
 * @example interval90(50, 4); // [43.42…, 56.58…]
 */
export function interval90(value: number, standardError: number): Interval {
  if (!Number.isFinite(value))
    throw new PsychometricsError('NOT_FINITE', `a score must be finite, got ${value}`);
  if (!(standardError >= 0 && standardError < Number.POSITIVE_INFINITY)) {
    throw new PsychometricsError('OUT_OF_RANGE', `a standard error must be ≥ 0, got ${standardError}`);
  }
  return [value - Z_90 * standardError, value + Z_90 * standardError];
}
