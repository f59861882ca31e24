import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as targetAnswers from '@/lib/db/repositories/target-answers';
import type { AddTargetAnswerInput, TargetAnswerInput } from '@/lib/validation/role-weights';
import { storedExpert } from './internal/scale-settings';
import { holdOpenJob } from './internal/hold-job';

/**
 * Writes down one expert's answer to where a just-good-enough person stands on a scale; the same answer again changes
 * nothing. Who answered is not stored, only how the person knows the job.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation; INVALID_STATE for an archived role.
 */
export async function addTargetAnswer(actor: Actor, input: AddTargetAnswerInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { answerId: id, jobRoleId, scale, kind, percentile } = input;
  await inTransaction(async (tx) => {
    await holdOpenJob(tx, actor.organizationId, jobRoleId);
    const answer = { id, jobRoleId, scaleKey: scale, kind: storedExpert(kind), percentile };
    if (!(await targetAnswers.insert(tx, actor.organizationId, answer))) return;
    await record(tx, actor, 'target.answered', jobRoleId, { scale, percentile });
  });
}

/**
 * Removes an expert's answer.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function removeTargetAnswer(actor: Actor, input: TargetAnswerInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { jobRoleId, answerId } = input;
  await inTransaction(async (tx) => {
    await holdOpenJob(tx, actor.organizationId, jobRoleId);
    if (!(await targetAnswers.remove(tx, actor.organizationId, jobRoleId, answerId)))
      throw new AppError('NOT_FOUND', `answer ${answerId}`);
    await record(tx, actor, 'target.answerRemoved', jobRoleId, { answerId });
  });
}

function record(
  tx: Tx,
  actor: MemberActor,
  action: 'target.answered' | 'target.answerRemoved',
  subjectId: string,
  data: Readonly<Record<string, string | number>>,
) {
  return auditEvents.record(tx, actor.organizationId, {
    actor,
    action,
    subjectType: 'JobRole',
    subjectId,
    data,
  });
}
