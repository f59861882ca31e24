import { normalQuantile } from '@/lib/stats/normal-distribution';
import { fisherExact, requireCounts, type GroupCounts } from './fisher-exact';

const FEWEST_PER_GROUP = 30;
const FEWEST_EXPECTED_SELECTIONS = 5;
/** A ratio under four fifths is a reason to look (29 CFR 1607.4 D). */
export const FOUR_FIFTHS = 0.8;
const SIGNIFICANCE = 0.05;
const Z_95 = normalQuantile(0.975);

export type AdverseImpact =
  | Readonly<{
      status: 'computed';
      /** Index of the group with the higher rate; the first when they are equal. */
      reference: 0 | 1;
      rates: readonly [number, number];
      /** Lower rate over higher rate, in [0, 1]. */
      ratio: number;
      /** Of the ratio, by Morris & Lobsenz 2000; null when a group has no selection, or a rate of 1 in both. */
      ratioCi95: readonly [number, number] | null;
      fisherP: number;
      midP: number;
      /** The ratio with one selection moved from the reference group to the other. */
      ratioIfOneMoved: number;
      /** Under four fifths only because of one person. */
      hangsOnOnePerson: boolean;
      /** ratio < .80 or Fisher p < .05: look at the role, both numbers shown. */
      review: boolean;
    }>
  | Readonly<{
      status: 'none';
      reason: 'groupTooSmall' | 'tooFewExpectedSelections';
      /** What is there and what is needed, in the unit of the reason. */
      smallest: number;
      needed: number;
    }>;

/**
 * Adverse impact of a selection on two groups: the ratio of selection rates with its interval, exact tests, and whether
 * one person would change the verdict. Nothing under 30 people in a group or under 5 expected selections (pooled rate ×
 * people): the ratio of so few is noise.
 *
 * The interval is exp(ln ratio ± 1.96 √((1 − p₁)/(n₁ p₁) + (1 − p₂)/(n₂ p₂))).
 *
 * @param groups Two groups; whole numbers, 0 ≤ selected ≤ total, total > 0.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @see Morris & Lobsenz 2000; Collins & Morris 2008; 29 CFR 1607.4; docs/method/fairness.md.
 * @example adverseImpact([{ selected: 48, total: 80 }, { selected: 12, total: 40 }]) // ratio 0.5, ratioCi95 [0.301…, 0.829…]
 */
export function adverseImpact(groups: readonly [GroupCounts, GroupCounts]): AdverseImpact {
  const [first, second] = groups;
  requireCounts(first);
  requireCounts(second);
  const gate = closedGate(first, second);
  if (gate !== null) return gate;

  const rates = [first.selected / first.total, second.selected / second.total] as const;
  const reference = rates[1] > rates[0] ? 1 : 0;
  const [high, low] = reference === 0 ? [first, second] : [second, first];
  const ratio = ratioOfRates(low, high);
  const { p, midP } = fisherExact(first, second);
  const ratioIfOneMoved = ratioOfRates(
    { ...low, selected: Math.min(low.total, low.selected + 1) },
    { ...high, selected: high.selected - 1 },
  );
  return {
    status: 'computed',
    reference,
    rates,
    ratio,
    ratioCi95: ratioInterval(low, high),
    fisherP: p,
    midP,
    ratioIfOneMoved,
    hangsOnOnePerson: ratio < FOUR_FIFTHS && ratioIfOneMoved >= FOUR_FIFTHS,
    review: ratio < FOUR_FIFTHS || p < SIGNIFICANCE,
  };
}

function closedGate(first: GroupCounts, second: GroupCounts): AdverseImpact | null {
  const smallest = Math.min(first.total, second.total);
  if (smallest < FEWEST_PER_GROUP)
    return { status: 'none', reason: 'groupTooSmall', smallest, needed: FEWEST_PER_GROUP };
  const rate = (first.selected + second.selected) / (first.total + second.total);
  const expected = rate * smallest;
  if (expected < FEWEST_EXPECTED_SELECTIONS) {
    return {
      status: 'none',
      reason: 'tooFewExpectedSelections',
      smallest: expected,
      needed: FEWEST_EXPECTED_SELECTIONS,
    };
  }
  return null;
}

function ratioOfRates(low: GroupCounts, high: GroupCounts): number {
  return low.selected / low.total / (high.selected / high.total);
}

function ratioInterval(low: GroupCounts, high: GroupCounts): readonly [number, number] | null {
  if (low.selected === 0) return null;
  // (1 − p) / (n p) = 1/x − 1/n
  const variance = 1 / low.selected - 1 / low.total + 1 / high.selected - 1 / high.total;
  if (variance === 0) return null;
  const half = Z_95 * Math.sqrt(variance);
  const ratio = ratioOfRates(low, high);
  return [ratio * Math.exp(-half), ratio * Math.exp(half)];
}
