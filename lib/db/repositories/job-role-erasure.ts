import 'server-only';
import type { Tx } from '../client';

/** Roles that lay in the bin since before the date and that no assessment has ever used. */
export function listErasable(tx: Tx, before: Date) {
  return tx.jobRole.findMany({
    where: { deletedAt: { lt: before }, versions: { none: { assessments: { some: {} } } } },
    select: { id: true, organizationId: true },
  });
}

/**
 * Removes a role and all that hangs on it, if it has been in the bin for a month; false when it stays. The database
 * checks that itself: the application may not delete what is append-only. Events stay in the audit log, which names
 * nobody.
 */
export async function erase(tx: Tx, organizationId: string, jobRoleId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ erased: boolean }[]>`
    SELECT erase_job_role(${jobRoleId}::uuid, ${organizationId}::uuid) AS erased`;
  return rows[0]?.erased ?? false;
}
