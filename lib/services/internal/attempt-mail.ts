import 'server-only';
import type { Tx } from '@/lib/db/client';
import * as attemptMails from '@/lib/db/repositories/attempt-mails';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type { MailRequest } from '@/lib/mail/kinds';
import { openLink } from '@/lib/mail/sealed-link';
import { answeringMinutes } from './answering-time';
import { type MailToQueue, queueMail, queueMails } from './queue-mail';

type Subject = attemptMails.MailSubject;

/** Mails about an attempt that follow from the attempt alone. */
export type AttemptMailKind =
  | 'candidateReminder'
  | 'deadlineExtended'
  | 'answersReceived'
  | 'invitationCancelled'
  | 'reportReady'
  | 'requestAnswered';

/** Each kind as a request; null where it would say nothing, such as a deadline that there is not. */
const REQUESTS: Readonly<Record<AttemptMailKind, (subject: Subject) => MailRequest | null>> = {
  candidateReminder: (subject) => {
    const at = subject.deadlineAt ?? subject.linkExpiresAt;
    if (at === null) return null;
    const { begun, timeZone, statements } = subject;
    const minutes = answeringMinutes(statements);
    return {
      kind: 'candidateReminder',
      params: { ...common(subject), ...linkOf(subject), begun, minutes, deadline: { at, timeZone } },
    };
  },
  deadlineExtended: (subject) => {
    const { deadlineAt: at, timeZone } = subject;
    if (at === null) return null;
    const params = { ...common(subject), ...linkOf(subject), deadline: { at, timeZone } };
    return { kind: 'deadlineExtended', params };
  },
  answersReceived: (subject) => {
    const { receipt, candidateReport } = subject;
    const reportNow = candidateReport === 'atOnce';
    return {
      kind: 'answersReceived',
      params: { ...common(subject), ...linkOf(subject), receipt, reportNow },
    };
  },
  invitationCancelled: (subject) => ({ kind: 'invitationCancelled', params: common(subject) }),
  // Where the report could be read at once, the receipt has said so.
  reportReady: (subject) =>
    subject.candidateReport === 'atOnce'
      ? null
      : { kind: 'reportReady', params: { ...common(subject), ...linkOf(subject) } },
  // The words of the answer stay behind the link.
  requestAnswered: (subject) => ({
    kind: 'requestAnswered',
    params: { ...common(subject), ...linkOf(subject) },
  }),
};

function common({ organization, jobTitle, contact }: Subject) {
  return { organization, jobTitle, contact };
}

function linkOf({ sealedLink }: Subject) {
  return { link: openLink(sealedLink) };
}

/**
 * Queues one kind of mail about an attempt, in the caller's transaction: once per attempt, whoever asks again. Nobody
 * gets one whose name and address were erased.
 */
export async function mailAboutAttempt(
  tx: Tx,
  organizationId: string,
  kind: AttemptMailKind,
  attemptId: string,
): Promise<void> {
  const subjects = await attemptMails.findSubjects(tx, organizationId, [attemptId]);
  for (const mail of subjects.flatMap((subject) => mailFor(kind, subject, `${kind}:${attemptId}`))) {
    await queueMail(tx, organizationId, mail);
  }
}

/**
 * Queues one kind of mail about many attempts, as {@link mailAboutAttempt}, in a fixed number of statements.
 *
 * @param occasionOf What makes a later mail of the same kind another one, such as the day of a reminder.
 */
export async function mailAboutAttempts(
  tx: Tx,
  organizationId: string,
  kind: AttemptMailKind,
  attemptIds: readonly string[],
  occasionOf: (attemptId: string) => string,
): Promise<void> {
  const subjects = await attemptMails.findSubjects(tx, organizationId, attemptIds);
  const mails = subjects.flatMap((subject) => {
    const { attemptId } = subject;
    return mailFor(kind, subject, `${kind}:${attemptId}:${occasionOf(attemptId)}`);
  });
  await queueMails(tx, organizationId, mails);
}

function mailFor(kind: AttemptMailKind, subject: Subject, onceKey: string): readonly MailToQueue[] {
  const request = REQUESTS[kind](subject);
  if (request === null) return [];
  const { attemptId, email: recipient, locale } = subject;
  return [{ ...request, attemptId, recipient, onceKey, locale: isLocale(locale) ? locale : DEFAULT_LOCALE }];
}
