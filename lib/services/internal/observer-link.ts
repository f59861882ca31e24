import 'server-only';
import { createToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as invitations from '@/lib/db/repositories/invitations';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import { linkExpiry } from './invitation-token';
import { queueMail } from './queue-mail';

export type ObserverLink = Readonly<{ link: string; tokenHash: string; linkExpiresAt: Date }>;

/** A new link for an observer: the address to give away, and what the database keeps of it. */
export function createObserverLink(now: Date): ObserverLink {
  const { token, tokenHash } = createToken();
  return { link: `${env().BASE_URL}/o/${token}`, tokenHash, linkExpiresAt: linkExpiry(null, now) };
}

type Recipient = Readonly<{ email: string | null; locale: Locale; jobTitle: string }>;

/** Queues the mail that carries an observer's link, where there is an address; in the transaction of the link. */
export async function mailObserverLink(
  tx: Tx,
  organizationId: string,
  { link, linkExpiresAt }: ObserverLink,
  { email, locale, jobTitle }: Recipient,
): Promise<void> {
  if (email === null) return;
  const sender = await invitations.findSender(tx, organizationId);
  if (!sender) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  const { name: organization, contact } = sender;
  await queueMail(tx, organizationId, {
    ...{ kind: 'observerInvitation', locale, recipient: email },
    params: { organization, contact, jobTitle, link, deadline: linkExpiresAt },
  });
}
