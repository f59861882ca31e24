import 'server-only';
import type { MemberRole } from '@/lib/auth/policy';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

const MEMBER_COLUMNS = {
  userId: true,
  role: true,
  disabledAt: true,
  createdAt: true,
  user: { select: { name: true, email: true, disabledAt: true } },
} as const;

export async function create(
  tx: Tx,
  organizationId: string,
  member: Readonly<{ userId: string; role: MemberRole }>,
): Promise<void> {
  await tx.membership.create({ data: { organizationId, ...member } });
}

export function find(tx: Tx, organizationId: string, userId: string) {
  return tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: MEMBER_COLUMNS,
  });
}

export function list(tx: Tx, organizationId: string) {
  return tx.membership.findMany({
    where: { organizationId },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    select: MEMBER_COLUMNS,
  });
}

/** Active members by user id with their names, for pages that show who did something. */
export async function names(tx: Tx, organizationId: string, userIds: readonly string[]) {
  const rows = await tx.$queryRaw<Readonly<{ userId: string; name: string }>[]>(Prisma.sql`
    SELECT m."userId", u.name FROM "Membership" m JOIN "User" u ON u.id = m."userId"
     WHERE m."organizationId" = ${organizationId}::uuid AND m."userId" = ANY(${[...userIds]}::uuid[])`);
  return rows.map(({ userId, name }) => ({ userId, user: { name } }));
}

/** Organisations where the user is an active member, in a fixed order, so that their locks never cross. */
export async function organizationIds(tx: Tx, userId: string): Promise<readonly string[]> {
  const rows = await tx.membership.findMany({
    where: { userId, disabledAt: null },
    orderBy: { organizationId: 'asc' },
    select: { organizationId: true },
  });
  return rows.map((row) => row.organizationId);
}

/** Makes changes of an organisation's members wait for each other until the transaction ends. */
export async function lock(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
}

/** Active administrators other than `userId`. */
export function countOtherAdmins(tx: Tx, organizationId: string, userId: string): Promise<number> {
  return tx.membership.count({
    where: {
      organizationId,
      userId: { not: userId },
      role: 'ADMIN',
      disabledAt: null,
      user: { disabledAt: null },
    },
  });
}

export async function setRole(
  tx: Tx,
  organizationId: string,
  userId: string,
  role: MemberRole,
): Promise<void> {
  await tx.membership.update({
    where: { organizationId_userId: { organizationId, userId } },
    data: { role },
    select: { userId: true },
  });
}

export async function setDisabled(
  tx: Tx,
  organizationId: string,
  userId: string,
  disabledAt: Date | null,
): Promise<void> {
  await tx.membership.update({
    where: { organizationId_userId: { organizationId, userId } },
    data: { disabledAt },
    select: { userId: true },
  });
}
