/**
 * p-values adjusted for looking at several at once, by Holm's step-down method: the smallest times their number, the
 * next times one less, and so on, never falling and never over 1.
 *
 * @param values p in [0, 1]; null = not tested, neither counted nor adjusted.
 * @throws {RangeError} for a p outside [0, 1].
 * @see Holm 1979; as R's p.adjust.
 * @example holm([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 */
export function holm(values: readonly (number | null)[]): readonly (number | null)[] {
  const tested = values.flatMap((p, index) => {
    if (p === null) return [];
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
    return [{ p, index }];
  });
  tested.sort((a, b) => a.p - b.p || a.index - b.index);
  const adjusted: (number | null)[] = values.map(() => null);
  let largest = 0;
  tested.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, (tested.length - rank) * p));
    adjusted[index] = largest;
  });
  return adjusted;
}
