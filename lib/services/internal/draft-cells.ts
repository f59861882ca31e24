import 'server-only';
import { AppError } from '@/lib/core/app-error';
import * as draftRatings from '@/lib/db/repositories/draft-ratings';
import * as draftScales from '@/lib/db/repositories/draft-scales';
import * as draftStages from '@/lib/db/repositories/draft-stages';
import * as draftSteps from '@/lib/db/repositories/draft-steps';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import { type CellCommand, type CellValue, draftCommand } from '@/lib/validation/role-draft';
import type { CommandResult, DraftScope } from './draft-scope';
import { scaleCellValue, storedExpert } from './scale-settings';

/**
 * Replaces the value of one cell, if the cell still holds what the person saw.
 *
 * @throws {AppError} INVALID_INPUT when the value contradicts another cell.
 */
export async function applyCell(scope: DraftScope, command: CellCommand): Promise<CommandResult> {
  const cell = await readCell(scope, command);
  if (!cell) return { status: 'gone' };
  if (cell.value === command.to) return { status: 'unchanged' };
  if (cell.value !== command.from) return { status: 'conflict', current: cell.value };
  await writeCell(scope, command);
  return {
    status: 'changed',
    inverse: draftCommand.parse({ ...command, from: command.to, to: command.from }),
  };
}

/** The value of the cell now; undefined when its stage or step is gone. */
async function readCell(
  scope: DraftScope,
  command: CellCommand,
): Promise<Readonly<{ value: CellValue }> | undefined> {
  const { tx, organizationId, jobRoleId } = scope;
  switch (command.type) {
    case 'role': {
      const role = await jobRoles.find(tx, organizationId, jobRoleId);
      return role ? { value: role[command.field] } : undefined;
    }
    case 'stage': {
      const stage = await draftStages.find(tx, organizationId, jobRoleId, command.stageId);
      return stage ? { value: stage[command.field] } : undefined;
    }
    case 'scale': {
      const setting = await draftScales.find(tx, organizationId, jobRoleId, command.scale);
      return { value: scaleCellValue(setting, command.field) };
    }
    default:
      return readStepCell(scope, command);
  }
}

async function readStepCell(
  scope: DraftScope,
  command: Extract<CellCommand, { stepId: string }>,
): Promise<Readonly<{ value: CellValue }> | undefined> {
  const { tx, organizationId } = scope;
  const step = await liveStep(scope, command.stepId);
  if (!step) return undefined;
  if (command.type === 'step') return { value: step[command.field] };
  const key = await shownVote(scope, command);
  if (command.type === 'rating') {
    return { value: await draftRatings.findRating(tx, organizationId, key, command.field) };
  }
  return { value: await draftRatings.findRelevance(tx, organizationId, key, command.scale) };
}

async function writeCell(scope: DraftScope, command: CellCommand): Promise<void> {
  const { tx, organizationId, jobRoleId, now } = scope;
  switch (command.type) {
    case 'role':
      return jobRoles.setCell(tx, organizationId, jobRoleId, command.field, command.to);
    case 'stage':
      return draftStages.setText(tx, organizationId, command.stageId, command.field, command.to);
    case 'step':
      return draftSteps.setCell(tx, organizationId, command.stepId, { [command.field]: command.to });
    case 'rating': {
      const key = await voteToChange(scope, command);
      return draftRatings.setRating(tx, organizationId, key, command.field, command.to, now);
    }
    case 'relevance': {
      const key = await voteToChange(scope, command);
      return draftRatings.setRelevance(tx, organizationId, key, command.scale, command.to, now);
    }
    case 'scale':
      await requireOrderedTargets(scope, command);
      return draftScales.set(tx, organizationId, jobRoleId, command.scale, scaleSetting(command));
  }
}

async function liveStep({ tx, organizationId, jobRoleId }: DraftScope, stepId: string) {
  const step = await draftSteps.find(tx, organizationId, jobRoleId, stepId);
  return step?.deletedAt === null ? step : undefined;
}

type OfStep = Readonly<{ stepId: string }>;

/** The vote that the page shows: the second one, where the step was discussed and it has begun. */
async function shownVote({ tx, organizationId, raterId }: DraftScope, { stepId }: OfStep) {
  const second = { taskStepId: stepId, raterId, round: 2 };
  const hasSecond = await draftRatings.hasVote(tx, organizationId, second);
  return hasSecond ? second : { ...second, round: 1 };
}

/** The vote that a change belongs to: what was rated before a discussion stays as it was. */
async function voteToChange({ tx, organizationId, jobRoleId, raterId }: DraftScope, { stepId }: OfStep) {
  const round = await draftRatings.roundOf(tx, organizationId, jobRoleId, stepId);
  const vote = { taskStepId: stepId, raterId, round };
  if (round === 2 && !(await draftRatings.hasVote(tx, organizationId, vote))) {
    await draftRatings.startSecondVote(tx, organizationId, vote);
  }
  return vote;
}

type ScaleCommand = Extract<CellCommand, { type: 'scale' }>;

function scaleSetting(command: ScaleCommand) {
  switch (command.field) {
    case 'excludedReason':
      return { excludedReason: command.to };
    case 'targetLower':
      return { targetLower: command.to };
    case 'targetUpper':
      return { targetUpper: command.to };
    case 'upperReason':
      return { upperReason: command.to };
    case 'upperFirstExpert':
      return { upperFirstExpert: expertOrNone(command.to) };
    case 'upperSecondExpert':
      return { upperSecondExpert: expertOrNone(command.to) };
    case 'upperReviewOn':
      return { upperReviewOn: command.to === null ? null : new Date(command.to) };
  }
}

function expertOrNone(kind: Parameters<typeof storedExpert>[0] | null) {
  return kind === null ? null : storedExpert(kind);
}

/** The database would refuse it too; here the person learns which field to change. */
async function requireOrderedTargets(scope: DraftScope, command: ScaleCommand): Promise<void> {
  if (command.field !== 'targetLower' && command.field !== 'targetUpper') return;
  const setting = await draftScales.find(scope.tx, scope.organizationId, scope.jobRoleId, command.scale);
  if (command.field === 'targetLower')
    refuseUnordered(command.to, setting?.targetUpper, 'lowerNotBelowUpper');
  else refuseUnordered(setting?.targetLower, command.to, 'upperNotAboveLower');
}

type Target = number | null | undefined;

function refuseUnordered(lower: Target, upper: Target, key: string): void {
  if (!isNumber(lower) || !isNumber(upper) || upper > lower) return;
  throw new AppError('INVALID_INPUT', `targets ${lower} and ${upper}`, { 'command.to': key });
}

function isNumber(value: Target): value is number {
  return typeof value === 'number';
}
