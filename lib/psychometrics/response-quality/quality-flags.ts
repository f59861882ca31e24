/** Indices that can flag a form, in the order in which they are listed. */
export const QUALITY_INDICES = [
  'longString',
  'irv',
  'evenOdd',
  'mahalanobis',
  'synonyms',
  'personFit',
  'responseTime',
] as const;

export type QualityIndex = (typeof QUALITY_INDICES)[number];

export type QualityVerdict = 'normal' | 'check' | 'notInterpretable';

const FLAGS_FOR_CHECK = 2;
const FLAGS_FOR_REFUSAL = 3;

/**
 * The rule of the two flags: none or one is normal (one flag alone hits 1–5 % of ordinary people), two ask for a check,
 * three or the same answer throughout the whole form cannot be interpreted and a new attempt is offered. A person
 * decides; no flag ever changes a score.
 *
 * @param flagCount Flags raised, a whole number ≥ 0.
 * @param isStraightLine One answer throughout a form with keys in both directions.
 * @see docs/method/response-quality.md, "The rule".
 * @example qualityVerdict(2, false); // 'check'
 */
export function qualityVerdict(flagCount: number, isStraightLine: boolean): QualityVerdict {
  if (isStraightLine || flagCount >= FLAGS_FOR_REFUSAL) return 'notInterpretable';
  return flagCount >= FLAGS_FOR_CHECK ? 'check' : 'normal';
}
