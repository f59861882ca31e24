import { z } from 'zod';

export const listOutboxInput = z.strictObject({
  /** Id of the last mail of the page before. */
  before: z.uuid('invalid').nullable().default(null),
});
export type ListOutboxInput = z.output<typeof listOutboxInput>;

export const sendOutboxMailInput = z.strictObject({
  mailId: z.uuid('invalid'),
  /** Whether this is the last try. */
  final: z.boolean(),
});
export type SendOutboxMailInput = z.output<typeof sendOutboxMailInput>;
