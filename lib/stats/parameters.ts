/**
 * Passes a parameter that must be positive and finite.
 *
 * @throws {RangeError} otherwise, also for NaN.
 * @example positive('shape', 2); // 2
 */
export function positive(name: string, value: number): number {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new RangeError(`${name} must be positive and finite, got ${value}`);
  return value;
}

/**
 * Passes a probability, [0, 1].
 *
 * @throws {RangeError} otherwise, also for NaN.
 * @example probability('p', 0.5); // 0.5
 */
export function probability(name: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be from 0 to 1, got ${value}`);
  return value;
}

/**
 * Passes any number but NaN.
 *
 * @throws {RangeError} for NaN.
 * @example notNaN('x', -3); // -3
 */
export function notNaN(name: string, value: number): number {
  if (Number.isNaN(value)) throw new RangeError(`${name} must be a number`);
  return value;
}
