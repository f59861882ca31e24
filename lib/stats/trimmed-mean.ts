import { mean } from './mean';

/**
 * Mean without the extremes: the smallest and the largest ⌊n · share⌋ values are left out.
 *
 * @param values One or more finite numbers, in any order.
 * @param share Share left out at each end, in [0, 0.5).
 * @throws {RangeError} for no values or a share outside its range.
 * @see Tukey 1962; as R's mean(x, trim = share).
 * @example trimmedMean([0, 4, 5, 5, 6], 0.2); // 4.666666666666667
 */
export function trimmedMean(values: readonly number[], share: number): number {
  const most = 0.5;
  if (!(share >= 0 && share < most)) throw new RangeError(`the share must be in [0, 0.5), got ${share}`);
  const outside = Math.floor(values.length * share);
  if (outside === 0) return mean(values);
  const sorted = inOrder(values);
  const kept = sorted.length - 2 * outside;
  let sum = 0;
  for (let place = outside; place < outside + kept; place += 1) sum += sorted[place] ?? 0;
  return sum / kept;
}

/** By insertion: a cell has a dozen values, and a generic sort costs more than the mean. */
function inOrder(values: readonly number[]): number[] {
  const sorted: number[] = [];
  for (const value of values) {
    let place = sorted.length;
    while (place > 0 && (sorted[place - 1] ?? 0) > value) {
      sorted[place] = sorted[place - 1] ?? 0;
      place -= 1;
    }
    sorted[place] = value;
  }
  return sorted;
}
