import 'server-only';
import type { MemberRole } from '@/lib/auth/policy';
import type { Tx } from '../client';

export type TokenPurpose = 'setup' | 'memberInvite' | 'passwordReset';

type NewToken = Readonly<{
  tokenHash: string;
  purpose: TokenPurpose;
  userId?: string;
  organizationId?: string;
  email?: string;
  role?: MemberRole;
  expiresAt: Date;
}>;

const COLUMNS = {
  purpose: true,
  userId: true,
  organizationId: true,
  email: true,
  role: true,
  expiresAt: true,
} as const;

export async function create(tx: Tx, token: NewToken): Promise<void> {
  await tx.userToken.create({ data: token, select: { tokenHash: true } });
}

/** A token that still works. */
export function findUsable(tx: Tx, purpose: TokenPurpose, tokenHash: string) {
  return tx.userToken.findUnique({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: COLUMNS,
  });
}

/** Uses a token up. @returns whether this call, and no other, did. */
export async function claim(tx: Tx, purpose: TokenPurpose, tokenHash: string): Promise<boolean> {
  const now = new Date();
  const { count } = await tx.userToken.updateMany({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** Removes the unused tokens of one kind for one user. */
export async function dropForUser(tx: Tx, purpose: TokenPurpose, userId: string): Promise<void> {
  await tx.userToken.deleteMany({ where: { purpose, userId, usedAt: null } });
}

/** Removes every unused set-up token: the newest link is the only one. */
export async function dropSetUp(tx: Tx): Promise<void> {
  await tx.userToken.deleteMany({ where: { purpose: 'setup', usedAt: null } });
}

/** Removes the open invitations of one address. @returns how many there were. */
export async function dropInvitations(tx: Tx, organizationId: string, email: string): Promise<number> {
  const { count } = await tx.userToken.deleteMany({
    where: { purpose: 'memberInvite', organizationId, email, usedAt: null },
  });
  return count;
}

/** Invitations that nobody has answered yet, by address. */
export function listInvitations(tx: Tx, organizationId: string) {
  return tx.userToken.findMany({
    where: { purpose: 'memberInvite', organizationId, usedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { email: 'asc' },
    select: { email: true, role: true, createdAt: true, expiresAt: true },
  });
}

/** Removes tokens that ended before `before`, used or not. */
export async function purge(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.userToken.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}
