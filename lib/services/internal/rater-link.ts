import 'server-only';
import { createToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as invitations from '@/lib/db/repositories/invitations';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import { linkExpiry } from './invitation-token';
import { queueMail } from './queue-mail';

/** A new link for a rater: the address to give away, and what the database keeps of it. */
export function createRaterLink(now: Date) {
  const { token, tokenHash } = createToken();
  return { link: `${env().BASE_URL}/r/${token}`, tokenHash, linkExpiresAt: linkExpiry(null, now) };
}

type RaterMail = Readonly<{
  locale: Locale;
  recipient: string;
  jobTitle: string;
  link: string;
  expiresAt: Date;
}>;

/** Queues the mail that carries a rater's link, in the transaction that makes the link. */
export async function mailRaterLink(tx: Tx, organizationId: string, mail: RaterMail): Promise<void> {
  const sender = await invitations.findSender(tx, organizationId);
  if (!sender) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  const { locale, recipient, jobTitle, link, expiresAt } = mail;
  await queueMail(tx, organizationId, {
    kind: 'raterInvitation',
    locale,
    recipient,
    params: {
      organization: sender.name,
      contact: sender.contact,
      jobTitle,
      link,
      deadline: expiresAt,
    },
  });
}
