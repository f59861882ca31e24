import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as observers from '@/lib/db/repositories/observers';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type { InviteObserverInput, ObserverInput } from '@/lib/validation/observation';
import { createObserverLink, mailObserverLink } from './internal/observer-link';

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
    const { title } = await requireJob(tx, actor, jobRoleId);
    if (await observers.find(tx, organizationId, requestId)) return { status: 'repeated' };
    const email = input.email === '' ? null : input.email;
    if (email !== null && (await observers.isInvited(tx, organizationId, jobRoleId, email))) {
      throw new AppError('ALREADY_INVITED', `an observer of ${jobRoleId}`, {
        email: 'observerAlreadyInvited',
      });
    }
    const now = new Date();
    const made = createObserverLink(now);
    const { link, tokenHash, linkExpiresAt } = made;
    await observers.insert(tx, organizationId, {
      ...{ id: requestId, jobRoleId, name, email, locale, site },
      ...{ tokenHash, linkExpiresAt, invitedAt: now },
    });
    await mailObserverLink(tx, organizationId, made, { email, locale, jobTitle: title });
    await record(tx, actor, 'observer.invited', requestId, jobRoleId);
    return { status: 'invited', name, link, mailed: email !== null };
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
    const { jobRoleId, email, name, locale } = await requireInvited(tx, actor, observerId);
    const { title } = await requireJob(tx, actor, jobRoleId);
    const made = createObserverLink(new Date());
    const { link, tokenHash, linkExpiresAt } = made;
    await observers.update(tx, organizationId, observerId, { tokenHash, linkExpiresAt });
    await mailObserverLink(tx, organizationId, made, {
      email,
      locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
      jobTitle: title,
    });
    await record(tx, actor, 'observer.linkReplaced', observerId, jobRoleId);
    return { name: name ?? '', link, mailed: email !== null };
  });
}

/**
 * Ends an observer's part: the link and every browser it opened are dead, name and address are removed. What was
 * observed stays, as that of a number.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when that was done before.
 */
export async function revokeObserver(
  actor: Actor,
  { observerId }: ObserverInput,
): Promise<{ jobRoleId: string }> {
  authorize(actor, 'observation:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const { jobRoleId } = await requireInvited(tx, actor, observerId);
    await observers.update(tx, organizationId, observerId, {
      ...{ name: null, email: null, tokenHash: null, linkExpiresAt: null },
      revokedAt: new Date(),
    });
    await observers.endAccess(tx, organizationId, observerId);
    await record(tx, actor, 'observer.revoked', observerId, jobRoleId);
    return { jobRoleId };
  });
}

/** The job, held until the transaction ends. */
async function requireJob(tx: Tx, { organizationId }: MemberActor, jobRoleId: string) {
  const held = await jobRoles.lock(tx, organizationId, jobRoleId);
  const job = await jobRoles.find(tx, organizationId, jobRoleId);
  if (!held || !job) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
  if (held.archivedAt !== null) throw new AppError('INVALID_STATE', `job role ${jobRoleId} is archived`);
  return job;
}

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
