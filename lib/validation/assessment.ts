import { z } from 'zod';

const NAME_MAX = 120;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day from a date field, or none. */
const optionalDay = z
  .string()
  .trim()
  .transform((day) => (day === '' ? null : day))
  .pipe(z.iso.date('invalidDate').regex(ISO_DAY, 'invalidDate').nullable());

export const createAssessmentInput = z
  .strictObject({
    name: z.string().trim().min(1, 'required').max(NAME_MAX, 'tooLong'),
    roleProfileVersionId: z.uuid('required'),
    /** First and last day of answering, in Finnish time; the last day is included. */
    opensOn: optionalDay,
    closesOn: optionalDay,
  })
  .refine(({ opensOn, closesOn }) => opensOn === null || closesOn === null || opensOn <= closesOn, {
    path: ['closesOn'],
    message: 'endBeforeStart',
  });
export type CreateAssessmentInput = z.output<typeof createAssessmentInput>;

export const assessmentIdInput = z.strictObject({ assessmentId: z.uuid() });
export type AssessmentIdInput = z.output<typeof assessmentIdInput>;
