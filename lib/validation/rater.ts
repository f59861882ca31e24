import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';
import { neededText, trimmedText } from './plain-text';
import { linkToken } from './take';

const NAME_MAX = 120;
const SITE_MAX = 80;
const NOTE_MAX = 2_000;
/** Longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const EMAIL_MAX = 254;
const LONGEST_STAY_MS = 86_400_000;
const MOST_STEPS = 200;
const SCALES_MAX = 200;

/** Who may be invited to rate; HR's own ratings are entered in the editor. */
export const INVITED_KINDS = ['supervisor', 'worker', 'customer'] as const;

const id = z.uuid('invalid');

export const inviteRaterInput = z.strictObject({
  jobRoleId: id,
  /** Made with the form: the same form sent twice invites once. */
  requestId: id,
  name: neededText(NAME_MAX),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(EMAIL_MAX, 'tooLong')
    .pipe(z.union([z.literal(''), z.email()], 'emailInvalid')),
  locale: z.string().pipe(z.enum(LOCALES, 'required')),
  kind: z.string().pipe(z.enum(INVITED_KINDS, 'required')),
  site: trimmedText(SITE_MAX),
});
export type InviteRaterInput = z.output<typeof inviteRaterInput>;

export const raterInput = z.strictObject({ raterId: id });
export type RaterInput = z.output<typeof raterInput>;

/** Erasing is for good, so the form asks for a tick first. */
export const eraseRaterInput = raterInput.extend({
  confirmed: z.string().pipe(z.literal('yes', 'confirmErasure')),
});

export const raterPlaceInput = raterInput.extend({ site: trimmedText(SITE_MAX) });
export type RaterPlaceInput = z.output<typeof raterPlaceInput>;

export const switchRaterInput = z.strictObject({ raterId: id, active: z.enum(['yes', 'no']) });
export type SwitchRaterInput = z.output<typeof switchRaterInput>;

export const showRaterLinkInput = z.strictObject({ token: linkToken });
export type ShowRaterLinkInput = z.output<typeof showRaterLinkInput>;

export const openRaterLinkInput = z.strictObject({ token: linkToken, locale: z.enum(LOCALES) });
export type OpenRaterLinkInput = z.output<typeof openRaterLinkInput>;

const rating = (max: number) => z.int().min(0).max(max).nullable();

/** One rater's whole vote about one step, as the page holds it. */
export const voteBody = z.strictObject({
  /** Whose page it is: two links opened in one browser never mix. */
  raterId: id,
  frequency: rating(RATING_MAX.frequency),
  loss: rating(RATING_MAX.loss),
  gain: rating(RATING_MAX.gain),
  relevance: z.partialRecord(z.enum(SCALE_KEYS), rating(RATING_MAX.relevance)),
  notInMyWork: z.boolean(),
  tookMs: z.int().min(0).max(LONGEST_STAY_MS).nullable(),
});
export const saveVoteInput = voteBody.extend({ stepId: id });
export type SaveVoteInput = z.output<typeof saveVoteInput>;

const formNumber = z
  .string()
  .regex(/^\d$/)
  .transform(Number)
  .optional()
  .transform((value) => value ?? null);

/** The form of one step as it arrives without a script: radio buttons send their value, or nothing. */
export const voteForm = z.strictObject({
  raterId: id,
  stepId: id,
  position: z.coerce.number().int().min(1).max(MOST_STEPS),
  from: z.literal('check').optional(),
  go: z.enum(['next', 'skip']).default('next'),
  /** Scales that the page asked about, separated by spaces. */
  scales: z
    .string()
    .max(SCALES_MAX)
    .transform((text) => SCALE_KEYS.filter((key) => text.split(' ').includes(key))),
  frequency: formNumber,
  loss: formNumber,
  gain: formNumber,
  notInMyWork: z.literal('yes').optional(),
  'link-carefulness': formNumber,
  'link-salesConfidence': formNumber,
  'link-serviceOrientation': formNumber,
  'link-socialConfidence': formNumber,
  'link-stressTolerance': formNumber,
  'link-integrity': formNumber,
});
export type VoteForm = z.output<typeof voteForm>;

export const frameReadInput = z.strictObject({});
export const submitVotesInput = z.strictObject({
  raterId: id,
  /** How many steps the page believes are rated: a difference means that something is still under way. */
  expected: z.coerce.number().int().min(0).max(MOST_STEPS),
});
export type SubmitVotesInput = z.output<typeof submitVotesInput>;

export const openDiscussionInput = z.strictObject({
  jobRoleId: id,
  stepIds: z.array(id).max(MOST_STEPS, 'tooLong'),
});
export type OpenDiscussionInput = z.output<typeof openDiscussionInput>;

export const noteDiscussionInput = z.strictObject({
  jobRoleId: id,
  stepId: id,
  note: trimmedText(NOTE_MAX),
});
export type NoteDiscussionInput = z.output<typeof noteDiscussionInput>;
