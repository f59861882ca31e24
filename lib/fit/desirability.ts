import { FitError } from './errors';

/** T points over which the fit of a scale falls from full to nothing: two norm SDs. */
export const SHOULDER_T = 20;

/** Target of one scale. `upper` null = more is never worse. */
export type ScaleTarget = Readonly<{ lower: number; upper: number | null; shoulder: number }>;

/**
 * How far a score meets its target: 1 inside, falling in a straight line to 0 one shoulder outside.
 *
 * @param t Score in T.
 * @returns In [0, 1].
 * @throws {FitError} SCORE_OUT_OF_RANGE when t is not finite; TARGET_OUT_OF_RANGE.
 * @see docs/method.md, "Fit" (a linear desirability after Derringer and Suich 1980).
 * @example desirability(43, { lower: 55, upper: null, shoulder: 20 }); // 1 − 12/20 = 0.4
 */
export function desirability(t: number, target: ScaleTarget): number {
  if (!Number.isFinite(t)) throw new FitError('SCORE_OUT_OF_RANGE', `a score must be finite, got ${t}`);
  requireTarget(target);
  return Math.max(0, 1 - distanceFromTarget(t, target) / target.shoulder);
}

/**
 * T points between a score and its target; 0 inside.
 *
 * @example distanceFromTarget(43, { lower: 55, upper: null }); // 12
 */
export function distanceFromTarget(
  t: number,
  { lower, upper }: Pick<ScaleTarget, 'lower' | 'upper'>,
): number {
  if (t < lower) return lower - t;
  return upper !== null && t > upper ? t - upper : 0;
}

/**
 * Refuses a target without a positive shoulder or with its limits in the wrong order.
 *
 * @throws {FitError} TARGET_OUT_OF_RANGE.
 */
export function requireTarget({ lower, upper, shoulder }: ScaleTarget): void {
  const isOrdered = Number.isFinite(lower) && (upper === null || (upper >= lower && Number.isFinite(upper)));
  if (!isOrdered || !(shoulder > 0 && Number.isFinite(shoulder))) {
    throw new FitError('TARGET_OUT_OF_RANGE', `target ${lower} to ${upper}, shoulder ${shoulder}`);
  }
}
