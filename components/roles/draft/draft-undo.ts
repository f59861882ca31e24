import type { ActionResult } from '@/lib/actions/action-result';
import type { DraftCommand } from '@/lib/validation/role-draft';
import { applyCommand } from './apply-command';
import type { createSender, SenderOptions } from './draft-sender';
import { setSave } from './draft-sender';
import { type DraftNotice, rebuilt, withoutIssue } from './draft-state';
import type { StateBox } from './state-box';

export type UndoReply = ActionResult<
  | Readonly<{ status: 'undone'; revision: number; savedAt: string; applied: DraftCommand; more: boolean }>
  | Readonly<{ status: 'passed'; revision: number; changeRevision: number; command: DraftCommand }>
>;

export type UndoOptions = Pick<SenderOptions, 'now' | 'onStale'> &
  Readonly<{ sendUndo: (beforeRevision: number | null) => Promise<UndoReply> }>;

/** Takes back the newest change: one that was not sent yet by forgetting it, any other on the server. */
export function createUndo(box: StateBox, sender: ReturnType<typeof createSender>, options: UndoOptions) {
  let beforeRevision: number | null = null;

  const undo = async (): Promise<void> => {
    if (box.get().pending.length > sender.inFlight()) {
      forgetLast(box, options.now());
      return;
    }
    await sender.drain();
    const reply =
      box.get().pending.length > 0
        ? undefined
        : await options.sendUndo(beforeRevision).catch(() => undefined);
    if (reply === undefined) return notify(box, { kind: 'undoWaits' });
    if (reply.ok && reply.data.status === 'passed') beforeRevision = reply.data.changeRevision;
    takeReply(box, reply, options);
  };

  return {
    undo,
    /** After a new change undo starts from the newest again. */
    restart: () => {
      beforeRevision = null;
    },
  };
}

function forgetLast(box: StateBox, now: string): void {
  const state = box.get();
  const last = state.pending.at(-1);
  if (last === undefined) return;
  const pending = state.pending.slice(0, -1);
  const draft = rebuilt(state.base, pending, now);
  box.set({
    ...state,
    pending,
    draft,
    issues: withoutIssue(state.issues, last),
    notice: { kind: 'undone', command: last },
  });
}

function takeReply(box: StateBox, reply: UndoReply, { now, onStale }: UndoOptions): void {
  const state = box.get();
  if (!reply.ok) {
    if (reply.code === 'UNAUTHENTICATED') return setSave(box, 'signedOut');
    return box.set({ ...state, canUndo: false, notice: { kind: 'nothingToUndo' } });
  }
  if (reply.data.status === 'passed') return notify(box, { kind: 'undoPassed', command: reply.data.command });

  const { revision, savedAt, applied, more } = reply.data;
  const base = applyCommand(state.base, applied, now());
  // A step that was removed before this page was loaded comes back from the server only.
  const isStale = base === state.base || revision > state.revision + 1;
  const draft = rebuilt(base, state.pending, now());
  box.set({
    ...state,
    base,
    draft,
    revision,
    savedAt,
    canUndo: more,
    notice: { kind: 'undone', command: applied },
  });
  if (isStale) onStale();
}

function notify(box: StateBox, notice: DraftNotice): void {
  box.set({ ...box.get(), notice });
}
