import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, isUniqueViolation } from '@/lib/db/client';
import * as draftChanges from '@/lib/db/repositories/draft-changes';
import { uuidv7 } from '@/lib/db/uuid';
import type { RaterKind, RoleDraft } from '@/lib/job-analysis/types';
import type { JobRoleInput } from '@/lib/validation/job-role';
import {
  type CellValue,
  type DraftCommand,
  draftCommand,
  type SaveDetailsInput,
  type SaveDraftCommandInput,
  type UndoDraftChangeInput,
} from '@/lib/validation/role-draft';
import { advance, applyCommand, auditFirstEditOfHour, openDraft, tryCommand } from './internal/draft-session';
import { type DraftTemplate, draftTemplate } from './internal/draft-template';
import { loadDraft } from './internal/load-draft';

export type RoleDraftView = Readonly<{
  jobRoleId: string;
  /** Grows by one with every change and every publication. */
  revision: number;
  savedAt: string;
  archived: boolean;
  draft: RoleDraft;
  raters: readonly Readonly<{ raterId: string; index: number; kind: RaterKind; name: string | null }>[];
  /** Whether the person has a change that can be undone. */
  canUndo: boolean;
  /** Where the role came from; null for one that was written here. */
  template: DraftTemplate | null;
}>;

/**
 * The draft of a job role with all that its page shows.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function getRoleDraft(actor: Actor, { jobRoleId }: JobRoleInput): Promise<RoleDraftView> {
  authorize(actor, 'jobRole:read');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const loaded = await loadDraft(tx, organizationId, jobRoleId);
    if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    const { jobRole, draft, raters, everyone, rows } = loaded;
    const undoable = await draftChanges.findNewest(tx, organizationId, jobRoleId, userId, null);
    return {
      jobRoleId,
      revision: jobRole.draftRevision,
      savedAt: jobRole.updatedAt.toISOString(),
      archived: jobRole.archivedAt !== null,
      draft,
      raters: draft.raters.map(({ raterId, kind }, index) => {
        const rater = raters[index];
        const name = rater?.memberName ?? rater?.name ?? null;
        return { raterId, index: everyone.findIndex(({ id }) => id === raterId) + 1, kind, name };
      }),
      canUndo: undoable !== null,
      template: draftTemplate(draft, rows),
    };
  });
}

export type SaveOutcome =
  | Readonly<{ status: 'saved'; revision: number; savedAt: string }>
  | Readonly<{ status: 'conflict'; revision: number; current: CellValue }>
  | Readonly<{ status: 'gone'; revision: number }>;

/**
 * Saves one change of a draft. Changes of different cells never disturb each other; a cell that was changed elsewhere
 * meanwhile is a conflict, and the answer tells its value. The same command again changes nothing.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role and for removing a stage with steps;
 *   INVALID_INPUT for a value that contradicts another cell.
 */
export async function saveDraftCommand(actor: Actor, input: SaveDraftCommandInput): Promise<SaveOutcome> {
  authorize(actor, 'jobRole:edit');
  try {
    return await inTransaction(async (tx) => {
      const { scope, revision } = await openDraft(tx, actor, input.jobRoleId);
      const result = await applyCommand(scope, input.command);
      if (result.status === 'conflict') return { status: 'conflict', revision, current: result.current };
      if (result.status === 'gone') return { status: 'gone', revision };
      if (result.status === 'unchanged')
        return { status: 'saved', revision, savedAt: scope.now.toISOString() };
      await auditFirstEditOfHour(scope, actor);
      await draftChanges.append(tx, actor.organizationId, {
        id: uuidv7(),
        jobRoleId: input.jobRoleId,
        revision: revision + 1,
        userId: actor.userId,
        command: input.command,
        inverse: result.inverse,
        createdAt: scope.now,
      });
      return advance(scope, revision);
    });
  } catch (error) {
    // The id that the browser made for a new stage or step exists already, somewhere.
    if (isUniqueViolation(error)) throw new AppError('CONFLICT', 'id of a new stage or step is taken');
    throw error;
  }
}

/**
 * Saves several cells of a form together: all of them, or none when one was changed elsewhere meanwhile. Each is a
 * change of its own in the draft's history, so that each can be undone.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a stage or step that is gone; INVALID_STATE for an archived role;
 *   CONFLICT naming the fields that hold something else by now.
 */
export async function saveDetails(actor: Actor, input: SaveDetailsInput): Promise<{ revision: number }> {
  authorize(actor, 'jobRole:edit');
  return inTransaction(async (tx) => {
    const { scope, revision: before } = await openDraft(tx, actor, input.jobRoleId);
    const conflicts: Record<string, string> = {};
    let revision = before;
    for (const command of input.commands) {
      const result = await applyCommand(scope, command);
      if (result.status === 'gone') throw new AppError('NOT_FOUND', `place of a ${command.type} cell`);
      if (result.status === 'conflict' && 'field' in command) conflicts[command.field] = 'changedElsewhere';
      if (result.status !== 'changed') continue;
      if (revision === before) await auditFirstEditOfHour(scope, actor);
      await draftChanges.append(tx, actor.organizationId, {
        id: uuidv7(),
        jobRoleId: input.jobRoleId,
        revision: revision + 1,
        userId: actor.userId,
        command,
        inverse: result.inverse,
        createdAt: scope.now,
      });
      ({ revision } = await advance(scope, revision));
    }
    if (Object.keys(conflicts).length > 0) throw new AppError('CONFLICT', 'cells changed', conflicts);
    return { revision };
  });
}

export type UndoOutcome =
  | Readonly<{ status: 'undone'; revision: number; savedAt: string; applied: DraftCommand; more: boolean }>
  /** The cell holds something else by now: this change stays, and the next undo starts before it. */
  | Readonly<{ status: 'passed'; revision: number; changeRevision: number; command: DraftCommand }>;

/**
 * Takes back the newest change of this person that still stands.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE; NOTHING_TO_UNDO
 */
export async function undoDraftChange(actor: Actor, input: UndoDraftChangeInput): Promise<UndoOutcome> {
  authorize(actor, 'jobRole:edit');
  const { organizationId, userId } = actor;
  const { jobRoleId, beforeRevision } = input;
  return inTransaction(async (tx) => {
    const { scope, revision } = await openDraft(tx, actor, jobRoleId);
    const change = await draftChanges.findNewest(tx, organizationId, jobRoleId, userId, beforeRevision);
    if (!change) throw new AppError('NOTHING_TO_UNDO');
    const applied = draftCommand.parse(change.inverse);
    const isUndone = await tryCommand(scope, applied);
    if (!isUndone) {
      const command = draftCommand.parse(change.command);
      return { status: 'passed', revision, changeRevision: change.revision, command };
    }
    await draftChanges.markUndone(tx, organizationId, change.id, scope.now);
    const next = await draftChanges.findNewest(tx, organizationId, jobRoleId, userId, beforeRevision);
    const saved = await advance(scope, revision);
    return { ...saved, status: 'undone', applied, more: next !== null };
  });
}
