/** A statistic, or the reason why the data leave it undefined. */
export type Estimate<Reason extends string> =
  Readonly<{ value: number; reason: null }> | Readonly<{ value: null; reason: Reason }>;

/** @example estimated(0.8); // { value: 0.8, reason: null } */
export function estimated(value: number): Readonly<{ value: number; reason: null }> {
  return { value, reason: null };
}

/** @example undefinedBecause('noVariance'); // { value: null, reason: 'noVariance' } */
export function undefinedBecause<Reason extends string>(
  reason: Reason,
): Readonly<{ value: null; reason: Reason }> {
  return { value: null, reason };
}
