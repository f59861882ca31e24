import 'server-only';
import type { MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as draftChanges from '@/lib/db/repositories/draft-changes';
import * as draftRatings from '@/lib/db/repositories/draft-ratings';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import { type DraftCommand, isCellCommand } from '@/lib/validation/role-draft';
import { applyCell } from './draft-cells';
import type { CommandResult, DraftScope } from './draft-scope';
import { applyStructure } from './draft-structure';
import { holdOpenJob } from './hold-job';

const MS_PER_HOUR = 3_600_000;

/**
 * Locks a draft for one change.
 *
 * @throws {AppError} NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function openDraft(
  tx: Tx,
  { organizationId }: MemberActor,
  jobRoleId: string,
): Promise<Readonly<{ scope: DraftScope; revision: number }>> {
  const role = await holdOpenJob(tx, organizationId, jobRoleId);
  const [first] = await draftRatings.listRaters(tx, organizationId, jobRoleId);
  if (!first) throw new Error(`job role ${jobRoleId} has no rater`);
  const scope = { tx, organizationId, jobRoleId, raterId: first.id, now: new Date() };
  return { scope, revision: role.draftRevision };
}

export function applyCommand(scope: DraftScope, command: DraftCommand): Promise<CommandResult> {
  return isCellCommand(command) ? applyCell(scope, command) : applyStructure(scope, command);
}

/** Applies a command if the draft still allows it; what it refuses, it refuses before it writes. */
export async function tryCommand(scope: DraftScope, command: DraftCommand): Promise<boolean> {
  try {
    const { status } = await applyCommand(scope, command);
    return status === 'changed' || status === 'unchanged';
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Counts the change; part of the same transaction. */
export async function advance({ tx, organizationId, jobRoleId, now }: DraftScope, revision: number) {
  await jobRoles.setRevision(tx, organizationId, jobRoleId, revision + 1, now);
  return { status: 'saved', revision: revision + 1, savedAt: now.toISOString() } as const;
}

/** The audit log says who worked on a draft in which hour; each single change is in the draft's own history. */
export async function auditFirstEditOfHour(scope: DraftScope, actor: MemberActor): Promise<void> {
  const { tx, organizationId, jobRoleId, now } = scope;
  const hour = new Date(Math.floor(now.getTime() / MS_PER_HOUR) * MS_PER_HOUR);
  if (await draftChanges.existsSince(tx, organizationId, jobRoleId, actor.userId, hour)) return;
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'jobRole.edited',
    subjectType: 'JobRole',
    subjectId: jobRoleId,
  });
}
