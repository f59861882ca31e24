/**
 * The nearest number inside [low, high].
 *
 * @example clamp(12, 1, 10); // 10
 */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
