/**
 * Rounds the parts of a number to whole numbers that sum to the rounded number: each is rounded down, and what is
 * missing goes to the largest remainders, ties to the lower index. Parts may be negative.
 *
 * @param parts Finite numbers; one or more.
 * @param total Whole number to reach, between Σ floor(part) and Σ floor(part) + their count; by default the rounded sum.
 * @throws {RangeError} when the total cannot be reached by rounding.
 * @example roundParts([1.4, 1.4, -0.4]); // [1, 1, 0], sum 2
 */
export function roundParts(parts: readonly number[], total?: number): readonly number[] {
  const wanted = total ?? Math.round(parts.reduce((sum, part) => sum + part, 0));
  const floors = parts.map((part) => Math.floor(part));
  const missing = wanted - floors.reduce((sum, value) => sum + value, 0);
  if (!(missing >= 0 && missing <= parts.length)) {
    throw new RangeError(`${parts.join(', ')} cannot be rounded to a sum of ${wanted}`);
  }
  const byRemainder = parts.map((part, index) => ({ index, remainder: part - Math.floor(part) }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return floors.map((value, index) => (raised.has(index) ? value + 1 : value));
}
