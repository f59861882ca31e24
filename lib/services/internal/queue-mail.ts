import 'server-only';
import type { Tx } from '@/lib/db/client';
import * as outboxMails from '@/lib/db/repositories/outbox-mails';
import { uuidv7 } from '@/lib/db/uuid';
import type { Locale } from '@/lib/i18n/locales';
import type { MailRequest } from '@/lib/mail/kinds';
import { writeMail } from '@/lib/mail/write-mail';

export type MailToQueue = MailRequest &
  Readonly<{
    locale: Locale;
    recipient: string;
    /** The attempt that the mail is about, if it is about one. */
    attemptId?: string;
    /** What this mail is the only one for: a second mail with the same key is not made. */
    onceKey?: string;
  }>;

/**
 * Writes a mail into the organisation's outbox together with the job that sends it, in the caller's transaction:
 * if the change is not stored, nobody gets a mail about it.
 */
export async function queueMail(tx: Tx, organizationId: string, mail: MailToQueue): Promise<void> {
  await outboxMails.queue(tx, organizationId, [written(mail)]);
}

/**
 * Writes many mails at once, behind those that somebody waits for.
 *
 * @param notBefore When they may leave; at once where absent.
 */
export async function queueMails(
  tx: Tx,
  organizationId: string,
  mails: readonly MailToQueue[],
  notBefore: Date | null = null,
): Promise<void> {
  const options = { priority: outboxMails.PRIORITY.many, notBefore };
  await outboxMails.queue(tx, organizationId, mails.map(written), options);
}

function written(mail: MailToQueue): outboxMails.NewMail {
  const { kind, locale, recipient, attemptId = null, onceKey = null } = mail;
  return { id: uuidv7(), kind, locale, recipient, attemptId, onceKey, ...writeMail(mail, locale) };
}
