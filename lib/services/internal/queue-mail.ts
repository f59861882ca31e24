import 'server-only';
import type { Tx } from '@/lib/db/client';
import * as outboxMails from '@/lib/db/repositories/outbox-mails';
import { uuidv7 } from '@/lib/db/uuid';
import type { Locale } from '@/lib/i18n/locales';
import type { MailRequest } from '@/lib/mail/kinds';
import { writeMail } from '@/lib/mail/write-mail';

export type MailToQueue = MailRequest & Readonly<{ locale: Locale; recipient: string }>;

/**
 * Writes a mail into the organisation's outbox together with the job that sends it, in the caller's transaction:
 * if the change is not stored, nobody gets a mail about it.
 */
export async function queueMail(tx: Tx, organizationId: string, mail: MailToQueue): Promise<void> {
  await outboxMails.queue(tx, organizationId, {
    id: uuidv7(),
    kind: mail.kind,
    locale: mail.locale,
    recipient: mail.recipient,
    ...writeMail(mail, mail.locale),
  });
}
