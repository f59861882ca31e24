import { probability } from './parameters';

/**
 * Sample quantile, straight lines between the sorted values (type 7 of Hyndman & Fan 1996, the default of R).
 *
 * @param values One or more numbers, in any order.
 * @param p From 0 to 1.
 * @throws {RangeError} for an empty list or p outside 0–1.
 * @example quantile([1, 2, 3, 10], 0.75); // 4.75
 */
export function quantile(values: readonly number[], p: number): number {
  probability('p', p);
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const index = Math.floor(position);
  const below = sorted[index];
  if (below === undefined) throw new RangeError('quantile requires at least one value');
  const above = sorted[index + 1] ?? below;
  return below + (position - index) * (above - below);
}
