/**
 * Arithmetic mean.
 *
 * @param values One or more numbers.
 * @throws {RangeError} for an empty list: there is no mean to return.
 * @example mean([1, 2, 6]); // 3
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('mean requires at least one value');
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
