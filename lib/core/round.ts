/** Numbers of a stored result keep six decimals: far below what shows, far above what engines disagree on. */
const STORED_UNITS = 1e6;

/**
 * Rounds one number for storage, to 1e-6; −0 becomes 0, so that equal results have equal text.
 *
 * @example roundForStorage(0.12345678); // 0.123457
 */
export function roundForStorage(value: number): number {
  const rounded = Math.round(value * STORED_UNITS) / STORED_UNITS;
  return rounded === 0 ? 0 : rounded;
}

/**
 * Rounds every number inside a plain value for storage; the shape stays as it is. Done once, at the edge.
 *
 * @example roundDeep({ t: [50.00000049] }); // { t: [50] }
 */
export function roundDeep<T>(value: T): T;
export function roundDeep(value: unknown): unknown {
  if (typeof value === 'number') return roundForStorage(value);
  if (Array.isArray(value)) return value.map((element: unknown) => roundDeep(element));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, roundDeep(member)]));
  }
  return value;
}
