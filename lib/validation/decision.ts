import { z } from 'zod';
import { DECISION_CHOICES } from './candidates';

/** What a decision may rest on beside the score. */
export const DECISION_GROUNDS = [
  'interview',
  'application',
  'experience',
  'workSample',
  'references',
  'conditions',
  'other',
] as const;
export type DecisionGround = (typeof DECISION_GROUNDS)[number];

const REASON_MIN = 20;
const REASON_MAX = 2000;

const ownWords = z
  .string()
  .trim()
  .min(1, 'required')
  .min(REASON_MIN, 'tooShort')
  .max(REASON_MAX, 'tooLong')
  // A number alone is the score again, and no reason.
  .refine((text) => /\p{L}+\P{L}+\p{L}+/u.test(text), 'ownWords');

/** How many rows of its history the page showed: what was decided meanwhile is never written over. */
const seen = z.coerce.number().int().min(0);

export const decideInput = z.strictObject({
  reportId: z.uuid(),
  seen,
  choice: z.string().pipe(z.enum(DECISION_CHOICES, 'required')),
  grounds: z.array(z.enum(DECISION_GROUNDS)).min(1, 'groundMissing'),
  reason: ownWords,
  toCandidate: z.string().trim().max(REASON_MAX, 'tooLong'),
});
export type DecideInput = z.output<typeof decideInput>;

export const reopenInput = z.strictObject({ reportId: z.uuid(), seen, reason: ownWords });
export type ReopenInput = z.output<typeof reopenInput>;
