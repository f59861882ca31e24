import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { attemptRef } from './answers';

const locale = z.enum(LOCALES);

/** Longer than any token of ours; what follows is cut off, so that garbage costs as much as a real token. */
const LONGEST_TOKEN = 200;

/** Any text may be tried as a token; it is hashed and looked up. */
export const linkToken = z.string().transform((text) => text.slice(0, LONGEST_TOKEN));

export const showLinkInput = z.strictObject({ token: linkToken });
export const openLinkInput = z.strictObject({
  token: linkToken,
  locale,
  /** Where to go first. */
  to: z.literal('arrangements').optional(),
});
export type ShowLinkInput = z.output<typeof showLinkInput>;
export type OpenLinkInput = z.output<typeof openLinkInput>;

export const sessionTokenInput = z.strictObject({ sessionToken: linkToken });
export type SessionTokenInput = z.output<typeof sessionTokenInput>;

export const localeInput = z.strictObject({ locale });
export type LocaleInput = z.output<typeof localeInput>;

const wording = { attemptRef, locale, consentVersion: z.string().min(1).max(40) };

/** The box that gives consent must have been ticked; the version and language are those of the page that was read. */
export const giveConsentInput = z.strictObject({ ...wording, agree: z.literal('yes', 'consentMissing') });
export const refuseConsentInput = z.strictObject(wording);
export const withdrawConsentInput = z.strictObject(wording);
export type GiveConsentInput = z.output<typeof giveConsentInput>;
export type RefuseConsentInput = z.output<typeof refuseConsentInput>;
export type WithdrawConsentInput = z.output<typeof withdrawConsentInput>;

const MOST_STATEMENTS = 999;

export const submitInput = z.strictObject({
  attemptRef,
  locale,
  /** How many statements the page believes are answered: a difference means that something is still under way. */
  expectedAnswered: z.coerce.number().int().min(0).max(MOST_STATEMENTS),
});
export type SubmitInput = z.output<typeof submitInput>;

/** Forms that carry nothing but the wish. */
export const leaveInput = z.strictObject({});
export const takeOverForm = z.strictObject({});

/** A box that is not ticked is not sent. */
export const arrangeReadingInput = z.strictObject({
  attemptRef,
  largeText: z
    .literal('yes')
    .optional()
    .transform((box) => box === 'yes'),
});
export type ArrangeReadingInput = z.output<typeof arrangeReadingInput>;

export const ownDataInput = z.strictObject({ attemptRef, locale });
export type OwnDataInput = z.output<typeof ownDataInput>;
