import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { neededText, trimmedText } from './plain-text';
import { linkToken } from './take';

const NAME_MAX = 120;
const SITE_MAX = 80;
/** Longest address that SMTP carries (RFC 5321, 4.5.3.1.3). */
const EMAIL_MAX = 254;
const REASON_MAX = 400;
const STEP_TITLE_MAX = 200;
export const LABEL_MAX = 80;
export const CODE_MAX = 20;
export const NOTE_MAX = 300;
export const PEOPLE_MAX = 50;
/** What one request may carry; the phone sends the rest in the next one. */
export const MOST_TAPS = 300;
export const MOST_SESSIONS = 20;
const MOST_STEPS = 400;
const LONGEST_PAUSE_MS = 2_000_000_000;
const MOST_REVISIONS = 1_000_000;
/** A group of equal notes that is reviewed together. */
const MOST_REVIEWED = 500;

const id = z.uuid('invalid');
const instant = z.iso.datetime();
const rev = z.int().min(1).max(MOST_REVISIONS);
const reason = neededText(REASON_MAX, 'reasonRequired');

export const inviteObserverInput = z.strictObject({
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
  site: trimmedText(SITE_MAX),
});
export type InviteObserverInput = z.output<typeof inviteObserverInput>;

export const observerInput = z.strictObject({ observerId: id });
export type ObserverInput = z.output<typeof observerInput>;

/** Erasing is for good, so the form asks for a tick first. */
export const eraseObserverInput = observerInput.extend({
  confirmed: z.string().pipe(z.literal('yes', 'confirmErasure')),
});

export const showObserverLinkInput = z.strictObject({ token: linkToken });
export type ShowObserverLinkInput = z.output<typeof showObserverLinkInput>;

export const openObserverLinkInput = z.strictObject({ token: linkToken, locale: z.enum(LOCALES) });
export type OpenObserverLinkInput = z.output<typeof openObserverLinkInput>;

/** A session as the phone holds it; a higher `rev` replaces a lower one. */
const sentSession = z
  .strictObject({
    id,
    rev,
    label: neededText(LABEL_MAX),
    parallelCode: trimmedText(CODE_MAX),
    people: z.int().min(1).max(PEOPLE_MAX),
    startedAt: instant,
    endedAt: instant.nullable(),
    pausedMs: z.int().min(0).max(LONGEST_PAUSE_MS),
    stepIds: z.array(id).max(MOST_STEPS),
  })
  .refine(({ startedAt, endedAt }) => endedAt === null || Date.parse(endedAt) >= Date.parse(startedAt));
export type SentSession = z.output<typeof sentSession>;

/** One event as it was tapped; without a step it is something else. */
const sentTap = z.strictObject({
  id,
  sessionId: id,
  rev,
  stepId: id.nullable(),
  at: instant,
  undone: z.boolean(),
  note: trimmedText(NOTE_MAX),
});
export type SentTap = z.output<typeof sentTap>;

/** One statement stores a batch, and it can touch each row once. */
const eachOnce = (rows: readonly Readonly<{ id: string }>[]) =>
  new Set(rows.map((row) => row.id)).size === rows.length;

export const syncBody = z.strictObject({
  /** Whose phone it was when this was tapped: another observer's link in the same browser never takes it over. */
  observerId: id,
  sessions: z.array(sentSession).max(MOST_SESSIONS).refine(eachOnce),
  taps: z.array(sentTap).max(MOST_TAPS).refine(eachOnce),
});
export const syncInput = syncBody.extend({ sessionToken: linkToken });
export type SyncInput = z.output<typeof syncInput>;

export const observedStepInput = z.strictObject({ jobRoleId: id, stepId: id });
export type ObservedStepInput = z.output<typeof observedStepInput>;

export const decideFrequencyInput = z.strictObject({
  jobRoleId: id,
  stepId: id,
  taken: z.string().pipe(z.enum(['rated', 'observed'], 'required')),
  reason,
  /** What the person looked at; other numbers by now are a conflict. */
  events: z.coerce.number().int().min(0),
  hours: z.coerce.number().positive(),
});
export type DecideFrequencyInput = z.output<typeof decideFrequencyInput>;

export const sessionInput = z.strictObject({ sessionId: id });
export type SessionInput = z.output<typeof sessionInput>;

export const leaveOutInput = z.strictObject({ sessionId: id, reason });
export type LeaveOutInput = z.output<typeof leaveOutInput>;

const tapIds = z.array(id).min(1).max(MOST_REVIEWED);

/** What becomes of events that fitted no step: an existing step, a new one, or nothing, with a reason. */
export const reviewInput = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('step'),
    jobRoleId: id,
    tapIds,
    stepId: z.string().pipe(z.uuid('required')),
  }),
  z.strictObject({
    outcome: z.literal('newStep'),
    jobRoleId: id,
    tapIds,
    /** Made with the form: the same form sent twice makes one step. */
    newStepId: id,
    title: neededText(STEP_TITLE_MAX),
    stageId: z.string().pipe(z.uuid('required')),
  }),
  z.strictObject({ outcome: z.literal('dismissed'), jobRoleId: id, tapIds, reason }),
]);
export type ReviewInput = z.output<typeof reviewInput>;
