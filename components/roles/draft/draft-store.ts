import type { ActionResult } from '@/lib/actions/action-result';
import { assertNever } from '@/lib/core/assert-never';
import { fieldMessages } from '@/lib/validation/field-messages';
import { type CellValue, type DraftCommand, draftCommand, isCellCommand } from '@/lib/validation/role-draft';
import { applyCommand } from './apply-command';
import {
  confirm,
  conflict,
  drop,
  type DraftNotice,
  type DraftSaveState,
  type DraftState,
  enqueue,
  invalid,
  rebuilt,
  receive,
  withoutIssue,
} from './draft-state';
import type { PendingStorage } from './pending-storage';
import { type CellRef, cellId, readCell, type Workbench } from './workbench';

export type SaveReply = ActionResult<
  | Readonly<{ status: 'saved'; revision: number; savedAt: string }>
  | Readonly<{ status: 'conflict'; revision: number; current: CellValue }>
  | Readonly<{ status: 'gone'; revision: number }>
>;

export type UndoReply = ActionResult<
  | Readonly<{ status: 'undone'; revision: number; savedAt: string; applied: DraftCommand; more: boolean }>
  | Readonly<{ status: 'passed'; revision: number; changeRevision: number; command: DraftCommand }>
>;

export type DraftStoreOptions = Readonly<{
  initial: Readonly<{ draft: Workbench; revision: number; savedAt: string; canUndo: boolean }>;
  /** Rejects when the server cannot be reached. */
  send: (command: DraftCommand) => Promise<SaveReply>;
  sendUndo: (beforeRevision: number | null) => Promise<UndoReply>;
  storage: PendingStorage;
  /** The server has something that this page has not: read it again. */
  onStale: () => void;
  /** Calls back later; answers with a way to call it off. */
  schedule: (run: () => void, ms: number) => () => void;
  now: () => string;
}>;

export type DraftStore = ReturnType<typeof createDraftStore>;

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * The draft on the screen: shows each change at once, sends changes one after another, keeps what could not be sent,
 * and tells what came of it. It knows neither React nor the network.
 */
export function createDraftStore(options: DraftStoreOptions) {
  const { send, sendUndo, storage, onStale, schedule, now } = options;
  let state = initialState(options);
  const listeners = new Set<() => void>();
  let sending: Promise<void> | null = null;
  let retryMs = FIRST_RETRY_MS;
  let cancelRetry: (() => void) | null = null;
  let beforeRevision: number | null = null;

  function set(next: DraftState): void {
    if (next.pending !== state.pending) storage.store(next.pending);
    state = next;
    for (const listener of listeners) listener();
  }

  function setSave(save: DraftSaveState): void {
    if (state.save !== save) set({ ...state, save });
  }

  /** Sends what waits, one change after another; settles when nothing waits or sending must pause. */
  function drain(): Promise<void> {
    cancelRetry?.();
    cancelRetry = null;
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  async function sendAll(): Promise<void> {
    for (let next = state.pending[0]; next !== undefined; next = state.pending[0]) {
      setSave('saving');
      const goesOn = settle(next, await send(next).catch(() => undefined));
      if (!goesOn) return;
      retryMs = FIRST_RETRY_MS;
    }
    setSave('saved');
  }

  /** Takes the answer to one change in; false when sending must wait. */
  function settle(command: DraftCommand, reply: SaveReply | undefined): boolean {
    if (reply === undefined) return waitWith('offline');
    if (!reply.ok) return settleRefusal(command, reply);
    const { data } = reply;
    switch (data.status) {
      case 'saved': {
        const isAlone = data.revision <= state.revision + 1;
        set(confirm(state, data, now()));
        if (!isAlone) onStale();
        return true;
      }
      case 'conflict':
        set(conflict(state, data.current, now()));
        onStale();
        return true;
      case 'gone':
        set(drop(state, now(), { kind: 'gone' }));
        onStale();
        return true;
      default:
        return assertNever(data);
    }
  }

  function settleRefusal(command: DraftCommand, reply: Extract<SaveReply, { ok: false }>): boolean {
    switch (reply.code) {
      case 'UNEXPECTED':
      case 'RATE_LIMITED':
        return waitWith('failed');
      case 'UNAUTHENTICATED':
        setSave('signedOut');
        return false;
      case 'FORBIDDEN':
      case 'NOT_FOUND':
        setSave('refused');
        return false;
      default: {
        const message = Object.values(reply.fields ?? {})[0];
        const dropped = drop(state, now(), message ? null : { kind: 'notPossible' });
        set(message && isCellCommand(command) ? invalid(dropped, command, command.to, message) : dropped);
        onStale();
        return true;
      }
    }
  }

  function waitWith(save: DraftSaveState): false {
    setSave(save);
    cancelRetry = schedule(() => void drain(), retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    return false;
  }

  function change(command: DraftCommand): void {
    beforeRevision = null;
    set(enqueue(state, command, sending !== null, now()));
    void drain();
  }

  /**
   * Puts a value into a cell. `seen` is what the person saw when typing began; without it, what the page shows now.
   * A value that breaks a rule stays beside the cell with the reason, is not sent, and the answer is false.
   */
  function setCell(ref: CellRef, to: CellValue, seen?: CellValue): boolean {
    const current = readCell(state.draft, ref);
    if (current === undefined) return false;
    if (to === (seen ?? current)) {
      if (state.issues.get(cellId(ref))?.kind === 'invalid') set({ ...state, issues: forgotten(ref) });
      return true;
    }
    const parsed = draftCommand.safeParse(Object.assign({}, ref, { from: seen ?? current, to }));
    if (parsed.success) change(parsed.data);
    else set(invalid(state, ref, to, Object.values(fieldMessages(parsed.error))[0] ?? 'invalid'));
    return parsed.success;
  }

  function forgotten(ref: CellRef) {
    const rest = new Map(state.issues);
    rest.delete(cellId(ref));
    return rest;
  }

  async function undo(): Promise<void> {
    const last = state.pending.at(-1);
    if (last !== undefined && state.pending.length > (sending ? 1 : 0)) {
      const pending = state.pending.slice(0, -1);
      const draft = rebuilt(state.base, pending, now());
      set({ ...state, pending, draft, issues: withoutIssue(state.issues, last), notice: undone(last) });
      return;
    }
    await drain();
    if (state.pending.length > 0) return notify({ kind: 'undoWaits' });
    const reply = await sendUndo(beforeRevision).catch(() => undefined);
    if (reply === undefined) return notify({ kind: 'undoWaits' });
    takeUndo(reply);
  }

  function takeUndo(reply: UndoReply): void {
    if (!reply.ok) {
      if (reply.code === 'UNAUTHENTICATED') return setSave('signedOut');
      return set({ ...state, canUndo: false, notice: { kind: 'nothingToUndo' } });
    }
    const { data } = reply;
    if (data.status === 'passed') {
      beforeRevision = data.changeRevision;
      return set({ ...state, notice: { kind: 'undoPassed', command: data.command } });
    }
    const { revision, savedAt, applied, more } = data;
    const base = applyCommand(state.base, applied, now());
    const isKnown = base !== state.base && revision <= state.revision + 1;
    const draft = rebuilt(base, state.pending, now());
    set({ ...state, base, draft, revision, savedAt, canUndo: more, notice: undone(applied) });
    // A step that was removed before this page was loaded comes back from the server.
    if (!isKnown) onStale();
  }

  function notify(notice: DraftNotice): void {
    set({ ...state, notice });
  }

  return {
    getState: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    setCell,
    undo,
    /** Sends what a reload of this tab interrupted. */
    start: () => {
      const pending = storage.load();
      if (pending.length === 0) return;
      set({ ...state, pending, draft: rebuilt(state.base, pending, now()), save: 'saving' });
      void drain();
    },
    drain,
    dismissIssue: (ref: CellRef) => set({ ...state, issues: forgotten(ref) }),
    receive: (draft: Workbench, revision: number) => set(receive(state, draft, revision, now())),
    stop: () => cancelRetry?.(),
  };
}

function undone(command: DraftCommand): DraftNotice {
  return { kind: 'undone', command };
}

function initialState({ initial }: DraftStoreOptions): DraftState {
  const { draft, ...saved } = initial;
  return { ...saved, base: draft, draft, pending: [], save: 'saved', issues: new Map(), notice: null };
}
