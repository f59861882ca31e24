import { z } from 'zod';

/** Where a mail stands, in the order in which the page offers them. */
export const MAIL_STATES = ['waiting', 'retrying', 'failed', 'shown', 'sent', 'cancelled'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const listOutboxInput = z.strictObject({
  /** Id of the last mail of the page before. */
  before: z.uuid('invalid').nullable().catch(null).default(null),
  /** Only mails that stand there; all where it is null. */
  state: z.enum(MAIL_STATES).nullable().catch(null).default(null),
});
export type ListOutboxInput = z.output<typeof listOutboxInput>;

export const sendOutboxMailInput = z.strictObject({
  mailId: z.uuid('invalid'),
  /** Whether this is the last try. */
  final: z.boolean(),
});
export type SendOutboxMailInput = z.output<typeof sendOutboxMailInput>;

export const retryMailInput = z.strictObject({ mailId: z.uuid('invalid') });
export type RetryMailInput = z.output<typeof retryMailInput>;

const LIMIT_MAX = 100_000;

export const invitationLimitInput = z.strictObject({
  limit: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, 'limitInvalid')
    .transform(Number)
    .pipe(z.number().min(1, 'limitInvalid').max(LIMIT_MAX, 'limitInvalid')),
});
export type InvitationLimitInput = z.output<typeof invitationLimitInput>;
