import { z } from 'zod';

const REASON_MIN = 10;
const REASON_MAX = 500;

export const eraseCandidateInput = z.strictObject({
  attemptId: z.uuid(),
  /** The box that says that it is understood. */
  confirm: z.string().refine((box) => box === 'yes', 'required'),
});
export type EraseCandidateInput = z.output<typeof eraseCandidateInput>;

export const holdCandidateInput = z.strictObject({
  attemptId: z.uuid(),
  reason: z.string().trim().min(1, 'required').min(REASON_MIN, 'tooShort').max(REASON_MAX, 'tooLong'),
});
export type HoldCandidateInput = z.output<typeof holdCandidateInput>;
