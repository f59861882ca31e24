import type { MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as sheets from '@/lib/db/repositories/interview-sheets';
import * as interviews from '@/lib/db/repositories/interviews';
import { mayReveal } from '@/lib/interview/interview-state';
import { hiddenReason } from './report-visibility';

export type HeldInterview = NonNullable<Awaited<ReturnType<typeof interviews.lock>>>;

/**
 * An interview that this transaction may change.
 *
 * @throws {AppError} NOT_FOUND; INVALID_STATE when the result is not to be read.
 */
export async function holdInterview(
  tx: Tx,
  { organizationId }: MemberActor,
  interviewId: string,
): Promise<HeldInterview> {
  const held = await interviews.lock(tx, organizationId, interviewId);
  if (!held) throw new AppError('NOT_FOUND', `interview ${interviewId}`);
  const hidden = hiddenReason(held, new Date());
  if (hidden) throw new AppError('INVALID_STATE', `report ${held.reportId} is ${hidden}`);
  return held;
}

/** Like {@link holdInterview}, while nobody sees what others rated. @throws {AppError} INVALID_STATE after that. */
export async function holdBlindInterview(
  tx: Tx,
  actor: MemberActor,
  interviewId: string,
): Promise<HeldInterview> {
  const held = await holdInterview(tx, actor, interviewId);
  if (held.revealedAt !== null) throw new AppError('INVALID_STATE', `interview ${interviewId} is revealed`);
  return held;
}

/** Shows everybody's ratings as soon as all interviewers have handed in; says whether it did. */
export async function revealWhenDone(
  tx: Tx,
  actor: MemberActor,
  { id, attemptId }: Pick<HeldInterview, 'id' | 'attemptId'>,
  alone = false,
): Promise<boolean> {
  const { organizationId } = actor;
  const all = await sheets.list(tx, organizationId, id);
  if (!mayReveal(all, alone)) return false;
  await interviews.setRevealed(tx, organizationId, id, new Date());
  const interviewers = all.filter(({ removedAt }) => removedAt === null).length;
  await recordInterview(tx, actor, 'interview.revealed', { id, attemptId }, { interviewers });
  return true;
}

type InterviewAction = Extract<auditEvents.AuditAction, `interview.${string}`>;

/** One event about an interview; its subject is the candidate's attempt. */
export async function recordInterview(
  tx: Tx,
  actor: MemberActor,
  action: InterviewAction,
  { id, attemptId }: Pick<HeldInterview, 'id' | 'attemptId'>,
  data: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await auditEvents.record(tx, actor.organizationId, {
    actor,
    action,
    subjectType: 'attempt',
    subjectId: attemptId,
    data: { interviewId: id, ...data },
  });
}
