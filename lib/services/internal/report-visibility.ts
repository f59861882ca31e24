import { addMonths } from './finnish-time';

/** Consent withdrawn; the person's data erased; the time for reading is over and the report only kept. */
export type HiddenReason = 'withdrawn' | 'erased' | 'locked';

type Readable = Readonly<{
  status: string;
  erasedAt: Date | null;
  submittedAt: Date | null;
  computedAt: Date;
  activeMonths: number;
}>;

/** Why a result is shown to nobody, or null. Reports, lists, comparisons and exports ask here. */
export function hiddenReason(
  { status, erasedAt, submittedAt, computedAt, activeMonths }: Readable,
  now: Date,
): HiddenReason | null {
  if (erasedAt !== null) return 'erased';
  if (status === 'withdrawn') return 'withdrawn';
  return now > addMonths(submittedAt ?? computedAt, activeMonths) ? 'locked' : null;
}
