import { z } from 'zod';
import { isTimeZone } from '@/lib/core/local-day';
import { LOCALES } from '@/lib/i18n/locales';

const NAME_MAX = 120;
/** Longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const EMAIL_MAX = 254;

/** Control characters have no place in a name, and would break a list of people into other rows. */
const NO_CONTROLS = /^\P{Cc}*$/u;

const personName = z
  .string()
  .trim()
  .min(1, 'required')
  .max(NAME_MAX, 'tooLong')
  .regex(NO_CONTROLS, 'nameInvalid');
const address = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(EMAIL_MAX, 'tooLong')
  .pipe(z.email('emailInvalid'));

/** Somebody to invite, as the form and each row of a list give it. */
const personFields = {
  name: personName,
  email: address,
  locale: z.string().pipe(z.enum(LOCALES, 'required')),
  timeZone: z.string().refine(isTimeZone, 'timeZoneInvalid').optional(),
};

export const personInput = z.strictObject(personFields);

const blank = z
  .string()
  .trim()
  .length(0)
  .transform(() => null);

/** What was written wrongly about somebody; empty for what is right. */
export const correctCandidateInput = z
  .strictObject({
    attemptId: z.uuid(),
    name: z.union([blank, personName]),
    email: z.union([blank, address]),
  })
  .refine(({ name, email }) => name !== null || email !== null, {
    path: ['name'],
    message: 'nothingCorrected',
  });
export type CorrectCandidateInput = z.output<typeof correctCandidateInput>;

export const inviteCandidateInput = z.strictObject({
  assessmentId: z.uuid(),
  /** Made with the form: the same form sent twice invites once. */
  requestId: z.uuid(),
  ...personFields,
});
export type InviteCandidateInput = z.output<typeof inviteCandidateInput>;

/** Longest pasted text and largest file, in characters and bytes: some twice what two thousand rows need. */
const LIST_SIZE_MAX = 500_000;

const listDefaults = {
  assessmentId: z.uuid(),
  /** Language and time zone of the rows that say none. */
  locale: z.string().pipe(z.enum(LOCALES, 'required')),
  timeZone: z.string().refine(isTimeZone, 'timeZoneInvalid'),
};

export const previewListInput = z.strictObject({
  ...listDefaults,
  source: z.union([
    z.strictObject({
      kind: z.literal('text'),
      text: z.string().trim().min(1, 'listMissing').max(LIST_SIZE_MAX, 'listTooLong'),
    }),
    z.strictObject({
      kind: z.literal('file'),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= LIST_SIZE_MAX, 'listTooLong'),
    }),
  ]),
});
export type PreviewListInput = z.output<typeof previewListInput>;

export const inviteListInput = z.strictObject({
  ...listDefaults,
  /** Made with the form: the same form sent twice invites once. */
  requestId: z.uuid(),
  text: z
    .string()
    .min(1, 'listMissing')
    .max(LIST_SIZE_MAX * 2, 'listTooLong'),
});
export type InviteListInput = z.output<typeof inviteListInput>;

export const batchInput = z.strictObject({ batchId: z.uuid() });
export type BatchInput = z.output<typeof batchInput>;

export const resendInvitationInput = z.strictObject({
  attemptId: z.uuid(),
  /** The link that the new one replaces: the same press twice sends once. */
  invitationId: z.uuid(),
});
export type ResendInvitationInput = z.output<typeof resendInvitationInput>;

export const cancelInvitationInput = z.strictObject({ attemptId: z.uuid() });
export type CancelInvitationInput = z.output<typeof cancelInvitationInput>;
