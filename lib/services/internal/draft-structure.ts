import 'server-only';
import { AppError } from '@/lib/core/app-error';
import * as draftStages from '@/lib/db/repositories/draft-stages';
import * as draftSteps from '@/lib/db/repositories/draft-steps';
import { stageDetails } from '@/lib/job-analysis/step-attributes';
import type { StructureCommand } from '@/lib/validation/role-draft';
import type { CommandResult, DraftScope } from './draft-scope';
import { applyOverride } from './scale-settings';

type Of<T extends StructureCommand['type']> = Extract<StructureCommand, { type: T }>;
type Place = Of<'moveStep'>['to'];

/**
 * Adds, removes or moves a stage or a step.
 *
 * @throws {AppError} INVALID_STATE when a stage that is to be removed has steps.
 */
export function applyStructure(scope: DraftScope, command: StructureCommand): Promise<CommandResult> {
  switch (command.type) {
    case 'addStage':
      return addStage(scope, command);
    case 'removeStage':
      return removeStage(scope, command);
    case 'moveStage':
      return moveStage(scope, command);
    case 'overrideWeight':
      return applyOverride(scope, command);
    default:
      return applyToSteps(scope, command);
  }
}

function applyToSteps(
  scope: DraftScope,
  command: Extract<StructureCommand, { stepId: string } | { stepIds: readonly string[] }>,
): Promise<CommandResult> {
  switch (command.type) {
    case 'addStep':
      return addStep(scope, command);
    case 'removeStep':
      return removeStep(scope, command);
    case 'restoreStep':
      return restoreStep(scope, command);
    case 'removeSteps':
    case 'restoreSteps':
      return setStepsRemoved(scope, command);
    case 'moveStep':
      return moveStep(scope, command);
  }
}

async function addStage(
  scope: DraftScope,
  { stageId, title, target, after, details }: Of<'addStage'>,
): Promise<CommandResult> {
  const { tx, organizationId, jobRoleId } = scope;
  const ids = await stageIds(scope);
  if (ids.includes(stageId)) return { status: 'unchanged' };
  await draftStages.insert(tx, organizationId, jobRoleId, [{ id: stageId, title, target, ...details }]);
  await draftStages.setOrder(tx, organizationId, jobRoleId, placed(ids, stageId, after));
  return { status: 'changed', inverse: { type: 'removeStage', stageId } };
}

async function removeStage(scope: DraftScope, { stageId }: Of<'removeStage'>): Promise<CommandResult> {
  const { tx, organizationId, jobRoleId } = scope;
  const stage = await draftStages.find(tx, organizationId, jobRoleId, stageId);
  if (!stage) return { status: 'unchanged' };
  const steps = await draftSteps.idsOfStage(tx, organizationId, jobRoleId, stageId);
  if (steps.length > 0) throw new AppError('INVALID_STATE', `stage ${stageId} has ${steps.length} steps`);
  const after = inFrontOf(await stageIds(scope), stageId);
  await draftStages.remove(tx, organizationId, jobRoleId, stageId);
  const { title, target } = stage;
  const inverse = { type: 'addStage', stageId, title, target, after, details: stageDetails(stage) } as const;
  return { status: 'changed', inverse };
}

async function moveStage(scope: DraftScope, { stageId, after }: Of<'moveStage'>): Promise<CommandResult> {
  const ids = await stageIds(scope);
  if (!ids.includes(stageId)) return { status: 'gone' };
  const before = inFrontOf(ids, stageId);
  if (before === after) return { status: 'unchanged' };
  const order = placed(without(ids, stageId), stageId, after);
  await draftStages.setOrder(scope.tx, scope.organizationId, scope.jobRoleId, order);
  return { status: 'changed', inverse: { type: 'moveStage', stageId, after: before } };
}

async function addStep(scope: DraftScope, command: Of<'addStep'>): Promise<CommandResult> {
  const { tx, organizationId, jobRoleId } = scope;
  const { stepId, place, title, kind, contact, customerNotices } = command;
  if (await draftSteps.find(tx, organizationId, jobRoleId, stepId)) return { status: 'unchanged' };
  if (!(await stageExists(scope, place.stageId))) return { status: 'gone' };
  const step = { id: stepId, stageId: place.stageId, title, kind, contact, customerNotices };
  await draftSteps.insert(tx, organizationId, jobRoleId, step);
  await putInPlace(scope, stepId, place);
  return { status: 'changed', inverse: { type: 'removeStep', stepId } };
}

async function removeStep(scope: DraftScope, { stepId }: Of<'removeStep'>): Promise<CommandResult> {
  const step = await draftSteps.find(scope.tx, scope.organizationId, scope.jobRoleId, stepId);
  if (!step || step.deletedAt !== null) return { status: 'unchanged' };
  const place = await placeOf(scope, stepId, step.stageId);
  await draftSteps.setRemoved(scope.tx, scope.organizationId, stepId, scope.now);
  return { status: 'changed', inverse: { type: 'restoreStep', stepId, place } };
}

async function restoreStep(scope: DraftScope, { stepId, place }: Of<'restoreStep'>): Promise<CommandResult> {
  const step = await draftSteps.find(scope.tx, scope.organizationId, scope.jobRoleId, stepId);
  if (!step || !(await stageExists(scope, place.stageId))) return { status: 'gone' };
  if (step.deletedAt === null) return { status: 'unchanged' };
  await draftSteps.setRemoved(scope.tx, scope.organizationId, stepId, null);
  await putInPlace(scope, stepId, place);
  return { status: 'changed', inverse: { type: 'removeStep', stepId } };
}

/** Steps of one import go and come back together; their ratings and places stay as they are. */
async function setStepsRemoved(
  scope: DraftScope,
  { type, stepIds }: Of<'removeSteps' | 'restoreSteps'>,
): Promise<CommandResult> {
  const { tx, organizationId, jobRoleId, now } = scope;
  const isRemoval = type === 'removeSteps';
  const changed = await draftSteps.setAllRemoved(
    tx,
    organizationId,
    jobRoleId,
    stepIds,
    isRemoval ? now : null,
  );
  if (changed === 0) return { status: 'unchanged' };
  return { status: 'changed', inverse: { type: isRemoval ? 'restoreSteps' : 'removeSteps', stepIds } };
}

async function moveStep(scope: DraftScope, { stepId, from, to }: Of<'moveStep'>): Promise<CommandResult> {
  const step = await draftSteps.find(scope.tx, scope.organizationId, scope.jobRoleId, stepId);
  if (!step || step.deletedAt !== null || !(await stageExists(scope, to.stageId))) return { status: 'gone' };
  const now = await placeOf(scope, stepId, step.stageId);
  if (now.stageId === to.stageId && now.after === to.after) return { status: 'unchanged' };
  // Neighbours may have changed meanwhile; another stage means that somebody else moved this step.
  if (now.stageId !== from.stageId) return { status: 'conflict', current: null };
  await putInPlace(scope, stepId, to);
  return { status: 'changed', inverse: { type: 'moveStep', stepId, from: to, to: now } };
}

async function putInPlace(scope: DraftScope, stepId: string, { stageId, after }: Place): Promise<void> {
  const { tx, organizationId, jobRoleId } = scope;
  await draftSteps.setStage(tx, organizationId, stepId, stageId);
  const ids = await draftSteps.idsOfStage(tx, organizationId, jobRoleId, stageId);
  const order = placed(without(ids, stepId), stepId, after);
  await draftSteps.setOrder(tx, organizationId, jobRoleId, order);
}

async function placeOf(scope: DraftScope, stepId: string, stageId: string | null): Promise<Place> {
  if (stageId === null) throw new Error(`live step ${stepId} stands in no stage`);
  const ids = await draftSteps.idsOfStage(scope.tx, scope.organizationId, scope.jobRoleId, stageId);
  return { stageId, after: inFrontOf(ids, stepId) };
}

async function stageIds({ tx, organizationId, jobRoleId }: DraftScope): Promise<readonly string[]> {
  return (await draftStages.list(tx, organizationId, jobRoleId)).map(({ id }) => id);
}

async function stageExists({ tx, organizationId, jobRoleId }: DraftScope, stageId: string): Promise<boolean> {
  return (await draftStages.find(tx, organizationId, jobRoleId, stageId)) !== null;
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((other) => other !== id);
}

/** The neighbour in front, null at the start. */
function inFrontOf(ids: readonly string[], id: string): string | null {
  return ids[ids.indexOf(id) - 1] ?? null;
}

/** `ids` with `id` after its neighbour; at the end when the neighbour is gone. */
function placed(ids: readonly string[], id: string, after: string | null): readonly string[] {
  if (after === null) return [id, ...ids];
  const index = ids.indexOf(after);
  return index === -1 ? [...ids, id] : [...ids.slice(0, index + 1), id, ...ids.slice(index + 1)];
}
