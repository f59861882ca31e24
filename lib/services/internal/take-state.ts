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

/** What the status alone decides; the rest depends on the time and on consent. */
const BY_STATUS: Readonly<Partial<Record<Facts['status'], TakeState>>> = {
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
  expired: 'expired',
  submitted: 'submitted',
  reviewed: 'submitted',
};

/** The state by the database's clock: a deadline counts from its minute, not from the job that later notes it. */
export function takeStateOf({ status, over, opensAt, consent }: Facts): TakeState {
  const decided = BY_STATUS[status];
  if (decided) return decided;
  if (over) return 'expired';
  if (opensAt !== null) return 'early';
  return status === 'inProgress' && consent === 'given' ? 'answering' : 'consent';
}
