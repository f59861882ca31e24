import 'server-only';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as invitations from '@/lib/db/repositories/invitations';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { queueMail } from './queue-mail';

type Recipient = Readonly<{
  attemptId: string;
  email: string | null;
  erasedAt: Date | null;
  locale: string;
}>;

/**
 * Tells a candidate that something new can be read behind the own link. The mail holds neither the words nor the
 * link: both are where the person has them already.
 */
export async function mailCandidate(
  tx: Tx,
  organizationId: string,
  { attemptId, email, erasedAt, locale }: Recipient,
  kind: 'requestAnswered',
): Promise<void> {
  if (email === null || erasedAt !== null) return;
  const sender = await invitations.findSender(tx, organizationId);
  if (!sender) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  await queueMail(tx, organizationId, {
    kind,
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    recipient: email,
    attemptId,
    params: { organization: sender.name, contact: sender.contact },
  });
}
