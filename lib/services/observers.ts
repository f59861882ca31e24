import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as observers from '@/lib/db/repositories/observers';
import { removeFiledMails } from '@/lib/mail/filed-mails';
import type { InviteObserverInput, ObserverInput } from '@/lib/validation/observation';
import { eraseObserver } from './internal/erase-person';
import { holdOpenJob } from './internal/hold-job';
import { createPersonalLink, mailPersonalLink } from './internal/personal-link';

/** A new observer with the link, which is shown once; or the same form a second time, which changed nothing. */
export type InviteObserverResult =
  | Readonly<{ status: 'invited'; name: string; link: string; mailed: boolean }>
  | Readonly<{ status: 'repeated' }>;

/**
 * Invites somebody to observe a job: the link is returned once and, with an address, queued as mail.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role; ALREADY_INVITED.
 */
export async function inviteObserver(
  actor: Actor,
  input: InviteObserverInput,
): Promise<InviteObserverResult> {
  authorize(actor, 'observation:manage');
  const { organizationId } = actor;
  const { jobRoleId, requestId, name, locale, site } = input;
  return inTransaction(async (tx) => {
    // Held, so that the same form sent twice at once invites once.
    const { title: jobTitle } = await holdOpenJob(tx, organizationId, jobRoleId);
    if (await observers.find(tx, organizationId, requestId)) return { status: 'repeated' };
    const email = input.email === '' ? null : input.email;
    if (email !== null && (await observers.isInvited(tx, organizationId, jobRoleId, email))) {
      throw new AppError('ALREADY_INVITED', `an observer of ${jobRoleId}`, {
        email: 'observerAlreadyInvited',
      });
    }
    const now = new Date();
    const made = createPersonalLink('observer', now);
    const { link, tokenHash, linkExpiresAt } = made;
    await observers.insert(tx, organizationId, {
      ...{ id: requestId, jobRoleId, name, email, locale, site },
      ...{ tokenHash, linkExpiresAt, invitedAt: now },
    });
    const mailed = await mailPersonalLink(tx, organizationId, made, {
      ...INVITATION,
      email,
      locale,
      jobTitle,
    });
    await record(tx, actor, 'observer.invited', requestId, jobRoleId);
    return { status: 'invited', name, link, mailed };
  });
}

/**
 * Makes a new link for an observer. The old one is dead from then on; browsers that it opened stay open, since they
 * may hold marks that have not been sent.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for somebody turned away and for an archived role.
 */
export async function replaceObserverLink(
  actor: Actor,
  { observerId }: ObserverInput,
): Promise<{ name: string; link: string; mailed: boolean }> {
  authorize(actor, 'observation:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const found = await observers.find(tx, organizationId, observerId);
    if (!found) throw new AppError('NOT_FOUND', `observer ${observerId}`);
    const { jobRoleId } = found;
    // The job is held before the observer everywhere, so that two changes never wait for each other.
    const { title: jobTitle } = await holdOpenJob(tx, organizationId, jobRoleId);
    const { email, name, locale } = await requireInvited(tx, actor, observerId);
    const made = createPersonalLink('observer', new Date());
    const { link, tokenHash, linkExpiresAt } = made;
    await observers.update(tx, organizationId, observerId, { tokenHash, linkExpiresAt });
    const mailed = await mailPersonalLink(tx, organizationId, made, {
      ...INVITATION,
      email,
      locale,
      jobTitle,
    });
    await record(tx, actor, 'observer.linkReplaced', observerId, jobRoleId);
    return { name: name ?? '', link, mailed };
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

const INVITATION = { kind: 'observerInvitation' } as const;

async function requireInvited(tx: Tx, { organizationId }: MemberActor, observerId: string) {
  const observer = await observers.lock(tx, organizationId, observerId);
  if (!observer) throw new AppError('NOT_FOUND', `observer ${observerId}`);
  if (observer.revokedAt !== null)
    throw new AppError('INVALID_STATE', `observer ${observerId} was turned away`);
  return observer;
}

function record(
  tx: Tx,
  actor: MemberActor,
  action: Extract<auditEvents.AuditAction, `observer.${string}`>,
  observerId: string,
  jobRoleId: string,
): Promise<void> {
  const subject = { subjectType: 'Observer', subjectId: observerId, data: { jobRoleId } };
  return auditEvents.record(tx, actor.organizationId, { actor, action, ...subject });
}
