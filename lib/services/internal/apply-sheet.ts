import 'server-only';
import type { MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import * as draftChanges from '@/lib/db/repositories/draft-changes';
import * as draftRatings from '@/lib/db/repositories/draft-ratings';
import * as draftSteps from '@/lib/db/repositories/draft-steps';
import { uuidv7 } from '@/lib/db/uuid';
import {
  isSameStage,
  type NewSheetStep,
  type SheetChange,
  type SheetPlan,
} from '@/lib/job-analysis/read-step-sheet';
import { isScale, SHEET_NUMBERS, type SheetColumn } from '@/lib/job-analysis/step-sheet';
import { CONTACT_KINDS, SERVICE_LEVELS, type ServiceLevel } from '@/lib/job-analysis/step-attributes';
import type { ProfileStage, RoleDraft } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';
import { type DraftCommand, draftCommand } from '@/lib/validation/role-draft';
import type { DraftScope } from './draft-scope';
import { advance, applyCommand } from './draft-session';

type Stages = readonly Pick<ProfileStage, 'id' | 'title'>[];
type Todo = Readonly<{ plan: SheetPlan; draft: RoleDraft; revision: number }>;

/**
 * Writes what a table of steps changes; part of the caller's transaction. Every change of a cell is one change of the
 * draft's history, and all new steps together are one: each can be undone.
 *
 * @returns The revision that the draft has afterwards.
 * @throws {AppError} CONFLICT when a change cannot be made; INVALID_INPUT when a value contradicts another cell.
 */
export async function applySheet(
  scope: DraftScope,
  { userId }: MemberActor,
  { plan, draft, revision: before }: Todo,
): Promise<number> {
  let revision = before;
  const history = async (command: DraftCommand, inverse: DraftCommand) => {
    const { organizationId, jobRoleId, now: createdAt } = scope;
    const change = { id: uuidv7(), jobRoleId, revision: revision + 1, userId, command, inverse, createdAt };
    await draftChanges.append(scope.tx, organizationId, change);
    revision += 1;
  };
  const run = async (command: DraftCommand) => {
    const result = await applyCommand(scope, command);
    if (result.status === 'changed') await history(command, result.inverse);
    else if (result.status !== 'unchanged')
      throw new AppError('CONFLICT', `${command.type} is ${result.status}`);
  };

  const stages = await addStages(plan, draft, run);
  for (const change of plan.changes) await run(commandOf(change, stages, draft));
  if (plan.newSteps.length > 0) {
    const stepIds = await addSteps(scope, plan.newSteps, stages, draft);
    await history({ type: 'restoreSteps', stepIds }, { type: 'removeSteps', stepIds });
  }
  if (revision > before) await advance(scope, revision - 1);
  return revision;
}

async function addStages(
  { newStages }: SheetPlan,
  draft: RoleDraft,
  run: (command: DraftCommand) => Promise<void>,
): Promise<Stages> {
  const stages: Pick<ProfileStage, 'id' | 'title'>[] = [...draft.stages];
  for (const title of newStages) {
    const stageId = uuidv7();
    await run({ type: 'addStage', stageId, after: stages.at(-1)?.id ?? null, title, target: '' });
    stages.push({ id: stageId, title });
  }
  return stages;
}

function stageIdOf(stages: Stages, title: string): string {
  const stage = stages.find((known) => isSameStage(known.title, title));
  if (!stage) throw new AppError('CONFLICT', `stage ${title}`);
  return stage.id;
}

/** The command that a changed cell of the table stands for. */
function commandOf(
  { stepId, column, from, to }: SheetChange,
  stages: Stages,
  draft: RoleDraft,
): DraftCommand {
  if (column === 'stage') return moveOf(stepId, stageIdOf(stages, to), draft);
  const isNumber = SHEET_NUMBERS[column] !== undefined;
  const values = isNumber ? { from: numberOf(from), to: numberOf(to) } : { from, to };
  if (isScale(column)) return draftCommand.parse({ type: 'relevance', stepId, scale: column, ...values });
  const isRating = column === 'frequency' || column === 'loss' || column === 'gain';
  return draftCommand.parse({ type: isRating ? 'rating' : 'step', stepId, field: column, ...values });
}

/** To the end of another stage. */
function moveOf(stepId: string, stageId: string, { steps }: RoleDraft): DraftCommand {
  const fromStage = steps.find(({ id }) => id === stepId)?.stageId ?? '';
  const lastOf = (stage: string) =>
    steps.filter((step) => step.stageId === stage && step.id !== stepId).at(-1);
  const from = { stageId: fromStage, after: null };
  return { type: 'moveStep', stepId, from, to: { stageId, after: lastOf(stageId)?.id ?? null } };
}

async function addSteps(
  { tx, organizationId, jobRoleId, raterId, now }: DraftScope,
  newSteps: readonly NewSheetStep[],
  stages: Stages,
  draft: RoleDraft,
): Promise<string[]> {
  const added = newSteps.map(({ stage, values }, index) => {
    const stageId = stageIdOf(stages, stage);
    // After those that are there; positions count within a stage and may have gaps.
    const position = draft.steps.length + index;
    return { id: uuidv7(), values, stageId, position };
  });
  await draftSteps.insertAll(
    tx,
    organizationId,
    jobRoleId,
    added.map(({ id, values, stageId, position }) => ({ id, stageId, position, ...wordsOf(values) })),
  );
  await draftRatings.insertVotes(tx, organizationId, {
    raterId,
    ratedAt: now,
    votes: added.map(({ id, values }) => ({
      taskStepId: id,
      frequency: numberOf(values.frequency),
      loss: numberOf(values.loss),
      gain: numberOf(values.gain),
      relevance: SCALE_KEYS.map((key) => [key, numberOf(values[key])] as const),
    })),
  });
  return added.map(({ id }) => id);
}

function wordsOf(values: Readonly<Partial<Record<SheetColumn, string>>>) {
  return {
    title: values.title ?? '',
    customerNotices: values.customerNotices ?? '',
    kind: values.kind === 'surrounding' ? ('surrounding' as const) : ('core' as const),
    contact: contactOf(values.contact),
    channels: values.channels ?? '',
    serviceLevel: levelOf(values.serviceLevel),
    personalisation: numberOf(values.personalisation),
    latitude: numberOf(values.latitude),
    authority: values.authority ?? '',
    desk: values.desk ?? '',
    rules: numberOf(values.rules),
  };
}

function contactOf(value: string | undefined) {
  return CONTACT_KINDS.find((kind) => kind === value) ?? 'direct';
}

function levelOf(value: string | undefined): ServiceLevel | '' {
  return SERVICE_LEVELS.find((level) => level === value) ?? '';
}

function numberOf(value: string | undefined): number | null {
  return value === undefined || value === '' ? null : Number(value);
}
