import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';

const NAME_MAX = 120;
/** Longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const EMAIL_MAX = 254;

export const inviteCandidateInput = z.strictObject({
  assessmentId: z.uuid(),
  /** Made with the form: the same form sent twice invites once. */
  requestId: z.uuid(),
  name: z.string().trim().min(1, 'required').max(NAME_MAX, 'tooLong'),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'required')
    .max(EMAIL_MAX, 'tooLong')
    .pipe(z.email('emailInvalid')),
  locale: z.string().pipe(z.enum(LOCALES, 'required')),
});
export type InviteCandidateInput = z.output<typeof inviteCandidateInput>;

export const resendInvitationInput = z.strictObject({
  attemptId: z.uuid(),
  /** The link that the new one replaces: the same press twice sends once. */
  invitationId: z.uuid(),
});
export type ResendInvitationInput = z.output<typeof resendInvitationInput>;

export const cancelInvitationInput = z.strictObject({ attemptId: z.uuid() });
export type CancelInvitationInput = z.output<typeof cancelInvitationInput>;
