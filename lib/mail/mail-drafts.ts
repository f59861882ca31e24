import { endOfDay, FINNISH_TIME, lastDayBefore } from '@/lib/core/local-day';
import { TIME_ZONE } from '@/lib/i18n/formats';
import { type Locale, LOCALE_TAGS } from '@/lib/i18n/locales';
import type en from './texts/en.json';
import type { MailDeadline, MailKind, MailParams } from './kinds';

/** The texts of all mails in one language. */
export type MailTexts = typeof en;

/** A mail before it is written: which of its sentences stand before and after the link, and what they name. */
export type MailDraft = Readonly<{
  values: Readonly<Record<string, string | number>>;
  link: string | null;
  before: readonly string[];
  after: readonly string[];
}>;

type Drafts = {
  readonly [K in MailKind]: (params: MailParams[K], texts: MailTexts, locale: Locale) => MailDraft;
};

/** The draft of a mail to somebody who rates or observes. */
const toExpert = ({ deadline, link, ...rest }: MailParams['raterInvitation'], locale: Locale): MailDraft => ({
  values: { ...rest, deadline: inWords(deadline, TIME_ZONE, locale) },
  link,
  before: ['intro', 'duration'],
  after: ['deadline', 'personal', 'contact'],
});

/** Says where the candidate's link is to be found when this mail cannot carry it. */
const orOwnLink = (link: string | null): readonly string[] => (link === null ? ['ownLink'] : []);

/** How each kind of mail is put together. */
export const MAIL_DRAFTS: Drafts = {
  memberInvite: ({ link, ...values }) => ({ values, link, before: ['intro'], after: ['validity'] }),
  passwordReset: ({ link, ...values }) => ({
    values,
    link,
    before: ['intro'],
    after: ['validity', 'unasked'],
  }),
  passwordChanged: () => ({ values: {}, link: null, before: ['intro', 'unasked'], after: [] }),
  candidateInvitation: ({ deadline, link, ...rest }, texts, locale) => ({
    values: { ...rest, ...untilWhen(deadline, texts, locale) },
    link,
    before: ['intro', 'duration'],
    after: [...(deadline === null ? [] : ['deadline']), 'personal', 'contact'],
  }),
  candidateReminder: ({ deadline, link, begun, ...rest }, texts, locale) => ({
    values: { ...rest, ...untilWhen(deadline, texts, locale) },
    link,
    before: ['intro', begun ? 'begun' : 'duration', 'deadline', ...orOwnLink(link)],
    after: ['voluntary', ...(link === null ? [] : ['personal']), 'contact'],
  }),
  deadlineExtended: ({ deadline, link, ...rest }, texts, locale) => ({
    values: { ...rest, ...untilWhen(deadline, texts, locale) },
    link,
    before: ['intro', 'deadline', ...orOwnLink(link)],
    after: ['saved', 'contact'],
  }),
  answersReceived: ({ link, reportNow, ...values }) => ({
    values,
    link,
    before: ['intro', 'receipt', 'next', reportNow ? 'reportNow' : 'reportLater', ...orOwnLink(link)],
    after: ['rights', 'contact'],
  }),
  invitationCancelled: (values) => ({
    values,
    link: null,
    before: ['intro', 'answers', 'contact'],
    after: [],
  }),
  reportReady: ({ link, ...values }) => ({
    values,
    link,
    before: ['intro', 'what', ...orOwnLink(link)],
    after: ['rights', 'contact'],
  }),
  requestAnswered: ({ link, ...values }) => ({
    values,
    link,
    before: ['intro', 'where', ...orOwnLink(link)],
    after: ['contact'],
  }),
  raterInvitation: (params, _texts, locale) => toExpert(params, locale),
  raterDiscussion: (params, _texts, locale) => toExpert(params, locale),
  observerInvitation: (params, _texts, locale) => toExpert(params, locale),
};

/** The end of the time to answer as people say it: the last whole day, or a day with its hour, and whose clock. */
function untilWhen(deadline: MailDeadline | null, texts: MailTexts, locale: Locale) {
  if (deadline === null) return {};
  const { at, timeZone } = deadline;
  const lastDay = lastDayBefore(at, timeZone);
  const whole = endOfDay(lastDay, timeZone).getTime() === at.getTime();
  const when = whole
    ? texts.untilMidnight.replace('{day}', dayInWords(at, timeZone, locale))
    : inWords(at, timeZone, locale);
  return { deadline: when, zone: zoneInWords(timeZone, at, texts, locale) };
}

/** The day before the midnight at which a deadline ends. */
function dayInWords(end: Date, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], { timeZone, dateStyle: 'long' }).format(
    end.getTime() - 1,
  );
}

function inWords(when: Date, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(when);
}

function zoneInWords(timeZone: string, at: Date, texts: MailTexts, locale: Locale): string {
  if (timeZone === FINNISH_TIME) return texts.finnishTime;
  const parts = new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
