import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as draftStages from '@/lib/db/repositories/draft-stages';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import { uuidv7 } from '@/lib/db/uuid';
import type { CreateJobRoleInput, JobRoleInput, ListJobRolesInput } from '@/lib/validation/job-role';
import { startRole } from './internal/start-role';

export type JobRoleListItem = Readonly<{
  jobRoleId: string;
  title: string;
  industry: string;
  steps: number;
  updatedAt: string;
  archived: boolean;
  /** Made from a template: not for selection before local people have rated it. */
  fromTemplate: boolean;
  latest: Readonly<{ version: number; publishedAt: string }> | null;
}>;

/**
 * The job roles of the organisation by title; `search` is part of a title, empty for all.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listJobRoles(
  actor: Actor,
  { search }: ListJobRolesInput,
): Promise<readonly JobRoleListItem[]> {
  authorize(actor, 'jobRole:read');
  const rows = await jobRoles.list(db(), actor.organizationId, search);
  return rows.map((row) => {
    const [latest] = row.versions;
    return {
      jobRoleId: row.id,
      title: row.title,
      industry: row.industry,
      steps: row._count.steps,
      updatedAt: row.updatedAt.toISOString(),
      archived: row.archivedAt !== null,
      fromTemplate: row.templateKey !== null,
      latest: latest ? { version: latest.version, publishedAt: latest.publishedAt.toISOString() } : null,
    };
  });
}

/**
 * Makes a job role with an empty draft and its first stages; its maker is the first rater.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function createJobRole(actor: Actor, input: CreateJobRoleInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'jobRole:edit');
  const { stageTitles, ...role } = input;
  return inTransaction(async (tx) => {
    const jobRoleId = await startRole(tx, actor, role);
    const stages = stageTitles.map((title) => ({ id: uuidv7(), title, target: '' }));
    await draftStages.insert(tx, actor.organizationId, jobRoleId, stages);
    return { jobRoleId };
  });
}

/**
 * Puts a job role aside; its published versions stay in use.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also when it is archived already.
 */
export async function archiveJobRole(actor: Actor, { jobRoleId }: JobRoleInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  await setArchived(actor, jobRoleId, new Date());
}

/**
 * Brings an archived job role back.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also when it is not archived.
 */
export async function restoreJobRole(actor: Actor, { jobRoleId }: JobRoleInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  await setArchived(actor, jobRoleId, null);
}

async function setArchived(actor: MemberActor, jobRoleId: string, archivedAt: Date | null): Promise<void> {
  await inTransaction(async (tx) => {
    const done = await jobRoles.setArchived(tx, actor.organizationId, jobRoleId, archivedAt);
    if (!done)
      throw new AppError('NOT_FOUND', `job role ${jobRoleId} to ${archivedAt ? 'archive' : 'restore'}`);
    const action = archivedAt ? 'jobRole.archived' : 'jobRole.restored';
    await auditEvents.record(tx, actor.organizationId, {
      actor,
      action,
      subjectType: 'JobRole',
      subjectId: jobRoleId,
    });
  });
}
