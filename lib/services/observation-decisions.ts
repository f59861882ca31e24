import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as draftChanges from '@/lib/db/repositories/draft-changes';
import * as draftSteps from '@/lib/db/repositories/draft-steps';
import * as frequencyDecisions from '@/lib/db/repositories/frequency-decisions';
import * as observations from '@/lib/db/repositories/observations';
import { uuidv7 } from '@/lib/db/uuid';
import type {
  DecideFrequencyInput,
  LeaveOutInput,
  ReviewInput,
  SessionInput,
} from '@/lib/validation/observation';
import type { DraftScope } from './internal/draft-scope';
import { advance, applyCommand, auditFirstEditOfHour, openDraft } from './internal/draft-session';
import { isStale, loadObservation } from './internal/observation-view';

/**
 * Decides which frequency of a step counts, the rated or the observed one. The numbers that were looked at are kept
 * with the decision; earlier decisions stay.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role and for a step nobody could count;
 *   CONFLICT when something else was observed by now than what the person saw.
 */
export async function decideFrequency(
  actor: Actor,
  input: DecideFrequencyInput,
): Promise<{ jobRoleId: string }> {
  authorize(actor, 'observation:manage');
  const { organizationId, userId } = actor;
  const { jobRoleId, stepId, taken, reason } = input;
  return inTransaction(async (tx) => {
    const { scope, revision } = await openDraft(tx, actor, jobRoleId);
    const { steps } = await loadObservation(tx, organizationId, jobRoleId);
    const step = steps.find(({ id }) => id === stepId);
    if (!step) throw new AppError('NOT_FOUND', `step ${stepId}`);
    if (!step.observed) throw new AppError('INVALID_STATE', `step ${stepId} was not observed`);
    const { events, hours, rating, comparison } = step.observed;
    if (isStale(input, { events, hours })) throw new AppError('CONFLICT', 'more was observed meanwhile');
    await frequencyDecisions.append(tx, organizationId, {
      ...{ id: uuidv7(), jobRoleId, taskStepId: stepId, taken, reason, events, hours },
      ...{ observed: rating.rating, observedLow: rating.low, observedHigh: rating.high },
      ...{ rated: comparison?.rated ?? null, decidedById: userId, decidedAt: scope.now },
    });
    await advance(scope, revision);
    await record(tx, actor, 'observation.decided', stepId, jobRoleId);
    return { jobRoleId };
  });
}

/**
 * Leaves a session out of the rates, with the reason; nothing of it is deleted.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function leaveOutSession(actor: Actor, input: LeaveOutInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'observation:manage');
  return changeSession(actor, input, 'observation.leftOut', () => ({ leftOutReason: input.reason }));
}

/**
 * Takes a session into the rates again.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function takeInSession(actor: Actor, input: SessionInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'observation:manage');
  return changeSession(actor, input, 'observation.takenIn', () => ({ leftOutReason: null }));
}

/**
 * Ends a session that somebody forgot to end, at its last mark. If the phone sends an end of its own later, that counts.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role, and for a session that has ended or has
 *   no mark.
 */
export async function endSession(actor: Actor, input: SessionInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'observation:manage');
  return changeSession(actor, input, 'observation.ended', ({ startedAt, endedAt, lastAt }) => {
    if (endedAt !== null || lastAt === null) throw new AppError('INVALID_STATE', 'nothing to end');
    return { endedAt: lastAt < startedAt ? startedAt : lastAt };
  });
}

type Held = NonNullable<Awaited<ReturnType<typeof observations.lockSession>>>;

/** Rates follow from sessions, so the draft is another one after each change. */
async function changeSession(
  actor: MemberActor,
  { sessionId }: SessionInput,
  action: 'observation.leftOut' | 'observation.takenIn' | 'observation.ended',
  change: (held: Held) => Parameters<typeof observations.updateSession>[3],
): Promise<{ jobRoleId: string }> {
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const held = await observations.lockSession(tx, organizationId, sessionId);
    if (!held) throw new AppError('NOT_FOUND', `session ${sessionId}`);
    const { jobRoleId } = held;
    const { scope, revision } = await openDraft(tx, actor, jobRoleId);
    await observations.updateSession(tx, organizationId, sessionId, change(held));
    await advance(scope, revision);
    await record(tx, actor, action, sessionId, jobRoleId);
    return { jobRoleId };
  });
}

/**
 * Says what events were that fitted no step: an existing step, a new one, or nothing that belongs to the job.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a step or stage that is gone; INVALID_STATE for an archived role;
 *   CONFLICT when they were reviewed meanwhile.
 */
export async function reviewOthers(actor: Actor, input: ReviewInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'observation:manage');
  const { organizationId, userId } = actor;
  const { jobRoleId, tapIds } = input;
  return inTransaction(async (tx) => {
    const { scope, revision } = await openDraft(tx, actor, jobRoleId);
    const assignedStepId = await stepFor(scope, actor, revision, input);
    const count = await observations.review(tx, organizationId, jobRoleId, {
      tapIds,
      review: assignedStepId === null ? 'dismissed' : 'step',
      assignedStepId,
      reviewReason: input.outcome === 'dismissed' ? input.reason : null,
      reviewedById: userId,
      reviewedAt: scope.now,
    });
    if (count === 0) throw new AppError('CONFLICT', 'reviewed meanwhile');
    await advance(scope, revision);
    await record(tx, actor, 'observation.reviewed', jobRoleId, jobRoleId);
    return { jobRoleId };
  });
}

/** The step that events are assigned to, made where it is new; null where they are dismissed. */
async function stepFor(
  scope: DraftScope,
  actor: MemberActor,
  revision: number,
  input: ReviewInput,
): Promise<string | null> {
  const { tx, organizationId, jobRoleId } = scope;
  if (input.outcome === 'dismissed') return null;
  if (input.outcome === 'step') {
    const { steps } = await loadObservation(tx, organizationId, jobRoleId);
    if (!steps.some(({ id }) => id === input.stepId)) throw new AppError('NOT_FOUND', `step ${input.stepId}`);
    return input.stepId;
  }
  const inStage = await draftSteps.idsOfStage(tx, organizationId, jobRoleId, input.stageId);
  const command = {
    type: 'addStep',
    stepId: input.newStepId,
    title: input.title,
    kind: 'core',
    contact: 'direct',
    customerNotices: '',
    place: { stageId: input.stageId, after: inStage.at(-1) ?? null },
  } as const;
  const result = await applyCommand(scope, command);
  if (result.status === 'gone') throw new AppError('NOT_FOUND', `stage ${input.stageId}`);
  if (result.status !== 'changed') throw new AppError('CONFLICT', 'the step was made before');
  await auditFirstEditOfHour(scope, actor);
  await draftChanges.append(tx, organizationId, {
    ...{ id: uuidv7(), jobRoleId, revision: revision + 1, userId: actor.userId },
    ...{ command, inverse: result.inverse, createdAt: scope.now },
  });
  return input.newStepId;
}

function record(
  tx: Tx,
  actor: MemberActor,
  action: Extract<auditEvents.AuditAction, `observation.${string}`>,
  subjectId: string,
  jobRoleId: string,
): Promise<void> {
  const subject = { subjectType: 'Observation', subjectId, data: { jobRoleId } };
  return auditEvents.record(tx, actor.organizationId, { actor, action, ...subject });
}
