import 'server-only';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';

export type SavedViewRow = Readonly<{
  id: string;
  ownerId: string;
  ownerName: string;
  name: string;
  filters: string;
  shared: boolean;
}>;

/** A member's own views and those that others share, by name. */
export function list(tx: Tx, organizationId: string, userId: string): Promise<SavedViewRow[]> {
  return tx.$queryRaw<SavedViewRow[]>(Prisma.sql`
    SELECT v.id, v."ownerId", u.name AS "ownerName", v.name, v.filters, v.shared
      FROM "SavedView" v JOIN "User" u ON u.id = v."ownerId"
     WHERE v."organizationId" = ${organizationId}::uuid AND (v."ownerId" = ${userId}::uuid OR v.shared)
     ORDER BY v.name COLLATE "fi-x-icu", v.id`);
}

export function countOwn(tx: Tx, organizationId: string, ownerId: string): Promise<number> {
  return tx.savedView.count({ where: { organizationId, ownerId } });
}

type NewView = Readonly<{ id: string; ownerId: string; name: string; filters: string; shared: boolean }>;

export async function insert(tx: Tx, organizationId: string, view: NewView): Promise<void> {
  await tx.savedView.create({ data: { organizationId, ...view }, select: { id: true } });
}

/** Removes one of the member's own views; says whether it was there. */
export async function remove(
  tx: Tx,
  organizationId: string,
  ownerId: string,
  viewId: string,
): Promise<boolean> {
  const { count } = await tx.savedView.deleteMany({ where: { id: viewId, organizationId, ownerId } });
  return count === 1;
}
