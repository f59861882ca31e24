import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as erasure from '@/lib/db/repositories/job-role-erasure';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import type { JobRoleInput } from '@/lib/validation/job-role';

const DAY_MS = 86_400_000;

/** How long a deleted role can be brought back, in days. */
const BIN_DAYS = 30;

export type DeletedRole = Readonly<{ jobRoleId: string; title: string; erasedAt: string }>;

/**
 * The deleted roles that can still be brought back, the newest first.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listDeletedRoles(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<readonly DeletedRole[]> {
  authorize(actor, 'jobRole:edit');
  const rows = await jobRoles.listDeleted(db(), actor.organizationId);
  return rows.flatMap(({ id, title, deletedAt }) =>
    deletedAt === null
      ? []
      : [{ jobRoleId: id, title, erasedAt: new Date(deletedAt.getTime() + BIN_DAYS * DAY_MS).toISOString() }],
  );
}

/**
 * Puts an archived role into the bin, where it is erased after 30 days. A role whose profile an assessment uses stays:
 * reports rest on it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation; INVALID_STATE for a role that is
 *   not archived or whose profile is in use.
 */
export async function deleteJobRole(actor: Actor, { jobRoleId }: JobRoleInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    const role = await jobRoles.lock(tx, organizationId, jobRoleId);
    if (!role) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    if (role.archivedAt === null) throw new AppError('INVALID_STATE', `job role ${jobRoleId} is in use`);
    const assessments = await jobRoles.countAssessments(tx, organizationId, jobRoleId);
    if (assessments > 0) throw new AppError('INVALID_STATE', `${assessments} assessments use ${jobRoleId}`);
    await jobRoles.setDeleted(tx, organizationId, jobRoleId, new Date());
    await trace(tx, actor, 'jobRole.deleted', organizationId, jobRoleId);
  });
}

/**
 * Takes a role out of the bin; it is archived as it was before.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role that is not in the bin.
 */
export async function undeleteJobRole(actor: Actor, { jobRoleId }: JobRoleInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    const done = await jobRoles.setDeleted(tx, organizationId, jobRoleId, null);
    if (!done) throw new AppError('NOT_FOUND', `deleted job role ${jobRoleId}`);
    await trace(tx, actor, 'jobRole.undeleted', organizationId, jobRoleId);
  });
}

/**
 * Erases what has been in the bin for 30 days; for the nightly job.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function eraseDeletedRoles(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<{ erased: number }> {
  authorize(actor, 'system:work');
  const before = new Date(Date.now() - BIN_DAYS * DAY_MS);
  const rows = await erasure.listErasable(db(), before);
  let erased = 0;
  for (const { id, organizationId } of rows) {
    const isErased = await inTransaction(async (tx) => {
      const done = await erasure.erase(tx, organizationId, id);
      if (done) await trace(tx, actor, 'jobRole.erased', organizationId, id);
      return done;
    });
    if (isErased) erased += 1;
  }
  return { erased };
}

type BinAction = 'jobRole.deleted' | 'jobRole.undeleted' | 'jobRole.erased';

async function trace(tx: Tx, actor: Actor, action: BinAction, organizationId: string, subjectId: string) {
  await auditEvents.record(tx, organizationId, { actor, action, subjectType: 'JobRole', subjectId });
}
