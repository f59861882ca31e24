import { requireCount } from '../require-count';

export type AdaptiveGateReason = 'bankTooSmall' | 'calibrationTooSmall';

/** Whether a scale may be tested adaptively, or all reasons why not. */
export type AdaptiveGate =
  Readonly<{ status: 'passed' }> | Readonly<{ status: 'none'; reasons: readonly AdaptiveGateReason[] }>;

export const LEAST_BANK_ITEMS = 30;
export const LEAST_CALIBRATION_PEOPLE = 500;

/**
 * An adaptive form needs a bank of 30 items a scale and item parameters from 500 people: with less, the choice of items
 * follows the errors of their parameters, and the facets run dry.
 *
 * @see Reise & Yu 1990 for the number of people.
 * @example adaptiveGate({ bankItems: 12, calibrationPeople: 800 }); // { status: 'none', reasons: ['bankTooSmall'] }
 * @throws {PsychometricsError} OUT_OF_RANGE for numbers that are no counts.
 */
export function adaptiveGate({
  bankItems,
  calibrationPeople,
}: Readonly<{ bankItems: number; calibrationPeople: number }>): AdaptiveGate {
  requireCount('bankItems', bankItems);
  requireCount('calibrationPeople', calibrationPeople);
  const reasons: AdaptiveGateReason[] = [];
  if (bankItems < LEAST_BANK_ITEMS) reasons.push('bankTooSmall');
  if (calibrationPeople < LEAST_CALIBRATION_PEOPLE) reasons.push('calibrationTooSmall');
  return reasons.length === 0 ? { status: 'passed' } : { status: 'none', reasons };
}
