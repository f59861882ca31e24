import 'server-only';
import type { Actor } from '@/lib/auth/policy';
import type { Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import { type ErasedMail, eraseTo } from '@/lib/db/repositories/mail-erasure';
import * as observers from '@/lib/db/repositories/observers';
import * as raters from '@/lib/db/repositories/raters';

/** Who asked for it: a person, or the time that names are kept. */
export type ErasureCause = 'request' | 'retention';

type Erasure = Readonly<{ actor: Actor; organizationId: string; cause: ErasureCause }>;

/** Mails that say who rates or observes. */
const MAILS_OF_EXPERTS = ['raterInvitation', 'raterDiscussion', 'observerInvitation'] as const;

/**
 * Removes name, address, links and mails of an invited rater. Ratings that are handed in stay under the number and the
 * kind; what was not handed in goes too, and the invitation ends.
 *
 * @param rater As held by the transaction.
 * @returns mails whose files are to be removed once the transaction is stored, see `removeFiledMails`.
 */
export async function eraseRater(
  tx: Tx,
  { actor, organizationId, cause }: Erasure,
  {
    id,
    jobRoleId,
    email,
    submittedAt,
  }: Pick<raters.RaterDetails, 'id' | 'jobRoleId' | 'email' | 'submittedAt'>,
): Promise<readonly ErasedMail[]> {
  const handedIn = submittedAt !== null;
  if (!handedIn) await raters.deleteVotes(tx, organizationId, id);
  await raters.update(tx, organizationId, id, { ...NOBODY, ...(handedIn ? {} : { revokedAt: new Date() }) });
  await raters.endSessions(tx, organizationId, id);
  await auditEvents.record(tx, organizationId, {
    actor,
    action: handedIn ? 'rater.forgotten' : 'rater.revoked',
    subjectType: 'Rater',
    subjectId: id,
    data: { jobRoleId, cause },
  });
  return eraseMails(tx, organizationId, email);
}

/**
 * Removes name, address, links and mails of an observer, and ends the observing. What was counted stays under the number.
 *
 * @param observer As held by the transaction.
 * @returns mails whose files are to be removed once the transaction is stored, see `removeFiledMails`.
 */
export async function eraseObserver(
  tx: Tx,
  { actor, organizationId, cause }: Erasure,
  { id, jobRoleId, email }: Pick<observers.ObserverRow, 'id' | 'jobRoleId' | 'email'>,
): Promise<readonly ErasedMail[]> {
  const { name, tokenHash, linkExpiresAt } = NOBODY;
  await observers.update(tx, organizationId, id, {
    ...{ name, email: null, tokenHash, linkExpiresAt },
    revokedAt: new Date(),
  });
  await observers.endAccess(tx, organizationId, id);
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'observer.revoked',
    subjectType: 'Observer',
    subjectId: id,
    data: { jobRoleId, cause },
  });
  return eraseMails(tx, organizationId, email);
}

/** What is left of somebody who is no longer to be known. */
const NOBODY = {
  name: null,
  email: null,
  tokenHash: null,
  discussionTokenHash: null,
  linkExpiresAt: null,
} as const;

/** The mails to an address, unless the same person rates or observes elsewhere in the organisation. */
async function eraseMails(
  tx: Tx,
  organizationId: string,
  recipient: string | null,
): Promise<readonly ErasedMail[]> {
  if (recipient === null) return [];
  const stays =
    (await raters.hasAddress(tx, organizationId, recipient)) ||
    (await observers.hasAddress(tx, organizationId, recipient));
  return stays ? [] : eraseTo(tx, organizationId, recipient, MAILS_OF_EXPERTS);
}
