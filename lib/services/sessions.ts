import 'server-only';
import { randomUUID } from 'node:crypto';
import { verifyPassword } from '@/lib/auth/password';
import { type Actor, type AnonymousActor, authorize, type MemberActor } from '@/lib/auth/policy';
import { countTry, forgetTries } from '@/lib/db/rate-limits';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as members from '@/lib/db/repositories/members';
import * as userSessions from '@/lib/db/repositories/user-sessions';
import * as users from '@/lib/db/repositories/users';
import type { SessionInput, SignInInput, SwitchOrganizationInput } from '@/lib/validation/session';
import { inEqualTime } from './internal/equal-time';
import { SESSION_IDLE_HOURS, SESSION_LIFETIME_HOURS } from './internal/live-session';

const HOUR_MS = 3_600_000;

type Account = NonNullable<Awaited<ReturnType<typeof users.findForSignIn>>>;

/**
 * Checks an address and a password and starts a session in the organisation where the user worked last.
 *
 * An unknown address, a wrong password and a disabled account get the same answer after the same time.
 *
 * @throws {AppError} RATE_LIMITED from the 11th try of one address from one client in 15 minutes; WRONG_CREDENTIALS.
 */
export async function signIn(
  actor: Actor,
  input: SignInInput,
): Promise<{ sessionId: string; userId: string }> {
  authorize(actor, 'door:open');
  await countTry('signIn', input.email, actor.ip);
  const session = await inEqualTime(async () => {
    const account = await users.findForSignIn(db(), input.email);
    const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
    if (account && matches && isOpen(account)) return startSession(actor, account, input.device);
    if (account) await recordRefusal(actor, account);
    return null;
  });
  if (!session) throw new AppError('WRONG_CREDENTIALS');
  await forgetTries('signIn', input.email, actor.ip);
  return session;
}

function isOpen(account: Account): boolean {
  return account.disabledAt === null && account.memberships.length > 0;
}

async function startSession(actor: AnonymousActor, account: Account, device: string) {
  // Random rather than ordered by time: the id is what the cookie proves.
  const sessionId = randomUUID();
  await inTransaction(async (tx) => {
    const last = await userSessions.lastOrganizationId(tx, account.id);
    const home =
      account.memberships.find(({ organizationId }) => organizationId === last) ?? byName(account)[0];
    if (!home) throw new AppError('WRONG_CREDENTIALS', 'no membership');
    await userSessions.create(tx, {
      id: sessionId,
      userId: account.id,
      organizationId: home.organizationId,
      device,
      expiresAt: new Date(Date.now() + SESSION_LIFETIME_HOURS * HOUR_MS),
    });
    for (const { organizationId, role } of account.memberships) {
      const member: MemberActor = {
        kind: 'member',
        userId: account.id,
        organizationId,
        role,
        sessionId,
        requestId: actor.requestId,
      };
      await auditEvents.record(tx, organizationId, {
        actor: member,
        action: 'session.started',
        subjectType: 'user',
        subjectId: account.id,
        data: { active: organizationId === home.organizationId },
      });
    }
  });
  return { sessionId, userId: account.id };
}

function byName(account: Account): Account['memberships'] {
  return account.memberships.toSorted((a, b) => a.organization.name.localeCompare(b.organization.name));
}

async function recordRefusal(actor: AnonymousActor, account: Account): Promise<void> {
  await inTransaction(async (tx) => {
    for (const { organizationId } of account.memberships) {
      await auditEvents.record(tx, organizationId, {
        actor,
        action: 'session.refused',
        subjectType: 'user',
        subjectId: account.id,
        outcome: 'refused',
      });
    }
  });
}

/** Ends the session that asks for it; its cookie is worthless from the next request on. */
export async function signOut(actor: Actor, _input: Readonly<Record<string, never>> = {}): Promise<void> {
  authorize(actor, 'session:own');
  await endSession(actor, actor.sessionId);
}

/**
 * Ends one of the own sessions, here or on another device.
 *
 * @throws {AppError} NOT_FOUND, also for a session of somebody else.
 */
export async function endOwnSession(actor: Actor, input: SessionInput): Promise<void> {
  authorize(actor, 'session:own');
  if (!(await endSession(actor, input.sessionId))) throw new AppError('NOT_FOUND', 'session');
}

async function endSession(actor: MemberActor, sessionId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await userSessions.revoke(tx, actor.userId, sessionId))) return false;
    await auditEvents.record(tx, actor.organizationId, {
      actor,
      action: 'session.ended',
      subjectType: 'user',
      subjectId: actor.userId,
      data: { own: sessionId === actor.sessionId },
    });
    return true;
  });
}

export type OwnSession = Readonly<{
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  isThis: boolean;
}>;

/** The user's live sessions in all organisations, the latest used first. */
export async function listOwnSessions(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<readonly OwnSession[]> {
  authorize(actor, 'session:own');
  const rows = await userSessions.listLive(db(), actor.userId, SESSION_IDLE_HOURS);
  return rows.map(({ id, device, createdAt, lastSeenAt }) => ({
    id,
    device,
    createdAt,
    lastSeenAt,
    isThis: id === actor.sessionId,
  }));
}

/**
 * Moves the session to another organisation of the same user.
 *
 * @throws {AppError} NOT_FOUND when the user is no active member there.
 */
export async function switchOrganization(actor: Actor, input: SwitchOrganizationInput): Promise<void> {
  authorize(actor, 'organization:switch');
  await inTransaction(async (tx) => {
    const membership = await members.find(tx, input.organizationId, actor.userId);
    if (!membership || membership.disabledAt !== null) throw new AppError('NOT_FOUND', 'membership');
    if (!(await userSessions.switchOrganization(tx, input.organizationId, actor.sessionId))) {
      throw new AppError('UNAUTHENTICATED', 'the session ended meanwhile');
    }
    await auditEvents.record(tx, input.organizationId, {
      actor: { ...actor, organizationId: input.organizationId, role: membership.role },
      action: 'session.organizationSwitched',
      subjectType: 'user',
      subjectId: actor.userId,
    });
  });
}
