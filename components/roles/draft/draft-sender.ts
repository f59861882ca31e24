import type { ActionResult } from '@/lib/actions/action-result';
import { type CellValue, type DraftCommand, isCellCommand } from '@/lib/validation/role-draft';
import { confirm, conflict, type DraftSaveState, drop, invalid } from './draft-state';
import type { StateBox } from './state-box';

export type SaveReply = ActionResult<
  | Readonly<{ status: 'saved'; revision: number; savedAt: string }>
  | Readonly<{ status: 'conflict'; revision: number; current: CellValue }>
  | Readonly<{ status: 'gone'; revision: number }>
>;

export type SenderOptions = Readonly<{
  /** Rejects when the server cannot be reached. */
  send: (command: DraftCommand) => Promise<SaveReply>;
  /** The server has something that this page has not: read it again. */
  onStale: () => void;
  /** Calls back later; answers with a way to call it off. */
  schedule: (run: () => void, ms: number) => () => void;
  now: () => string;
}>;

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Sends the pending changes one after another; what cannot be sent is tried again, later and later. */
export function createSender(box: StateBox, options: SenderOptions) {
  let sending: Promise<void> | null = null;
  let retryMs = FIRST_RETRY_MS;
  let cancelRetry: (() => void) | null = null;

  const drain = (): Promise<void> => {
    cancelRetry?.();
    cancelRetry = null;
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  };

  const sendAll = async (): Promise<void> => {
    for (let next = box.get().pending[0]; next !== undefined; next = box.get().pending[0]) {
      setSave(box, 'saving');
      const reply = await options.send(next).catch(() => undefined);
      const outcome = settle(box, next, reply, options);
      if (outcome === 'stopped') return;
      if (outcome === 'later') {
        cancelRetry = options.schedule(() => void drain(), retryMs);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
        return;
      }
      retryMs = FIRST_RETRY_MS;
    }
    setSave(box, 'saved');
  };

  return {
    /** Settles when nothing waits, or when sending must pause. */
    drain,
    /** How many of the pending changes are on their way: none or the first. */
    inFlight: () => (sending ? 1 : 0),
    stop: () => cancelRetry?.(),
  };
}

export function setSave(box: StateBox, save: DraftSaveState): void {
  if (box.get().save !== save) box.set({ ...box.get(), save });
}

type Outcome = 'next' | 'later' | 'stopped';

/** Takes the answer to the first pending change in; no answer means that the server was not reached. */
function settle(
  box: StateBox,
  command: DraftCommand,
  reply: SaveReply | undefined,
  { now, onStale }: SenderOptions,
): Outcome {
  if (reply === undefined) {
    setSave(box, 'offline');
    return 'later';
  }
  if (!reply.ok) return settleRefusal(box, command, reply, { now, onStale });
  const { data } = reply;
  const state = box.get();
  // More than one step ahead: somebody else changed something too.
  const isStale = data.status !== 'saved' || data.revision > state.revision + 1;
  if (data.status === 'saved') box.set(confirm(state, data, now()));
  else if (data.status === 'conflict') box.set(conflict(state, data.current, now()));
  else box.set(drop(state, now(), { kind: 'gone' }));
  if (isStale) onStale();
  return 'next';
}

function settleRefusal(
  box: StateBox,
  command: DraftCommand,
  reply: Extract<SaveReply, { ok: false }>,
  { now, onStale }: Pick<SenderOptions, 'now' | 'onStale'>,
): Outcome {
  switch (reply.code) {
    case 'UNEXPECTED':
    case 'RATE_LIMITED':
      setSave(box, 'failed');
      return 'later';
    case 'UNAUTHENTICATED':
      setSave(box, 'signedOut');
      return 'stopped';
    case 'FORBIDDEN':
    case 'NOT_FOUND':
      setSave(box, 'refused');
      return 'stopped';
    default: {
      const message = Object.values(reply.fields ?? {})[0];
      const dropped = drop(box.get(), now(), message === undefined ? { kind: 'notPossible' } : null);
      const isAboutCell = message !== undefined && isCellCommand(command);
      box.set(isAboutCell ? invalid(dropped, command, command.to, message) : dropped);
      onStale();
      return 'next';
    }
  }
}
