import { z } from 'zod';
import { PERCENTILE_MAX, PERCENTILE_MIN } from '@/lib/job-analysis/target-from-percentiles';
import { SCALE_KEYS } from '@/lib/scales';
import { EXPERT_KINDS } from './role-draft';

export const roleWeightsInput = z.strictObject({
  jobRoleId: z.uuid(),
  /** Whose people are compared; made-up people without one. */
  assessmentId: z.uuid().nullable(),
  /** The template to compare with; those of the same occupation without one. */
  templateKey: z.string().nullable(),
});
export type RoleWeightsInput = z.output<typeof roleWeightsInput>;

export const addTargetAnswerInput = z.strictObject({
  /** Made by the form, so that the same answer sent twice counts once. */
  answerId: z.uuid(),
  jobRoleId: z.uuid(),
  scale: z.enum(SCALE_KEYS, 'required'),
  kind: z.enum(EXPERT_KINDS, 'required'),
  percentile: z
    .string()
    .trim()
    .min(1, 'required')
    .regex(/^\d{1,3}$/, 'wholeNumber')
    .transform(Number)
    .pipe(z.int().min(PERCENTILE_MIN, 'outOfRange').max(PERCENTILE_MAX, 'outOfRange')),
});
export type AddTargetAnswerInput = z.output<typeof addTargetAnswerInput>;

export const targetAnswerInput = z.strictObject({ jobRoleId: z.uuid(), answerId: z.uuid() });
export type TargetAnswerInput = z.output<typeof targetAnswerInput>;

/** The weights inside a stored profile document, where nothing else of it is needed. */
export const storedWeightsSchema = z
  .array(z.object({ weight: z.number().nullable() }))
  .length(SCALE_KEYS.length);
