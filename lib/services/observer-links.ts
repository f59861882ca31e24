import 'server-only';
import { type Actor, authorize, type ObserverActor } from '@/lib/auth/policy';
import { createToken, hashToken } from '@/lib/auth/token';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as observers from '@/lib/db/repositories/observers';
import type { OpenObserverLinkInput, ShowObserverLinkInput } from '@/lib/validation/observation';
import type { SessionTokenInput } from '@/lib/validation/take';
import { knownLink } from './internal/known-link';

export type ObserverDoor = Readonly<{
  locale: string;
  jobTitle: string;
  organizationName: string;
  contact: string;
  /** How long the name is kept after the observing ended. */
  months: number;
}>;

/**
 * What the holder of an observer's link sees before starting. Changes nothing: mail scanners open links.
 *
 * @throws {AppError} LINK_INVALID for every token that opens nothing, whatever the reason; RATE_LIMITED after many of
 *   them from one address.
 */
export async function showObserverLink(actor: Actor, input: ShowObserverLinkInput): Promise<ObserverDoor> {
  authorize(actor, 'door:open');
  return doorOf(await knownLink(actor, await observers.findByLink(db(), hashToken(input.token))));
}

/**
 * Exchanges an observer's link for the cookie of one browser; several may be open at once.
 *
 * @throws {AppError} LINK_INVALID and RATE_LIMITED as {@link showObserverLink}.
 */
export async function openObserverLink(
  actor: Actor,
  input: OpenObserverLinkInput,
): Promise<Readonly<{ sessionToken: string }>> {
  authorize(actor, 'door:open');
  const tokenHash = hashToken(input.token);
  const found = await observers.findByLink(db(), tokenHash);
  const opened = found
    ? await inTransaction((tx) => exchange(tx, actor.requestId, tokenHash, found, input))
    : null;
  return knownLink(actor, opened);
}

async function exchange(
  tx: Tx,
  requestId: string,
  tokenHash: string,
  { organizationId, observerId, jobRoleId }: observers.ObserverView,
  { locale }: OpenObserverLinkInput,
) {
  const observer = await observers.lock(tx, organizationId, observerId);
  // The link may have been replaced while this waited for its turn.
  if (!observer || !(await observers.findByLink(tx, tokenHash))) return null;
  const access = createToken();
  const sessionId = await observers.openAccess(tx, organizationId, {
    observerId,
    jobRoleId,
    tokenHash: access.tokenHash,
  });
  const isFirst = observer.openedAt === null;
  await observers.update(tx, organizationId, observerId, {
    locale,
    ...(isFirst ? { openedAt: new Date() } : {}),
  });
  if (isFirst) {
    const actor: ObserverActor = {
      kind: 'observer',
      observerId,
      jobRoleId,
      organizationId,
      sessionId,
      requestId,
    };
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'observer.opened',
      subjectType: 'Observer',
      subjectId: observerId,
    });
  }
  return { sessionToken: access.token };
}

export type IdentifiedObserver =
  Readonly<{ session: 'none' }> | Readonly<{ session: 'live'; actor: ObserverActor; door: ObserverDoor }>;

/** Who holds an observer's cookie, read once per request. An access that is in use is renewed. */
export async function identifyObserver(actor: Actor, input: SessionTokenInput): Promise<IdentifiedObserver> {
  authorize(actor, 'door:open');
  const view = await observers.findByAccess(db(), hashToken(input.sessionToken));
  if (!view) return { session: 'none' };
  const { observerId, jobRoleId, organizationId, accessId: sessionId } = view;
  return {
    session: 'live',
    actor: { kind: 'observer', observerId, jobRoleId, organizationId, sessionId, requestId: actor.requestId },
    door: doorOf(view),
  };
}

function doorOf(view: observers.ObserverView): ObserverDoor {
  const { locale, jobTitle, organizationName, contact, months } = view;
  return { locale, jobTitle, organizationName, contact, months };
}
