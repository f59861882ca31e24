import { LIST_STATES } from '@/lib/validation/candidates';

/** States of an attempt, as the candidate list tells them apart. */
export const ATTEMPT_STATES = [
  'invited',
  'opened',
  'inProgress',
  'submitted',
  'reviewed',
  'expired',
  'cancelled',
  'withdrawn',
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

export type StateCounts = Readonly<Record<AttemptState, number>>;

/** Parts of a candidate list that can be shown alone; `ended` gathers what did not lead to a report. */
export { LIST_STATES as STATE_FILTERS };
type StateFilter = (typeof LIST_STATES)[number];

const ENDED: readonly AttemptState[] = ['expired', 'cancelled', 'withdrawn'];

export function endedCount(counts: StateCounts): number {
  return ENDED.reduce((sum, state) => sum + counts[state], 0);
}

export function filterCount(counts: StateCounts, filter: StateFilter): number {
  return filter === 'ended' ? endedCount(counts) : counts[filter];
}

/** A deadline is the end of its last day; what people read is that day. */
export function lastDay(closesAt: Date): Date {
  return new Date(closesAt.getTime() - 1);
}
