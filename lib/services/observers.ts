import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as observers from '@/lib/db/repositories/observers';
import { removeFiledMails } from '@/lib/mail/filed-mails';
import type { InviteObserverInput, ObserverInput } from '@/lib/validation/observation';
import { eraseObserver } from './internal/erase-person';
import { holdOpenJob } from './internal/hold-job';
import { inviteExpert, type InviteExpertResult, type NewLink, replaceLink } from './internal/invite-expert';

/**
 * Invites somebody to observe a job: the link is returned once and, with an address, queued as mail.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role; ALREADY_INVITED.
 */
export async function inviteObserver(actor: Actor, input: InviteObserverInput): Promise<InviteExpertResult> {
  authorize(actor, 'observation:manage');
  return inTransaction((tx) =>
    inviteExpert(tx, actor, 'observer', input, (person) =>
      observers.insert(tx, actor.organizationId, person),
    ),
  );
}

/**
 * Makes a new link for an observer. The old one is dead from then on; browsers that it opened stay open, since they
 * may hold marks that have not been sent.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for somebody turned away and for an archived role.
 */
export async function replaceObserverLink(actor: Actor, { observerId }: ObserverInput): Promise<NewLink> {
  authorize(actor, 'observation:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const found = await observers.find(tx, organizationId, observerId);
    if (!found) throw new AppError('NOT_FOUND', `observer ${observerId}`);
    // The job is held before the observer everywhere, so that two changes never wait for each other.
    const { title: jobTitle } = await holdOpenJob(tx, organizationId, found.jobRoleId);
    const person = await requireInvited(tx, actor, observerId);
    return replaceLink(tx, actor, 'observer', { person, jobTitle }, (link) =>
      observers.update(tx, organizationId, observerId, link),
    );
  });
}

/**
 * Removes an observer on request, for good: the link and every browser it opened are dead, and name, address and mails
 * go. What was observed stays, as that of a number.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when that was done before.
 */
export async function eraseInvitedObserver(
  actor: Actor,
  { observerId }: ObserverInput,
): Promise<{ jobRoleId: string }> {
  authorize(actor, 'observation:manage');
  const { organizationId } = actor;
  const { jobRoleId, mails } = await inTransaction(async (tx) => {
    const observer = await requireInvited(tx, actor, observerId);
    const erased = await eraseObserver(tx, { actor, organizationId, cause: 'request' }, observer);
    return { jobRoleId: observer.jobRoleId, mails: erased };
  });
  await removeFiledMails(mails);
  return { jobRoleId };
}

async function requireInvited(tx: Tx, { organizationId }: MemberActor, observerId: string) {
  const observer = await observers.lock(tx, organizationId, observerId);
  if (!observer) throw new AppError('NOT_FOUND', `observer ${observerId}`);
  if (observer.revokedAt !== null)
    throw new AppError('INVALID_STATE', `observer ${observerId} was turned away`);
  return observer;
}
