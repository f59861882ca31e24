/**
 * Median; the mean of the two middle values for an even count.
 *
 * @param values One or more numbers, in any order.
 * @throws {RangeError} for an empty list.
 * @example median([4, 1, 3]); // 3
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upperIndex = Math.floor(sorted.length / 2);
  const upper = sorted[upperIndex];
  if (upper === undefined) throw new RangeError('median requires at least one value');
  const lower = sorted.length % 2 === 0 ? sorted[upperIndex - 1] : upper;
  return ((lower ?? upper) + upper) / 2;
}
