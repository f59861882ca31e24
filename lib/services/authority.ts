import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as jobSides from '@/lib/db/repositories/job-side';
import type {
  DecisionInput,
  MoveDecisionInput,
  SaveConditionInput,
  SaveDecisionInput,
  SaveFixInput,
} from '@/lib/validation/job-side';
import { holdOpenJob } from './internal/hold-job';

/**
 * Adds a decision to the catalogue of a job, or changes one; the same id again changes it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a step of another job; INVALID_STATE for an archived role;
 *   CONFLICT for a decision that was removed meanwhile.
 */
export async function saveDecision(actor: Actor, input: SaveDecisionInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { organizationId } = actor;
  const { jobRoleId, decisionId, stepIds, ...texts } = input;
  await change(actor, jobRoleId, async (tx) => {
    const known = await jobSides.knownSteps(tx, organizationId, jobRoleId, stepIds);
    if (known.length < new Set(stepIds).size) throw new AppError('NOT_FOUND', 'a step is not of this job');
    const found = await jobSides.findDecision(tx, organizationId, jobRoleId, decisionId);
    if (found?.deletedAt) throw new AppError('CONFLICT', `decision ${decisionId} was removed`);
    if (found) await jobSides.updateDecision(tx, organizationId, decisionId, texts);
    else await jobSides.insertDecision(tx, organizationId, jobRoleId, { id: decisionId, ...texts });
    await jobSides.setDecisionSteps(tx, organizationId, decisionId, known);
    await record(tx, actor, 'authority.decisionSaved', jobRoleId, { decisionId });
  });
}

/**
 * Takes a decision off the catalogue; {@link restoreDecision} brings it back as it was.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function removeDecision(actor: Actor, input: DecisionInput): Promise<DecisionInput> {
  authorize(actor, 'jobRole:edit');
  await setDeleted(actor, input, new Date());
  return input;
}

/**
 * Brings a removed decision back to its place.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function restoreDecision(actor: Actor, input: DecisionInput): Promise<DecisionInput> {
  authorize(actor, 'jobRole:edit');
  await setDeleted(actor, input, null);
  return input;
}

/**
 * Moves a decision one place up or down; at the end it stays.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function moveDecision(actor: Actor, input: MoveDecisionInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { jobRoleId, decisionId, by } = input;
  await change(actor, jobRoleId, async (tx) => {
    const ids = await jobSides.decisionOrder(tx, actor.organizationId, jobRoleId);
    const from = ids.indexOf(decisionId);
    if (from < 0) throw new AppError('NOT_FOUND', `decision ${decisionId}`);
    const to = Math.min(Math.max(from + (by === 'up' ? -1 : 1), 0), ids.length - 1);
    const rest = ids.filter((id) => id !== decisionId);
    await jobSides.setDecisionOrder(tx, actor.organizationId, rest.toSpliced(to, 0, decisionId));
  });
}

/**
 * Stores what is mended at a step, by whom and until when; a plan without any content is no plan.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a step of another job; INVALID_STATE for an archived role.
 */
export async function saveFix(actor: Actor, input: SaveFixInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { organizationId } = actor;
  const { jobRoleId, ...fix } = input;
  await change(actor, jobRoleId, async (tx) => {
    const known = await jobSides.knownSteps(tx, organizationId, jobRoleId, [fix.stepId]);
    if (known.length === 0) throw new AppError('NOT_FOUND', `step ${fix.stepId}`);
    if (saysSomething(fix, [fix.change])) await jobSides.setFix(tx, organizationId, jobRoleId, fix);
    else await jobSides.removeFix(tx, organizationId, fix.stepId);
    await record(tx, actor, 'authority.fixSaved', jobRoleId, { stepId: fix.stepId, state: fix.state });
  });
}

/**
 * Stores one condition of a job: what is there, what is missing, and who sees to it until when.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function saveCondition(actor: Actor, input: SaveConditionInput): Promise<void> {
  authorize(actor, 'jobRole:edit');
  const { organizationId } = actor;
  const { jobRoleId, ...condition } = input;
  const { kind, present, missing, state } = condition;
  await change(actor, jobRoleId, async (tx) => {
    const isWritten = saysSomething(condition, [present, missing]);
    if (isWritten) await jobSides.setCondition(tx, organizationId, jobRoleId, condition);
    else await jobSides.removeCondition(tx, organizationId, jobRoleId, kind);
    await record(tx, actor, 'authority.conditionSaved', jobRoleId, { condition: kind, state });
  });
}

type Mending = Readonly<{ owner: string; dueOn: string | null; state: string }>;

function saysSomething({ owner, dueOn, state }: Mending, texts: readonly string[]): boolean {
  return dueOn !== null || state !== 'open' || [owner, ...texts].some((text) => text !== '');
}

async function setDeleted(actor: MemberActor, input: DecisionInput, at: Date | null): Promise<void> {
  const { jobRoleId, decisionId } = input;
  await change(actor, jobRoleId, async (tx) => {
    const found = await jobSides.findDecision(tx, actor.organizationId, jobRoleId, decisionId);
    if (!found) throw new AppError('NOT_FOUND', `decision ${decisionId}`);
    if (!(await jobSides.setDecisionDeleted(tx, actor.organizationId, decisionId, at))) return;
    const action = at === null ? 'authority.decisionRestored' : 'authority.decisionRemoved';
    await record(tx, actor, action, jobRoleId, { decisionId });
  });
}

/** One change of a job: the draft is locked and counts it, so that nobody publishes what they have not read. */
async function change(
  { organizationId }: MemberActor,
  jobRoleId: string,
  run: (tx: Tx) => Promise<void>,
): Promise<void> {
  await inTransaction(async (tx) => {
    const job = await holdOpenJob(tx, organizationId, jobRoleId);
    await run(tx);
    await jobRoles.setRevision(tx, organizationId, jobRoleId, job.draftRevision + 1, new Date());
  });
}

type Action =
  | 'authority.decisionSaved'
  | 'authority.decisionRemoved'
  | 'authority.decisionRestored'
  | 'authority.fixSaved'
  | 'authority.conditionSaved';

function record(
  tx: Tx,
  actor: MemberActor,
  action: Action,
  subjectId: string,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  return auditEvents.record(tx, actor.organizationId, {
    actor,
    action,
    subjectType: 'JobRole',
    subjectId,
    data,
  });
}
