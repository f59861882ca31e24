/** A needed share met but for floating-point noise is met: 0.8 · 15 is 12.000000000000002 in some engines' order. */
const COUNT_TOLERANCE = 1e-9;

/**
 * Fewer answered than the share asks for.
 *
 * @param answered Answered items, 0 to `items`.
 * @param share Needed share, in (0, 1].
 * @example isTooFew(9, 12, 0.8); // true: 10 of 12 are needed
 */
export function isTooFew(answered: number, items: number, share: number): boolean {
  return answered < share * items - COUNT_TOLERANCE;
}
