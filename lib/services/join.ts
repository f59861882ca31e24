import 'server-only';
import { verifyPassword } from '@/lib/auth/password';
import { type Actor, type AnonymousActor, authorize, type MemberRole } from '@/lib/auth/policy';
import { hashToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, isUniqueViolation, type Tx } from '@/lib/db/client';
import { countTry, isExhausted } from '@/lib/db/rate-limits';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as members from '@/lib/db/repositories/members';
import * as organizations from '@/lib/db/repositories/organizations';
import * as users from '@/lib/db/repositories/users';
import * as userTokens from '@/lib/db/repositories/user-tokens';
import { uuidv7 } from '@/lib/db/uuid';
import type { JoinInput, JoinWithAccountInput } from '@/lib/validation/member';
import type { LinkInput } from '@/lib/validation/set-up';
import { hashNewPassword } from './internal/new-password';

export type MemberInvitation = Readonly<{
  organizationName: string;
  email: string;
  role: MemberRole;
  /** The address has an account already, made in another organisation. */
  hasAccount: boolean;
}>;

type Invitation = MemberInvitation & Readonly<{ organizationId: string; userId: string | null }>;

/**
 * What an invitation link leads to; changes nothing, since mail scanners open links.
 *
 * @throws {AppError} LINK_INVALID; RATE_LIMITED after 20 bad links from one client in 10 minutes.
 */
export async function readMemberInvitation(actor: Actor, input: LinkInput): Promise<MemberInvitation> {
  authorize(actor, 'door:open');
  const { organizationName, email, role, hasAccount } = await findInvitation(actor, input.token);
  return { organizationName, email, role, hasAccount };
}

/**
 * Makes the account and the membership of an invited address.
 *
 * @returns the address, to sign in with.
 * @throws {AppError} LINK_INVALID; RATE_LIMITED; WEAK_PASSWORD; ALREADY_MEMBER when the address has an account.
 */
export async function joinWithNewAccount(actor: Actor, input: JoinInput): Promise<{ email: string }> {
  authorize(actor, 'door:open');
  const invitation = await findInvitation(actor, input.token);
  if (invitation.hasAccount) throw new AppError('ALREADY_MEMBER', 'the address has an account');
  const { email, organizationName } = invitation;
  const passwordHash = await hashNewPassword(input.password, [email, input.name, organizationName]);
  const userId = uuidv7();
  try {
    await inTransaction(async (tx) => {
      await users.create(tx, { id: userId, email, name: input.name, locale: input.locale, passwordHash });
      await addMember(tx, actor, invitation, userId, input.token);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('LINK_INVALID', 'the account was made meanwhile');
    throw error;
  }
  return { email };
}

/**
 * Adds an existing account to the inviting organisation; its own password proves whose it is.
 *
 * @returns the address, to sign in with.
 * @throws {AppError} LINK_INVALID; RATE_LIMITED; WRONG_CREDENTIALS.
 */
export async function joinWithAccount(actor: Actor, input: JoinWithAccountInput): Promise<{ email: string }> {
  authorize(actor, 'door:open');
  const invitation = await findInvitation(actor, input.token);
  await countTry('signIn', invitation.email, actor.ip);
  const { userId } = invitation;
  const account = userId === null ? null : await users.findWithHash(db(), userId);
  if (!(await verifyPassword(account?.passwordHash ?? null, input.password)) || userId === null) {
    throw new AppError('WRONG_CREDENTIALS', undefined, { password: 'passwordWrong' });
  }
  await inTransaction((tx) => addMember(tx, actor, invitation, userId, input.token));
  return { email: invitation.email };
}

async function findInvitation(actor: AnonymousActor, token: string): Promise<Invitation> {
  if (await isExhausted('badLink', actor.ip)) throw new AppError('RATE_LIMITED', 'badLink');
  const found = await userTokens.findUsable(db(), 'memberInvite', hashToken(token));
  if (!found?.organizationId || !found.email || !found.role) {
    await countTry('badLink', actor.ip);
    throw new AppError('LINK_INVALID', 'member invitation');
  }
  const [organization, user] = await Promise.all([
    organizations.find(db(), found.organizationId),
    users.findByEmail(db(), found.email),
  ]);
  return {
    organizationId: found.organizationId,
    organizationName: organization?.name ?? '',
    email: found.email,
    role: found.role,
    userId: user?.id ?? null,
    hasAccount: user !== null,
  };
}

async function addMember(
  tx: Tx,
  actor: AnonymousActor,
  { organizationId, role }: Invitation,
  userId: string,
  token: string,
): Promise<void> {
  if (!(await userTokens.claim(tx, 'memberInvite', hashToken(token)))) {
    throw new AppError('LINK_INVALID', 'the invitation was used meanwhile');
  }
  await members.create(tx, organizationId, { userId, role });
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'member.joined',
    subjectType: 'user',
    subjectId: userId,
    data: { role },
  });
}
