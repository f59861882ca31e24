import 'server-only';
import { createToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as invitations from '@/lib/db/repositories/invitations';
import { env } from '@/lib/env';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { linkExpiry } from './invitation-token';
import { queueMail } from './queue-mail';

/** Address of each door without an account, by who knocks. */
const DOORS = { rater: 'r', observer: 'o' } as const;

export type PersonalLink = Readonly<{ link: string; tokenHash: string; linkExpiresAt: Date }>;

/** A new link for a rater or an observer: the address to give away, and what the database keeps of it. */
export function createPersonalLink(who: keyof typeof DOORS, now: Date): PersonalLink {
  const { token, tokenHash } = createToken();
  const link = `${env().BASE_URL}/${DOORS[who]}/${token}`;
  return { link, tokenHash, linkExpiresAt: linkExpiry(null, now) };
}

type PersonalMail = Readonly<{
  kind: 'raterInvitation' | 'raterDiscussion' | 'observerInvitation';
  /** Null: somebody without an address gets the link from a person. */
  email: string | null;
  locale: string;
  jobTitle: string;
}>;

/**
 * Queues the mail that carries a link, in the transaction that makes the link.
 *
 * @returns whether there is an address to send it to.
 */
export async function mailPersonalLink(
  tx: Tx,
  organizationId: string,
  { link, linkExpiresAt }: PersonalLink,
  { kind, email, locale, jobTitle }: PersonalMail,
): Promise<boolean> {
  if (email === null) return false;
  const sender = await invitations.findSender(tx, organizationId);
  if (!sender) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  const { name: organization, contact } = sender;
  await queueMail(tx, organizationId, {
    ...{ kind, locale: isLocale(locale) ? locale : DEFAULT_LOCALE, recipient: email },
    params: { organization, contact, jobTitle, link, deadline: linkExpiresAt },
  });
  return true;
}
