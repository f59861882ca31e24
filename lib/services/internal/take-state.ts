import type { AttemptView } from '@/lib/db/repositories/attempts';

/** Where a candidate stands; each state has its own page. */
export const TAKE_STATES = [
  'early',
  'consent',
  'answering',
  'submitted',
  'withdrawn',
  'cancelled',
  'expired',
] as const;
export type TakeState = (typeof TAKE_STATES)[number];

type Facts = Pick<AttemptView, 'status' | 'over' | 'opensAt' | 'consent'>;

/** The state by the database's clock: a deadline counts from its minute, not from the job that later notes it. */
export function takeStateOf({ status, over, opensAt, consent }: Facts): TakeState {
  switch (status) {
    case 'withdrawn':
    case 'cancelled':
    case 'expired':
      return status;
    case 'submitted':
    case 'reviewed':
      return 'submitted';
    case 'invited':
    case 'opened':
    case 'inProgress':
      if (over) return 'expired';
      if (opensAt !== null) return 'early';
      return status === 'inProgress' && consent === 'given' ? 'answering' : 'consent';
  }
}
