import { PsychometricsError } from './errors';

/**
 * Refuses a number that counts nothing.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE unless the value is a whole number ≥ least.
 */
export function requireCount(name: string, value: number, least = 0): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new PsychometricsError('OUT_OF_RANGE', `${name} must be a whole number ≥ ${least}, got ${value}`);
}
