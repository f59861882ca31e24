import type { CellValue, DraftCommand } from '@/lib/validation/role-draft';
import { isCellCommand } from '@/lib/validation/role-draft';
import { applyCommand } from './apply-command';
import { cellId, type CellRef, type Workbench } from './workbench';

/** Whether the work is safe: see the words in the messages of the page. */
export type DraftSaveState = 'saved' | 'saving' | 'offline' | 'failed' | 'signedOut' | 'refused';

/** What stands beside a cell: somebody else's value to choose from, or why a value was not taken. */
export type CellIssue = Readonly<{ ref: CellRef; mine: CellValue }> &
  Readonly<{ kind: 'conflict'; theirs: CellValue } | { kind: 'invalid'; message: string }>;

/** What the person is told once, in the line under the head. */
export type DraftNotice = Readonly<
  | { kind: 'undone' | 'undoPassed'; command: DraftCommand }
  | { kind: 'removed'; command: DraftCommand }
  | { kind: 'gone' | 'movedElsewhere' | 'notPossible' | 'nothingToUndo' | 'undoWaits' }
>;

export type DraftState = Readonly<{
  /** As the server has it. */
  base: Workbench;
  revision: number;
  savedAt: string;
  /** Changes that the server has not confirmed yet, oldest first. */
  pending: readonly DraftCommand[];
  /** The base with the pending changes: what the page shows. */
  draft: Workbench;
  save: DraftSaveState;
  canUndo: boolean;
  /** By cell. */
  issues: ReadonlyMap<string, CellIssue>;
  notice: DraftNotice | null;
}>;

/**
 * Adds a change at the end; an unsent change of the same cell is replaced instead.
 *
 * @param inFlight How many of the pending changes are on their way and stay as they are.
 */
export function enqueue(state: DraftState, command: DraftCommand, inFlight: number, now: string): DraftState {
  const draft = applyCommand(state.draft, command, now);
  const pending = merged(state.pending, command, inFlight);
  // Said in the same breath: the page is drawn once for the change and its state.
  const save = state.save === 'saved' && pending.length > 0 ? 'saving' : state.save;
  return {
    ...state,
    save,
    draft,
    pending,
    issues: withoutIssue(state.issues, command),
    notice: noticeOf(command),
  };
}

function noticeOf(command: DraftCommand): DraftNotice | null {
  return command.type === 'removeStep' || command.type === 'removeStage'
    ? { kind: 'removed', command }
    : null;
}

/** @param first Index of the first change that is not on its way. */
function merged(
  pending: readonly DraftCommand[],
  command: DraftCommand,
  first: number,
): readonly DraftCommand[] {
  if (!isCellCommand(command)) return [...pending, command];
  const id = cellId(command);
  const index = pending.findIndex((other, at) => at >= first && isCellCommand(other) && cellId(other) === id);
  const earlier = pending[index];
  if (earlier === undefined || !isCellCommand(earlier)) return [...pending, command];
  const others = pending.filter((other) => other !== earlier);
  if (earlier.from === command.to) return others;
  const both: DraftCommand = Object.assign({}, command, { from: earlier.from });
  return pending.map((other) => (other === earlier ? both : other));
}

/** The first change arrived: it belongs to the base now. */
export function confirm(
  state: DraftState,
  saved: Readonly<{ revision: number; savedAt: string }>,
  now: string,
): DraftState {
  const [first, ...pending] = state.pending;
  if (!first) return state;
  const base = applyCommand(state.base, first, now);
  return { ...state, ...pick(saved), base, pending, canUndo: true };
}

function pick({ revision, savedAt }: Readonly<{ revision: number; savedAt: string }>) {
  return { revision, savedAt };
}

/** The first change was not taken; the page shows what holds without it. */
export function drop(state: DraftState, now: string, notice: DraftNotice | null): DraftState {
  const pending = state.pending.slice(1);
  return { ...state, pending, draft: rebuilt(state.base, pending, now), notice };
}

/** The cell of the first change holds something else by now: both values are kept for the person to choose. */
export function conflict(state: DraftState, theirs: CellValue, now: string): DraftState {
  const [first] = state.pending;
  if (!first || !isCellCommand(first)) return drop(state, now, { kind: 'movedElsewhere' });
  const id = cellId(first);
  const same = state.pending.filter((command) => isCellCommand(command) && cellId(command) === id);
  const last = same.at(-1) ?? first;
  const mine = isCellCommand(last) ? last.to : first.to;
  const pending = state.pending.filter((command) => !same.includes(command));
  const base = applyCommand(state.base, Object.assign({}, first, { to: theirs }), now);
  const issues = withIssue(state.issues, { kind: 'conflict', ref: refOf(first), mine, theirs });
  return { ...state, base, pending, draft: rebuilt(base, pending, now), issues };
}

/** The value cannot be stored; what was typed stays beside the cell with the reason. */
export function invalid(state: DraftState, ref: CellRef, mine: CellValue, message: string): DraftState {
  return { ...state, issues: withIssue(state.issues, { kind: 'invalid', ref, mine, message }) };
}

/** The draft as the server has it now, e.g. with a colleague's changes. An older one is ignored. */
export function receive(state: DraftState, base: Workbench, revision: number, now: string): DraftState {
  if (revision < state.revision) return state;
  return { ...state, base, revision, draft: rebuilt(base, state.pending, now) };
}

export function rebuilt(base: Workbench, pending: readonly DraftCommand[], now: string): Workbench {
  return pending.reduce((draft, command) => applyCommand(draft, command, now), base);
}

/** Takes away what stands beside a cell. */
export function forgetIssue(state: DraftState, ref: CellRef): DraftState {
  const issues = new Map(state.issues);
  issues.delete(cellId(ref));
  return { ...state, issues };
}

/** The issues without the one that a change of the same cell settles. */
export function withoutIssue(
  issues: ReadonlyMap<string, CellIssue>,
  command: DraftCommand,
): ReadonlyMap<string, CellIssue> {
  if (!isCellCommand(command) || !issues.has(cellId(command))) return issues;
  const rest = new Map(issues);
  rest.delete(cellId(command));
  return rest;
}

function withIssue(issues: ReadonlyMap<string, CellIssue>, issue: CellIssue): ReadonlyMap<string, CellIssue> {
  return new Map(issues).set(cellId(issue.ref), issue);
}

function refOf(command: Extract<DraftCommand, { from: unknown }>): CellRef {
  if (!isCellCommand(command)) throw new Error('only a cell has a reference');
  return command;
}
