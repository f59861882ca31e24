import { chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { normalQuantile } from '@/lib/stats/normal-distribution';
import { PsychometricsError } from '../errors';
import { requireCounts, type GroupCounts } from './fisher-exact';

const FEWEST_PER_GROUP = 30;
const FEWEST_EXPECTED_SELECTIONS = 5;
const Z_95 = normalQuantile(0.975);

export type PooledImpact =
  | Readonly<{
      status: 'computed';
      /** Common ratio of the focal to the reference rate; over 1 when the focal group is selected more often. */
      ratio: number;
      ratioCi95: readonly [number, number];
      /** Mantel–Haenszel χ² with the .5 correction, 1 df. */
      chiSquare: number;
      p: number;
    }>
  | Readonly<{
      status: 'none';
      reason: 'groupTooSmall' | 'tooFewExpectedSelections' | 'nobodyInOneGroupSelected';
    }>;

/**
 * Adverse impact pooled over similar roles by Mantel–Haenszel: each role is a stratum, so roles with different rates and
 * different shares of the groups cannot make or hide a difference (Simpson's paradox).
 *
 *     RR = Σ a n₀/N / Σ b n₁/N,   Var(ln RR) = Σ (n₁ n₀ m − a b N)/N² / (Σ a n₀/N · Σ b n₁/N)   (Greenland & Robins 1985)
 *
 * with a of n₁ selected in the focal group, b of n₀ in the reference group, m selected of N together.
 *
 * @param roles Reference and focal group of each role; the groups of all roles together pass the gates of adverseImpact.
 * @throws {PsychometricsError} OUT_OF_RANGE; WRONG_SHAPE without roles.
 * @see Mantel & Haenszel 1959; Greenland & Robins 1985.
 * @example one role of 48/80 and 12/40 gives its own ratio, 0.5
 */
export function pooledImpact(
  roles: readonly Readonly<{ reference: GroupCounts; focal: GroupCounts }>[],
): PooledImpact {
  if (roles.length === 0) throw new PsychometricsError('WRONG_SHAPE', 'there are no roles to pool');
  for (const { reference, focal } of roles) {
    requireCounts(reference);
    requireCounts(focal);
  }
  const reason = closedGate(roles);
  if (reason !== null) return { status: 'none', reason };

  let [focalSum, referenceSum, spread, excess, variance] = [0, 0, 0, 0, 0];
  for (const { reference, focal } of roles) {
    const n = reference.total + focal.total;
    const selected = reference.selected + focal.selected;
    const margins = (reference.total * focal.total * selected) / (n * n);
    focalSum += (focal.selected * reference.total) / n;
    referenceSum += (reference.selected * focal.total) / n;
    spread += margins - (focal.selected * reference.selected) / n;
    excess += focal.selected - (focal.total * selected) / n;
    if (n > 1) variance += (margins * (n - selected)) / (n - 1);
  }
  if (focalSum === 0 || referenceSum === 0) return { status: 'none', reason: 'nobodyInOneGroupSelected' };
  const ratio = focalSum / referenceSum;
  const half = Z_95 * Math.sqrt(Math.max(0, spread) / (focalSum * referenceSum));
  const corrected = Math.max(0, Math.abs(excess) - 0.5);
  const chiSquare = variance === 0 ? 0 : corrected ** 2 / variance;
  return {
    status: 'computed',
    ratio,
    ratioCi95: [ratio * Math.exp(-half), ratio * Math.exp(half)],
    chiSquare,
    p: chiSquareUpper(chiSquare, 1),
  };
}

function closedGate(
  roles: readonly Readonly<{ reference: GroupCounts; focal: GroupCounts }>[],
): 'groupTooSmall' | 'tooFewExpectedSelections' | null {
  const expected = { reference: 0, focal: 0 };
  const people = { reference: 0, focal: 0 };
  for (const { reference, focal } of roles) {
    const rate = (reference.selected + focal.selected) / (reference.total + focal.total);
    people.reference += reference.total;
    people.focal += focal.total;
    expected.reference += rate * reference.total;
    expected.focal += rate * focal.total;
  }
  if (Math.min(people.reference, people.focal) < FEWEST_PER_GROUP) return 'groupTooSmall';
  const smallest = Math.min(expected.reference, expected.focal);
  return smallest < FEWEST_EXPECTED_SELECTIONS ? 'tooFewExpectedSelections' : null;
}
