import 'server-only';
import { type Actor, authorize, type MemberActor, type MemberRole } from '@/lib/auth/policy';
import { createToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as members from '@/lib/db/repositories/members';
import * as organizations from '@/lib/db/repositories/organizations';
import * as userSessions from '@/lib/db/repositories/user-sessions';
import * as users from '@/lib/db/repositories/users';
import * as userTokens from '@/lib/db/repositories/user-tokens';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type {
  CancelInvitationInput,
  ChangeMemberRoleInput,
  InviteMemberInput,
  MemberInput,
} from '@/lib/validation/member';
import { address } from './internal/address';
import { queueMail } from './internal/queue-mail';

const DAY_MS = 86_400_000;

/** How long an invitation to become a member works, in days. */
const INVITATION_DAYS = 7;

export type MemberEntry = Readonly<{
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  isDisabled: boolean;
  isSelf: boolean;
  since: Date;
}>;

export type PendingInvitation = Readonly<{ email: string; role: MemberRole; expiresAt: Date }>;

/** Members of the organisation by name, and the invitations that are still open. */
export async function listMembers(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<Readonly<{ members: readonly MemberEntry[]; invitations: readonly PendingInvitation[] }>> {
  authorize(actor, 'member:manage');
  const [rows, tokens] = await Promise.all([
    members.list(db(), actor.organizationId),
    userTokens.listInvitations(db(), actor.organizationId),
  ]);
  return {
    members: rows.map((row) => ({
      userId: row.userId,
      name: row.user.name,
      email: row.user.email,
      role: row.role,
      isDisabled: row.disabledAt !== null,
      isSelf: row.userId === actor.userId,
      since: row.createdAt,
    })),
    invitations: tokens.flatMap(({ email, role, expiresAt }) =>
      email === null || role === null ? [] : [{ email, role, expiresAt }],
    ),
  };
}

/**
 * Invites an address to the organisation by a link that works once within seven days. The link goes out by mail and
 * is returned, to be handed over once; a new invitation of the same address makes the earlier link useless.
 *
 * @throws {AppError} ALREADY_MEMBER, also for a disabled member, who can be enabled again.
 */
export async function inviteMember(actor: Actor, input: InviteMemberInput): Promise<{ link: string }> {
  authorize(actor, 'member:manage');
  const { organizationId } = actor;
  const { token, tokenHash } = createToken();
  return inTransaction(async (tx) => {
    await members.lock(tx, organizationId);
    const organization = await organizations.find(tx, organizationId);
    if (!organization) throw new AppError('NOT_FOUND', 'organization');
    const known = await users.findByEmail(tx, input.email);
    if (known && (await members.find(tx, organizationId, known.id))) {
      throw new AppError('ALREADY_MEMBER', undefined, { email: 'alreadyMember' });
    }
    await userTokens.dropInvitations(tx, organizationId, input.email);
    await userTokens.create(tx, {
      tokenHash,
      purpose: 'memberInvite',
      organizationId,
      email: input.email,
      role: input.role,
      expiresAt: new Date(Date.now() + INVITATION_DAYS * DAY_MS),
    });
    const wanted = known?.locale ?? organization.defaultLocale;
    const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
    const link = address(locale, `/join/${token}`);
    await queueMail(tx, organizationId, {
      kind: 'memberInvite',
      locale,
      recipient: input.email,
      params: { organization: organization.name, link, days: INVITATION_DAYS },
    });
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'member.invited',
      subjectType: 'invitation',
      subjectId: tokenHash,
      data: { role: input.role },
    });
    return { link };
  });
}

/** Makes the open invitation of an address useless. @throws {AppError} NOT_FOUND when there is none. */
export async function cancelMemberInvitation(actor: Actor, input: CancelInvitationInput): Promise<void> {
  authorize(actor, 'member:manage');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    if ((await userTokens.dropInvitations(tx, organizationId, input.email)) === 0) {
      throw new AppError('NOT_FOUND', 'invitation');
    }
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'member.invitationCancelled',
      subjectType: 'organization',
      subjectId: organizationId,
    });
  });
}

/**
 * Gives a member another role; it applies from the member's next request on.
 *
 * @throws {AppError} NOT_FOUND; LAST_ADMIN when nobody could manage the organisation any more.
 */
export async function changeMemberRole(actor: Actor, input: ChangeMemberRoleInput): Promise<void> {
  authorize(actor, 'member:manage');
  await changeMember(actor, input.userId, async (tx, member) => {
    if (member.role === input.role) return;
    if (input.role !== 'ADMIN') await keepAnAdmin(tx, actor, member);
    await members.setRole(tx, actor.organizationId, input.userId, input.role);
    await recordMember(tx, actor, 'member.roleChanged', input.userId, { from: member.role, to: input.role });
  });
}

/**
 * Shuts a member out of the organisation at once; what the member did stays.
 *
 * @throws {AppError} NOT_FOUND; LAST_ADMIN.
 */
export async function disableMember(actor: Actor, input: MemberInput): Promise<void> {
  authorize(actor, 'member:manage');
  await changeMember(actor, input.userId, async (tx, member) => {
    if (member.disabledAt !== null) return;
    await keepAnAdmin(tx, actor, member);
    await members.setDisabled(tx, actor.organizationId, input.userId, new Date());
    await userSessions.revokeIn(tx, actor.organizationId, input.userId);
    await recordMember(tx, actor, 'member.disabled', input.userId);
  });
}

/** Lets a disabled member in again. @throws {AppError} NOT_FOUND */
export async function enableMember(actor: Actor, input: MemberInput): Promise<void> {
  authorize(actor, 'member:manage');
  await changeMember(actor, input.userId, async (tx, member) => {
    if (member.disabledAt === null) return;
    await members.setDisabled(tx, actor.organizationId, input.userId, null);
    await recordMember(tx, actor, 'member.enabled', input.userId);
  });
}

/** Ends all sessions of a member in this organisation. @throws {AppError} NOT_FOUND */
export async function endMemberSessions(actor: Actor, input: MemberInput): Promise<{ ended: number }> {
  authorize(actor, 'member:manage');
  return changeMember(actor, input.userId, async (tx) => {
    const ended = await userSessions.revokeIn(tx, actor.organizationId, input.userId);
    await recordMember(tx, actor, 'session.endedAll', input.userId, { ended });
    return { ended };
  });
}

type Member = NonNullable<Awaited<ReturnType<typeof members.find>>>;

/** Loads a member inside the organisation, while no other change of members can come between. */
function changeMember<T>(
  actor: MemberActor,
  userId: string,
  change: (tx: Tx, member: Member) => Promise<T>,
): Promise<T> {
  return inTransaction(async (tx) => {
    await members.lock(tx, actor.organizationId);
    const member = await members.find(tx, actor.organizationId, userId);
    if (!member) throw new AppError('NOT_FOUND', `member ${userId}`);
    return change(tx, member);
  });
}

/** Asked inside the lock: two administrators who demote each other at once must not both succeed. */
async function keepAnAdmin(tx: Tx, actor: MemberActor, member: Member): Promise<void> {
  if (member.role !== 'ADMIN' || member.disabledAt !== null) return;
  if ((await members.countOtherAdmins(tx, actor.organizationId, member.userId)) === 0) {
    throw new AppError('LAST_ADMIN', `member ${member.userId}`);
  }
}

async function recordMember(
  tx: Tx,
  actor: MemberActor,
  action: auditEvents.AuditAction,
  userId: string,
  data: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await auditEvents.record(tx, actor.organizationId, {
    actor,
    action,
    subjectType: 'user',
    subjectId: userId,
    data,
  });
}
