import 'server-only';
import { type Actor, authorize, type RaterActor } from '@/lib/auth/policy';
import { createToken, hashToken } from '@/lib/auth/token';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as raters from '@/lib/db/repositories/raters';
import type { OpenRaterLinkInput, ShowRaterLinkInput } from '@/lib/validation/rater';
import type { SessionTokenInput } from '@/lib/validation/take';
import { knownLink } from './internal/known-link';
import { type RaterState, raterState } from './internal/rater-state';
import { RENEW_BELOW_HOURS, SESSION_LIFE_HOURS } from './internal/session-life';

export type RaterDoor = Readonly<{
  state: RaterState;
  locale: string;
  jobTitle: string;
  organizationName: string;
  contact: string;
  /** How long the name is kept after the rater's part ended. */
  months: number;
  submittedAt: Date | null;
  revotedAt: Date | null;
}>;

/**
 * What the holder of a rater's link sees before starting. Changes nothing: mail scanners open links.
 *
 * @throws {AppError} LINK_INVALID for every token that opens nothing, whatever the reason; RATE_LIMITED after many of
 *   them from one address.
 */
export async function showRaterLink(actor: Actor, input: ShowRaterLinkInput): Promise<RaterDoor> {
  authorize(actor, 'door:open');
  return doorOf(await knownLink(actor, await raters.findByLink(db(), hashToken(input.token))));
}

/**
 * Exchanges a rater's link for a session; several devices may be open at once, since every vote is stored whole.
 *
 * @throws {AppError} LINK_INVALID and RATE_LIMITED as {@link showRaterLink}.
 */
export async function openRaterLink(
  actor: Actor,
  input: OpenRaterLinkInput,
): Promise<Readonly<{ sessionToken: string }>> {
  authorize(actor, 'door:open');
  const tokenHash = hashToken(input.token);
  const found = await raters.findByLink(db(), tokenHash);
  const opened = found
    ? await inTransaction((tx) => exchange(tx, { requestId: actor.requestId, tokenHash, found, input }))
    : null;
  return knownLink(actor, opened);
}

type Exchange = Readonly<{
  requestId: string;
  tokenHash: string;
  found: raters.RaterView;
  input: OpenRaterLinkInput;
}>;

async function exchange(tx: Tx, { requestId, tokenHash, found, input }: Exchange) {
  const { organizationId, raterId, jobRoleId } = found;
  const rater = await raters.lock(tx, organizationId, raterId);
  // The link may have been replaced while this waited for its turn.
  if (!rater || !(await raters.findByLink(tx, tokenHash))) return null;
  const session = createToken();
  const sessionId = await raters.openSession(tx, organizationId, {
    raterId,
    tokenHash: session.tokenHash,
    lifeHours: SESSION_LIFE_HOURS,
  });
  const isFirst = rater.openedAt === null;
  await raters.update(tx, organizationId, raterId, {
    locale: input.locale,
    ...(isFirst ? { openedAt: new Date() } : {}),
  });
  if (isFirst) {
    const actor: RaterActor = { kind: 'rater', raterId, jobRoleId, organizationId, sessionId, requestId };
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'rater.opened',
      subjectType: 'Rater',
      subjectId: raterId,
    });
  }
  return { sessionToken: session.token };
}

export type IdentifiedRater =
  Readonly<{ session: 'none' }> | Readonly<{ session: 'live'; actor: RaterActor; door: RaterDoor }>;

/** Who holds a rater's session cookie, read once per request. A session in use is renewed. */
export async function identifyRater(actor: Actor, input: SessionTokenInput): Promise<IdentifiedRater> {
  authorize(actor, 'door:open');
  const view = await raters.findBySession(db(), hashToken(input.sessionToken), {
    lifeHours: SESSION_LIFE_HOURS,
    renewBelowHours: RENEW_BELOW_HOURS,
  });
  if (!view) return { session: 'none' };
  const { raterId, jobRoleId, organizationId, sessionId } = view;
  return {
    session: 'live',
    actor: { kind: 'rater', raterId, jobRoleId, organizationId, sessionId, requestId: actor.requestId },
    door: doorOf(view),
  };
}

function doorOf(view: raters.RaterView): RaterDoor {
  const { locale, jobTitle, organizationName, contact, months, submittedAt, revotedAt } = view;
  const state = raterState(view);
  return { state, locale, jobTitle, organizationName, contact, months, submittedAt, revotedAt };
}
