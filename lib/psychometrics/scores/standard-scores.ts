import { clamp } from '@/lib/stats/clamp';
import { PsychometricsError } from '../errors';

/** Mean and SD of the T scale. */
export const T_MEAN = 50;
export const T_SD = 10;

const STEN_MIDDLE = 5.5;
const STEN_PER_SD = 2;
const STEN_MIN = 1;
const STEN_MAX = 10;
const PER_CENT = 100;

/**
 * Distance from the norm mean in norm SDs.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE unless sd > 0 and finite; NOT_FINITE for a z that is not.
 * @example zScore(4.5, 4, 0.5); // 1
 */
export function zScore(value: number, normMean: number, normSd: number): number {
  if (!(normSd > 0 && normSd < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `the norm SD must be > 0, got ${normSd}`);
  const z = (value - normMean) / normSd;
  if (!Number.isFinite(z)) throw new PsychometricsError('NOT_FINITE', `z of ${value} is not finite`);
  return z;
}

/**
 * T score, 50 + 10 z; neither rounded nor clipped.
 *
 * @param z From {@link zScore}, so finite.
 * @example tScore(1); // 60
 */
export function tScore(z: number): number {
  return T_MEAN + T_SD * z;
}

/**
 * STEN, floor(5.5 + 2 z + 0.5) clipped to 1–10; a z on a border belongs to the upper STEN.
 *
 * @param z From {@link zScore}, so finite.
 * @example sten(0); // 6
 */
export function sten(z: number): number {
  return clamp(Math.floor(STEN_MIDDLE + STEN_PER_SD * z + 0.5), STEN_MIN, STEN_MAX);
}

/**
 * Per cent of the maximum possible score, 0–100: needs no norm.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE unless min < max and value is inside.
 * @example percentOfMaximum(4, 1, 5); // 75
 */
export function percentOfMaximum(value: number, min: number, max: number): number {
  if (!(min < max && value >= min && value <= max)) {
    throw new PsychometricsError('OUT_OF_RANGE', `a value must be in [${min}, ${max}], got ${value}`);
  }
  return (PER_CENT * (value - min)) / (max - min);
}
