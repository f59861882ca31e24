import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db } from '@/lib/db/client';
import * as roleProfileVersions from '@/lib/db/repositories/role-profile-versions';
import type { JobRoleInput } from '@/lib/validation/job-role';

export type TouchedAssessment = Readonly<{
  assessmentId: string;
  name: string;
  /** The version that it keeps. */
  version: number;
  /** People who have opened it and not yet sent their answers. */
  answering: number;
  /** People who have not opened it yet. */
  invited: number;
}>;

/**
 * The open assessments that rest on a published version of the role. A new version leaves them as they are.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function listTouchedAssessments(
  actor: Actor,
  { jobRoleId }: JobRoleInput,
): Promise<readonly TouchedAssessment[]> {
  authorize(actor, 'jobRole:read');
  const { organizationId } = actor;
  const rows = await roleProfileVersions.listOpenAssessments(db(), organizationId, jobRoleId);
  if (!rows) throw new AppError('NOT_FOUND', jobRoleId);
  return rows.map(({ id, ...counts }) => ({ assessmentId: id, ...counts }));
}
