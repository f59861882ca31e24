import { requireCount } from '../require-count';
import type { ForcedChoiceBlock } from './blocks';
import { LEAST_MIXED_SHARE, ipsativity } from './ipsativity';

export type ThurstonianGateReason = 'calibrationTooSmall' | 'tooFewMixedBlocks';

/** Whether Thurstonian estimates may be used, or all reasons why not. */
export type ThurstonianGate =
  Readonly<{ status: 'passed' }> | Readonly<{ status: 'none'; reasons: readonly ThurstonianGateReason[] }>;

export const LEAST_CALIBRATION_PEOPLE = 500;

/**
 * Thurstonian estimates need parameters from 500 people and mixed keys in half of the blocks; with less they stay partly
 * ipsative, and the keyed score is used.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE for a number of people that is none; TOO_FEW without blocks.
 * @see Bürkner, Schulte & Holling 2019; Schulte, Holling & Bürkner 2021.
 * @example thurstonianGate({ calibrationPeople: 400, blocks: [[{ trait: 0, key: 1 }, { trait: 1, key: -1 }]] }); // { status: 'none', reasons: ['calibrationTooSmall'] }
 */
export function thurstonianGate({
  calibrationPeople,
  blocks,
}: Readonly<{ calibrationPeople: number; blocks: readonly ForcedChoiceBlock[] }>): ThurstonianGate {
  requireCount('calibrationPeople', calibrationPeople);
  const reasons: ThurstonianGateReason[] = [];
  if (calibrationPeople < LEAST_CALIBRATION_PEOPLE) reasons.push('calibrationTooSmall');
  if (ipsativity(blocks).mixedKeyedShare < LEAST_MIXED_SHARE) reasons.push('tooFewMixedBlocks');
  return reasons.length === 0 ? { status: 'passed' } : { status: 'none', reasons };
}
