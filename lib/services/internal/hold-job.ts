import 'server-only';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as jobRoles from '@/lib/db/repositories/job-roles';

/**
 * Holds a job until the transaction ends, so that changes of it happen one after another.
 *
 * @throws {AppError} NOT_FOUND, also outside the organisation and in the bin; INVALID_STATE for an archived job.
 */
export async function holdOpenJob(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<jobRoles.LockedRole> {
  const job = await jobRoles.lock(tx, organizationId, jobRoleId);
  if (!job) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
  if (job.archivedAt !== null) throw new AppError('INVALID_STATE', `job role ${jobRoleId} is archived`);
  return job;
}
