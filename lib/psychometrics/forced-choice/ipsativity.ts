import { mean } from '@/lib/stats/mean';
import { PsychometricsError } from '../errors';
import type { ForcedChoiceBlock } from './blocks';

/** How far scores from a form say something between people, not only within one person. */
export type Ipsativity = Readonly<{
  /** Share of blocks that hold statements of both keys. */
  mixedKeyedShare: number;
  /**
   * 'ipsative': no block is mixed, the scores of every person have the same sum, and people cannot be compared;
   * 'partlyIpsative': fewer than half are mixed, comparisons are weakened; null: half or more are mixed.
   */
  warning: 'ipsative' | 'partlyIpsative' | null;
}>;

/** Blocks of both keys that a form needs before its scores compare people. */
export const LEAST_MIXED_SHARE = 0.5;

/**
 * Share of mixed-keyed blocks and what it means. Where all statements of all blocks have one key, the keyed scores sum to
 * a constant, the mean correlation of k scales is −1 / (k − 1), and alpha and factor analysis say nothing.
 *
 * @throws {PsychometricsError} TOO_FEW without blocks.
 * @see Hicks 1970; Bürkner, Schulte & Holling 2019.
 * @example ipsativity([[{ trait: 0, key: 1 }, { trait: 1, key: 1 }]]); // { mixedKeyedShare: 0, warning: 'ipsative' }
 */
export function ipsativity(blocks: readonly ForcedChoiceBlock[]): Ipsativity {
  if (blocks.length === 0) throw new PsychometricsError('TOO_FEW', 'a form needs a block');
  const mixedKeyedShare = mean(
    blocks.map((block) => (new Set(block.map(({ key }) => key)).size > 1 ? 1 : 0)),
  );
  return { mixedKeyedShare, warning: warningOf(mixedKeyedShare) };
}

function warningOf(mixedKeyedShare: number): Ipsativity['warning'] {
  if (mixedKeyedShare === 0) return 'ipsative';
  return mixedKeyedShare < LEAST_MIXED_SHARE ? 'partlyIpsative' : null;
}
