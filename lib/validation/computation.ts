import { z } from 'zod';

export const questionnaireVersionInput = z.strictObject({ questionnaireVersionId: z.uuid('invalid') });
export type QuestionnaireVersionInput = z.output<typeof questionnaireVersionInput>;

export const runComputationInput = z.strictObject({
  computationId: z.uuid('invalid'),
  /** Whether this is the last try. */
  final: z.boolean(),
});
export type RunComputationInput = z.output<typeof runComputationInput>;
