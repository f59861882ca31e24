import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as draftSteps from '@/lib/db/repositories/draft-steps';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as stepComments from '@/lib/db/repositories/step-comments';
import { uuidv7 } from '@/lib/db/uuid';
import type { JobRoleInput } from '@/lib/validation/job-role';
import type { AddCommentInput, DecideCommentInput } from '@/lib/validation/step-comment';
import { holdOpenJob } from './internal/hold-job';

export type StepCommentView = Readonly<{
  commentId: string;
  stepId: string;
  text: string;
  /** Null for somebody who left the organisation. */
  author: string | null;
  createdAt: string;
  /** Null while the comment is open. */
  decision: Readonly<{ text: string; by: string | null; at: string }> | null;
}>;

/**
 * What colleagues say about the steps of a role, the oldest first.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function listStepComments(
  actor: Actor,
  { jobRoleId }: JobRoleInput,
): Promise<readonly StepCommentView[]> {
  authorize(actor, 'jobRole:read');
  const { organizationId } = actor;
  const rows = await stepComments.list(db(), organizationId, jobRoleId);
  if (!rows) throw new AppError('NOT_FOUND', jobRoleId);
  return rows.map(({ id, taskStepId, text, author, createdAt, decision, decidedBy, resolvedAt }) => ({
    commentId: id,
    stepId: taskStepId,
    text,
    author,
    createdAt: new Date(createdAt).toISOString(),
    decision:
      resolvedAt === null ? null : { text: decision, by: decidedBy, at: new Date(resolvedAt).toISOString() },
  }));
}

/**
 * Says something about a step.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a step that is gone; INVALID_STATE for an archived role.
 */
export async function addStepComment(
  actor: Actor,
  { jobRoleId, stepId, text }: AddCommentInput,
): Promise<{ commentId: string }> {
  authorize(actor, 'jobRole:edit');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const role = await jobRoles.find(tx, organizationId, jobRoleId);
    const step = role ? await draftSteps.find(tx, organizationId, jobRoleId, stepId) : null;
    if (!role || !step || step.deletedAt !== null) throw new AppError('NOT_FOUND', `step ${stepId}`);
    if (role.archivedAt !== null) throw new AppError('INVALID_STATE', `job role ${jobRoleId} is archived`);
    const commentId = uuidv7();
    const comment = { id: commentId, jobRoleId, taskStepId: stepId, authorId: userId, text };
    await stepComments.insert(tx, organizationId, comment);
    const subject = { subjectType: 'StepComment', subjectId: commentId };
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'stepComment.added',
      ...subject,
      data: { jobRoleId, stepId },
    });
    return { commentId };
  });
}

/**
 * Closes a comment with what was decided. A closed comment is never changed.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a comment that is closed already; INVALID_STATE for an archived
 *   role.
 */
export async function decideStepComment(
  actor: Actor,
  { commentId, decision }: DecideCommentInput,
): Promise<{ jobRoleId: string; stepId: string }> {
  authorize(actor, 'jobRole:edit');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const closed = { decision, decidedById: userId, resolvedAt: new Date() };
    const comment = await stepComments.decide(tx, organizationId, commentId, closed);
    if (!comment) throw new AppError('NOT_FOUND', `open comment ${commentId}`);
    const { jobRoleId, taskStepId: stepId } = comment;
    // Refused here, the decision is not stored either.
    await holdOpenJob(tx, organizationId, jobRoleId);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'stepComment.decided',
      subjectType: 'StepComment',
      subjectId: commentId,
      data: { jobRoleId, stepId },
    });
    return { jobRoleId, stepId };
  });
}
