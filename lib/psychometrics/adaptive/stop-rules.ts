import { PsychometricsError } from '../errors';
import { requireCount } from '../require-count';

/** When an adaptive test ends. */
export type StopRules = Readonly<{
  /** No end before so many items, ≥ 1. */
  minItems: number;
  /** End at so many items, ≥ minItems. */
  maxItems: number;
  /** End when the standard error is at most this, in SDs of the population. .40 is a SEM of 4 T, reliability .84. */
  seStop: number;
  /** End when the best item left is expected to lower the standard error by less; 0 switches the rule off. */
  leastGain: number;
}>;

export type StopReason = 'standardErrorReached' | 'littleGain' | 'mostItems' | 'bankUsedUp';

/** Where a test stands. */
export interface Progress {
  readonly itemCount: number;
  readonly se: number;
  /** Every facet has an item. */
  readonly areFacetsCovered: boolean;
  readonly isBankUsedUp: boolean;
  /** Expected fall of the standard error by the best item left; asked only when the other rules leave the test open. */
  predictedGain(): number;
}

/** At least 5 and at most 12 items, standard error .40, expected gain .01 (docs/method/adaptive-testing.md). */
export const DEFAULT_STOP_RULES: StopRules = { minItems: 5, maxItems: 12, seStop: 0.4, leastGain: 0.01 };

/**
 * Why a test ends now, or null when it goes on. The upper limits always hold; precision ends it only after the least
 * number of items and with an item in every facet.
 *
 * @see Choi, Grady & Dodd 2011 for the rule of the expected gain.
 * @example stopReason(DEFAULT_STOP_RULES, { itemCount: 12, se: 0.5, areFacetsCovered: true, isBankUsedUp: false, predictedGain: () => 1 }); // 'mostItems'
 */
export function stopReason(rules: StopRules, progress: Progress): StopReason | null {
  const { itemCount } = progress;
  const isPreciseEnough = progress.se <= rules.seStop;
  const mayEndEarly = itemCount >= rules.minItems && progress.areFacetsCovered;
  if (mayEndEarly && isPreciseEnough) return 'standardErrorReached';
  if (itemCount >= rules.maxItems) return 'mostItems';
  if (progress.isBankUsedUp) return 'bankUsedUp';
  const isGainAsked = mayEndEarly && rules.leastGain > 0;
  return isGainAsked && progress.predictedGain() < rules.leastGain ? 'littleGain' : null;
}

/**
 * Refuses rules that cannot hold.
 *
 * @param facets Number of facets; maxItems must leave room for an item of each.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 */
export function requireStopRules(rules: StopRules, facets: number): void {
  const { minItems, maxItems, seStop, leastGain } = rules;
  requireCount('minItems', minItems, 1);
  requireCount('maxItems', maxItems, Math.max(minItems, facets));
  if (!(seStop >= 0 && seStop < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `seStop must be ≥ 0, got ${seStop}`);
  if (!(leastGain >= 0 && leastGain < Number.POSITIVE_INFINITY))
    throw new PsychometricsError('OUT_OF_RANGE', `leastGain must be ≥ 0, got ${leastGain}`);
}
