import { fieldMessages } from '@/lib/validation/field-messages';
import { type CellValue, type DraftCommand, draftCommand } from '@/lib/validation/role-draft';
import { createSender, type SenderOptions } from './draft-sender';
import { type DraftState, enqueue, forgetIssue, invalid, rebuilt, receive } from './draft-state';
import { createUndo, type UndoOptions } from './draft-undo';
import type { PendingStorage } from './pending-storage';
import { createStateBox, type StateBox } from './state-box';
import { type CellRef, cellId, readCell, type Workbench } from './workbench';

export type DraftStoreOptions = SenderOptions &
  UndoOptions &
  Readonly<{
    initial: Readonly<{ draft: Workbench; revision: number; savedAt: string; canUndo: boolean }>;
    storage: PendingStorage;
  }>;

export type DraftStore = ReturnType<typeof createDraftStore>;

/**
 * The draft on the screen: shows each change at once, sends changes one after another, keeps what could not be sent,
 * and tells what came of it. It knows neither React nor the network.
 */
export function createDraftStore(options: DraftStoreOptions) {
  const { storage, now } = options;
  const box = createStateBox(initialState(options), (next, before) => {
    if (next.pending !== before.pending) storage.store(next.pending);
  });
  const sender = createSender(box, options);
  const { undo, restart } = createUndo(box, sender, options);

  const change = (command: DraftCommand): void => {
    restart();
    box.set(enqueue(box.get(), command, sender.inFlight(), now()));
    void sender.drain();
  };

  return {
    getState: box.get,
    subscribe: box.subscribe,
    change,
    /**
     * Puts a value into a cell. `seen` is what the person saw when typing began; without it, what the page shows now.
     * A value that breaks a rule stays beside the cell with the reason, is not sent, and the answer is false.
     */
    setCell: (ref: CellRef, to: CellValue, seen?: CellValue): boolean => setCell(box, change, ref, to, seen),
    undo,
    /** Sends what a reload of this tab interrupted. */
    start: () => {
      const pending = storage.load();
      if (pending.length === 0) return;
      const state = box.get();
      box.set({ ...state, pending, draft: rebuilt(state.base, pending, now()), save: 'saving' });
      void sender.drain();
    },
    drain: sender.drain,
    dismissIssue: (ref: CellRef) => box.set(forgetIssue(box.get(), ref)),
    /** The draft as the server has it now. */
    receive: (draft: Workbench, revision: number) => box.set(receive(box.get(), draft, revision, now())),
    stop: sender.stop,
  };
}

function setCell(
  box: StateBox,
  change: (command: DraftCommand) => void,
  ref: CellRef,
  to: CellValue,
  seen: CellValue | undefined,
): boolean {
  const state = box.get();
  const current = readCell(state.draft, ref);
  if (current === undefined) return false;
  // An empty cell is null: seen as empty is not the same as not seen.
  const from = seen === undefined ? current : seen;
  if (to === from) {
    if (state.issues.get(cellId(ref))?.kind === 'invalid') box.set(forgetIssue(state, ref));
    return true;
  }
  const parsed = draftCommand.safeParse(Object.assign({}, ref, { from, to }));
  if (parsed.success) change(parsed.data);
  else box.set(invalid(state, ref, to, Object.values(fieldMessages(parsed.error))[0] ?? 'invalid'));
  return parsed.success;
}

function initialState({ initial }: DraftStoreOptions): DraftState {
  const { draft, ...saved } = initial;
  return { ...saved, base: draft, draft, pending: [], save: 'saved', issues: new Map(), notice: null };
}
