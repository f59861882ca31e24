import 'server-only';
import type { Prisma } from '../generated/client';
import type { Tx } from '../client';

export type NewChange = Readonly<{
  id: string;
  jobRoleId: string;
  revision: number;
  userId: string;
  command: Prisma.InputJsonObject;
  inverse: Prisma.InputJsonObject;
  createdAt: Date;
}>;

export async function append(tx: Tx, organizationId: string, change: NewChange) {
  await tx.draftChange.create({ data: { ...change, organizationId } });
}

/** The newest change of one person that still stands. */
export function findNewest(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  userId: string,
  beforeRevision: number | null,
) {
  return tx.draftChange.findFirst({
    where: {
      organizationId,
      jobRoleId,
      userId,
      undoneAt: null,
      ...(beforeRevision === null ? {} : { revision: { lt: beforeRevision } }),
    },
    orderBy: { revision: 'desc' },
    select: { id: true, revision: true, command: true, inverse: true },
  });
}

export async function markUndone(tx: Tx, organizationId: string, id: string, undoneAt: Date) {
  await tx.draftChange.updateMany({ where: { id, organizationId }, data: { undoneAt } });
}

/** Whether the person has changed this draft since the given moment. */
export async function existsSince(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  userId: string,
  since: Date,
): Promise<boolean> {
  const row = await tx.draftChange.findFirst({
    where: { organizationId, jobRoleId, userId, createdAt: { gte: since } },
    select: { id: true },
  });
  return row !== null;
}
