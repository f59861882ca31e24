import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import { ALL_SHEET_WORDS, sheetWords } from '@/lib/i18n/sheet-words';
import { readStepSheet, type SheetError, type SheetPlan } from '@/lib/job-analysis/read-step-sheet';
import { type SheetColumn, stepSheet } from '@/lib/job-analysis/step-sheet';
import type { RoleDraft } from '@/lib/job-analysis/types';
import { TEXT_MAX } from '@/lib/validation/role-draft';
import type { ExportStepsInput, ImportStepsInput, PreviewStepsInput } from '@/lib/validation/step-sheet';
import { auditFirstEditOfHour, openDraft } from './internal/draft-session';
import { loadDraft } from './internal/load-draft';
import { applySheet } from './internal/apply-sheet';
import { fromText, fromXlsx, toCsv, toText, toXlsx } from './internal/sheet-files';

/** Longest text of each column that holds one. */
const LIMITS: Readonly<Partial<Record<SheetColumn, number>>> = {
  stage: TEXT_MAX.stageTitle,
  title: TEXT_MAX.stepTitle,
  customerNotices: TEXT_MAX.customerNotices,
  authority: TEXT_MAX.authority,
  desk: TEXT_MAX.desk,
};

type Rows = readonly (readonly string[])[];

export type StepsFile = Readonly<{ title: string; content: string | Uint8Array<ArrayBuffer> }>;

/**
 * The steps of a draft as a file for a spreadsheet program, with HR's own ratings.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function exportSteps(
  actor: Actor,
  { jobRoleId, format, locale }: ExportStepsInput,
): Promise<StepsFile> {
  authorize(actor, 'jobRole:read');
  const { draft } = await readDraft(actor, jobRoleId);
  const rows = stepSheet(draft, sheetWords(locale));
  const content = format === 'csv' ? toCsv(rows, locale) : await toXlsx(rows);
  await inTransaction((tx) =>
    auditEvents.record(tx, actor.organizationId, {
      actor,
      action: 'jobRole.exported',
      subjectType: 'JobRole',
      subjectId: jobRoleId,
      data: { format, steps: draft.steps.length },
    }),
  );
  return { title: draft.title, content };
}

export type SheetPreview = SheetPlan &
  Readonly<{
    /** What {@link importSteps} wants back, unchanged. */
    draftRevision: number;
    text: string;
    /** By the id of a step that the table changes. */
    titles: Readonly<Record<string, string>>;
  }>;

/**
 * What a table of steps would change, without changing it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_INPUT for a file that cannot be read.
 */
export async function previewSteps(
  actor: Actor,
  { jobRoleId, source }: PreviewStepsInput,
): Promise<SheetPreview> {
  authorize(actor, 'jobRole:edit');
  const rows = source.kind === 'text' ? fromText(source.text) : await fromXlsx(source.bytes);
  if (rows === null) throw new AppError('INVALID_INPUT', 'no readable workbook', { file: 'unreadable' });
  const { draft, jobRole } = await readDraft(actor, jobRoleId);
  const plan = planOf(rows, draft);
  const changed = new Set(plan.changes.map(({ stepId }) => stepId));
  return {
    ...plan,
    draftRevision: jobRole.draftRevision,
    text: toText(rows),
    titles: Object.fromEntries(
      draft.steps.filter(({ id }) => changed.has(id)).map(({ id, title }) => [id, title]),
    ),
  };
}

/**
 * Brings a table of steps into the draft: all of it, or nothing.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role; CONFLICT when the draft changed after
 *   the preview; INVALID_INPUT when a cell is wrong.
 */
export async function importSteps(
  actor: Actor,
  { jobRoleId, draftRevision, text }: ImportStepsInput,
): Promise<{ steps: number; cells: number; revision: number }> {
  authorize(actor, 'jobRole:edit');
  return inTransaction(async (tx) => {
    const { scope, revision } = await openDraft(tx, actor, jobRoleId);
    if (revision !== draftRevision) throw new AppError('CONFLICT', `draft is at revision ${revision}`);
    const loaded = await loadDraft(tx, actor.organizationId, jobRoleId);
    if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    const plan = planOf(fromText(text), loaded.draft);
    if (plan.errors.length > 0)
      throw new AppError('INVALID_INPUT', describe(plan.errors), { text: 'invalid' });
    const isChange = plan.newSteps.length + plan.changes.length > 0;
    if (isChange) await auditFirstEditOfHour(scope, actor);
    const reached = await applySheet(scope, actor, { plan, draft: loaded.draft, revision });
    return { steps: plan.newSteps.length, cells: plan.changes.length, revision: reached };
  });
}

function planOf(rows: Rows, draft: RoleDraft): SheetPlan {
  return readStepSheet(rows, { draft, words: ALL_SHEET_WORDS, limits: LIMITS });
}

function describe(errors: readonly SheetError[]): string {
  return errors.map(({ row, column, code }) => `${row}/${column ?? ''}: ${code}`).join(', ');
}

async function readDraft({ organizationId }: MemberActor, jobRoleId: string) {
  const loaded = await inTransaction((tx: Tx) => loadDraft(tx, organizationId, jobRoleId));
  if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
  return loaded;
}
