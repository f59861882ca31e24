import 'server-only';
import type { MemberActor } from '@/lib/auth/policy';
import type { Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as draftRatings from '@/lib/db/repositories/draft-ratings';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import { uuidv7 } from '@/lib/db/uuid';

/** Makes a job role with an empty draft; its maker is the first rater. Part of the caller's transaction. */
export async function startRole(
  tx: Tx,
  actor: MemberActor,
  role: Omit<jobRoles.NewJobRole, 'id'>,
  source: Readonly<Record<string, string | number>> = {},
): Promise<string> {
  const { organizationId, userId } = actor;
  const jobRoleId = uuidv7();
  await jobRoles.create(tx, organizationId, { id: jobRoleId, ...role });
  await draftRatings.insertRater(tx, organizationId, { id: uuidv7(), jobRoleId, userId, kind: 'hr' });
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'jobRole.created',
    subjectType: 'JobRole',
    subjectId: jobRoleId,
    data: source,
  });
  return jobRoleId;
}
