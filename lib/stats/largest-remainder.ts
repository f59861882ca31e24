/** Remainders closer than this are one tie: they differ by floating-point noise only. */
const TIE_TOLERANCE = 1e-9;

/**
 * Whole numbers in proportion to the parts that sum exactly to the total (largest remainder, also known as Hamilton).
 * Ties go to the lower index. Used wherever shown numbers must add up.
 *
 * @param parts Numbers ≥ 0 with a positive sum.
 * @param total Whole number ≥ 0 to divide.
 * @throws {RangeError} when a part is negative or not finite, the sum is 0, or the total is not a whole number.
 * @example largestRemainder([1, 1, 1], 100); // [34, 33, 33]
 */
export function largestRemainder(parts: readonly number[], total: number): readonly number[] {
  let sum = 0;
  for (const part of parts) {
    if (!(part >= 0 && part < Number.POSITIVE_INFINITY))
      throw new RangeError(`a part must be ≥ 0, got ${part}`);
    sum += part;
  }
  if (!(sum > 0)) throw new RangeError('largestRemainder requires a positive sum');
  if (!(Number.isInteger(total) && total >= 0))
    throw new RangeError(`the total must be a whole number, got ${total}`);

  const exact = parts.map((part) => (part / sum) * total);
  // The tolerance also keeps 14.999999999999998 from losing its whole.
  const whole = exact.map((value) => Math.floor(value + TIE_TOLERANCE));
  const missing = total - whole.reduce((count, value) => count + value, 0);
  const byRemainder = exact.map((value, index) => ({
    index,
    remainder: value - Math.floor(value + TIE_TOLERANCE),
  }));
  byRemainder.sort((a, b) =>
    Math.abs(a.remainder - b.remainder) <= TIE_TOLERANCE ? a.index - b.index : b.remainder - a.remainder,
  );
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return whole.map((value, index) => (raised.has(index) ? value + 1 : value));
}
