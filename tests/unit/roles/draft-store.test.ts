import { describe, expect, test, vi } from 'vitest';
import type { SaveReply } from '@/components/roles/draft/draft-sender';
import { createDraftStore } from '@/components/roles/draft/draft-store';
import type { UndoReply } from '@/components/roles/draft/draft-undo';
import type { DraftCommand } from '@/lib/validation/role-draft';
import { uuid, workbench } from './draft-fixture';

const FREQUENCY = { type: 'rating', stepId: uuid(1), field: 'frequency' } as const;
const LOSS = { type: 'rating', stepId: uuid(1), field: 'loss' } as const;
const SAVED_AT = '2026-11-21T10:00:00.000Z';

type Send = (command: DraftCommand) => Promise<SaveReply>;
type Held = Readonly<{ command: DraftCommand; answer: (reply: SaveReply) => void; lose: () => void }>;

function saved(revision: number): SaveReply {
  return { ok: true, data: { status: 'saved', revision, savedAt: SAVED_AT } };
}

/** A store whose requests wait until the test answers them. */
function setUp(kept: readonly DraftCommand[] = []) {
  const held: Held[] = [];
  const send: Send = (command) =>
    new Promise((resolve, reject) =>
      held.push({ command, answer: resolve, lose: () => reject(new Error('offline')) }),
    );
  let stored = kept;
  const retries: { run: () => void; ms: number }[] = [];
  const onStale = vi.fn();
  const sendUndo = vi.fn<(before: number | null) => Promise<UndoReply>>();
  const store = createDraftStore({
    initial: { draft: workbench(), revision: 0, savedAt: SAVED_AT, canUndo: false },
    send,
    sendUndo,
    storage: { load: () => stored, store: (pending) => void (stored = pending) },
    onStale,
    schedule: (run, ms) => {
      retries.push({ run, ms });
      return () => undefined;
    },
    now: () => SAVED_AT,
  });
  const answer = async (reply: SaveReply) => {
    held.shift()?.answer(reply);
    await settled();
  };
  const lose = async () => {
    held.shift()?.lose();
    await settled();
  };
  const frequency = () => store.getState().draft.steps[0]?.ratings[0]?.frequency;
  return { store, held, answer, lose, retries, onStale, sendUndo, frequency, stored: () => stored };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('saving', () => {
  test('shows a change at once and says "saved" only after the answer', async () => {
    const { store, answer, frequency } = setUp();
    store.setCell(FREQUENCY, 3);
    expect(frequency()).toBe(3);
    expect(store.getState().save).toBe('saving');
    await answer(saved(1));
    expect(store.getState()).toMatchObject({ save: 'saved', revision: 1, canUndo: true, pending: [] });
  });

  test('sends one change after another, each with the value it replaces', async () => {
    const { store, held, answer } = setUp();
    store.setCell(FREQUENCY, 3);
    store.setCell(LOSS, 4);
    expect(held.map(({ command }) => command)).toEqual([{ ...FREQUENCY, from: 6, to: 3 }]);
    await answer(saved(1));
    expect(held.map(({ command }) => command)).toEqual([{ ...LOSS, from: 2, to: 4 }]);
  });

  test('a newer value of a cell that waits replaces the older one, and keeps what the first replaced', async () => {
    const { store, held, answer } = setUp();
    store.setCell(LOSS, 4);
    store.setCell(FREQUENCY, 3);
    store.setCell(FREQUENCY, 1);
    await answer(saved(1));
    expect(held.map(({ command }) => command)).toEqual([{ ...FREQUENCY, from: 6, to: 1 }]);
  });

  test('typing during a held request is not lost', async () => {
    const { store, held, answer, frequency } = setUp();
    store.setCell(FREQUENCY, 3);
    store.setCell(FREQUENCY, 5);
    expect(store.getState().pending).toHaveLength(2);
    await answer(saved(1));
    expect(held.map(({ command }) => command)).toEqual([{ ...FREQUENCY, from: 3, to: 5 }]);
    await answer(saved(2));
    expect(frequency()).toBe(5);
    expect(store.getState().pending).toEqual([]);
  });

  test('a value that breaks a rule stays beside the cell, is not sent, and leaves the draft as it was', () => {
    const { store, held } = setUp();
    const cell = { type: 'scale', scale: 'integrity', field: 'targetUpper' } as const;
    expect(store.setCell(cell, 40)).toBe(false);
    expect(held).toEqual([]);
    const { issues, draft } = store.getState();
    expect([...issues.values()]).toMatchObject([{ kind: 'invalid', mine: 40, message: 'outOfRange' }]);
    expect(draft.scales[5]?.targetUpper).toBeNull();
    expect(store.setCell(cell, 70)).toBe(true);
    expect(store.getState().issues.size).toBe(0);
  });

  test('a refusal of the server with a reason stands beside the cell', async () => {
    const { store, answer } = setUp();
    store.setCell({ type: 'scale', scale: 'integrity', field: 'targetUpper' }, 66);
    const fields = { 'command.to': 'upperNotAboveLower' };
    await answer({ ok: false, code: 'INVALID_INPUT', fields });
    const { issues, draft, pending } = store.getState();
    expect([...issues.values()]).toMatchObject([
      { kind: 'invalid', mine: 66, message: 'upperNotAboveLower' },
    ]);
    expect(draft.scales[5]?.targetUpper).toBeNull();
    expect(pending).toEqual([]);
  });

  test('a revision further ahead means that somebody else changed something: the page is read again', async () => {
    const { store, answer, onStale } = setUp();
    store.setCell(FREQUENCY, 3);
    await answer(saved(1));
    expect(onStale).not.toHaveBeenCalled();
    store.setCell(FREQUENCY, 4);
    await answer(saved(5));
    expect(onStale).toHaveBeenCalledOnce();
  });
});

describe('without a connection', () => {
  test('keeps the change, says so, and tries again later and later', async () => {
    const { store, lose, answer, retries, stored, frequency } = setUp();
    store.setCell(FREQUENCY, 3);
    await lose();
    expect(store.getState().save).toBe('offline');
    expect(frequency()).toBe(3);
    expect(stored()).toHaveLength(1);
    retries[0]?.run();
    await lose();
    retries[1]?.run();
    await lose();
    expect(retries.map(({ ms }) => ms)).toEqual([1_000, 2_000, 4_000]);
    retries[2]?.run();
    await answer(saved(1));
    expect(store.getState().save).toBe('saved');
    expect(stored()).toEqual([]);
  });

  test('a reload sends what was kept', async () => {
    const { store, held, answer, frequency } = setUp([{ ...FREQUENCY, from: 6, to: 2 }]);
    expect(frequency()).toBe(6);
    store.start();
    expect(frequency()).toBe(2);
    expect(held).toHaveLength(1);
    await answer(saved(1));
    expect(store.getState().save).toBe('saved');
  });

  test('an ended session stops sending and keeps everything', async () => {
    const { store, answer, held, retries, stored } = setUp();
    store.setCell(FREQUENCY, 3);
    store.setCell(LOSS, 4);
    await answer({ ok: false, code: 'UNAUTHENTICATED' });
    expect(store.getState().save).toBe('signedOut');
    expect([held.length, retries.length, stored().length]).toEqual([0, 0, 2]);
  });
});

describe('a conflict', () => {
  async function conflicting() {
    const all = setUp();
    all.store.setCell(FREQUENCY, 3);
    all.store.setCell(FREQUENCY, 5);
    await all.answer({ ok: true, data: { status: 'conflict', revision: 4, current: 1 } });
    return all;
  }

  test('shows both values, the last one typed and the stored one, and sends nothing more of the cell', async () => {
    const { store, held, frequency, onStale } = await conflicting();
    expect([...store.getState().issues.values()]).toMatchObject([{ kind: 'conflict', mine: 5, theirs: 1 }]);
    expect(frequency()).toBe(1);
    expect(held).toEqual([]);
    expect(onStale).toHaveBeenCalled();
  });

  test('taking my value replaces theirs knowingly', async () => {
    const { store, held, frequency } = await conflicting();
    store.dismissIssue(FREQUENCY);
    store.setCell(FREQUENCY, 5);
    expect(held.map(({ command }) => command)).toEqual([{ ...FREQUENCY, from: 1, to: 5 }]);
    expect(frequency()).toBe(5);
  });

  test('comes up when a value arrived while a field was being typed in', () => {
    const { store, held } = setUp();
    const title = { type: 'step', stepId: uuid(1), field: 'title' } as const;
    const draft = workbench();
    const steps = draft.steps.map((step, at) => (at === 0 ? { ...step, title: 'Theirs' } : step));
    store.receive({ ...draft, steps }, 3);
    store.setCell(title, 'Mine', 'Step 1');
    // The server compares `from` and finds the conflict; nothing was overwritten unseen.
    expect(held.map(({ command }) => command)).toEqual([{ ...title, from: 'Step 1', to: 'Mine' }]);
  });
});

describe('what arrives from elsewhere', () => {
  test('is shown, with my waiting changes on top', () => {
    const { store, frequency } = setUp();
    store.setCell(FREQUENCY, 3);
    const draft = { ...workbench(), title: 'Renamed' };
    store.receive(draft, 7);
    expect(store.getState().draft.title).toBe('Renamed');
    expect(frequency()).toBe(3);
  });

  test('is ignored when it is older than what this page has', async () => {
    const { store, answer, frequency } = setUp();
    store.setCell(FREQUENCY, 3);
    await answer(saved(1));
    store.receive(workbench(), 0);
    expect(frequency()).toBe(3);
  });
});

describe('undo', () => {
  test('forgets a change that was not sent yet', async () => {
    const { store, answer, sendUndo } = setUp();
    store.setCell(LOSS, 4);
    store.setCell(FREQUENCY, 3);
    await store.undo();
    expect(store.getState().pending).toHaveLength(1);
    expect(store.getState().notice).toMatchObject({ kind: 'undone' });
    expect(sendUndo).not.toHaveBeenCalled();
    await answer(saved(1));
    expect(store.getState().draft).toMatchObject({
      steps: [{ ratings: [{ frequency: 6, loss: 4 }] }, {}, {}],
    });
  });

  test('takes a saved change back on the server', async () => {
    const { store, answer, sendUndo, frequency } = setUp();
    store.setCell(FREQUENCY, 3);
    await answer(saved(1));
    const applied = { ...FREQUENCY, from: 3, to: 6 } as const;
    sendUndo.mockResolvedValue({
      ok: true,
      data: { status: 'undone', revision: 2, savedAt: SAVED_AT, applied, more: false },
    });
    await store.undo();
    expect(frequency()).toBe(6);
    expect(store.getState()).toMatchObject({ canUndo: false, revision: 2 });
  });

  test('passes over what somebody else changed, and the next one starts before it', async () => {
    const { store, sendUndo } = setUp();
    const command = { ...FREQUENCY, from: 6, to: 3 } as const;
    sendUndo.mockResolvedValue({
      ok: true,
      data: { status: 'passed', revision: 9, changeRevision: 4, command },
    });
    await store.undo();
    expect(store.getState().notice).toEqual({ kind: 'undoPassed', command });
    await store.undo();
    expect(sendUndo.mock.calls).toEqual([[null], [4]]);
    store.setCell(FREQUENCY, 1);
    expect(store.getState().notice).toBeNull();
  });

  test('waits while an earlier change cannot be sent', async () => {
    const { store, lose, sendUndo } = setUp();
    store.setCell(FREQUENCY, 3);
    const undone = store.undo();
    await lose();
    await undone;
    expect(sendUndo).not.toHaveBeenCalled();
    expect(store.getState().notice).toEqual({ kind: 'undoWaits' });
  });

  test('a step that this page never had comes back by reading the page again', async () => {
    const { store, sendUndo, onStale } = setUp();
    const applied = {
      type: 'restoreStep',
      stepId: uuid(77),
      place: { stageId: uuid(101), after: null },
    } as const;
    sendUndo.mockResolvedValue({
      ok: true,
      data: { status: 'undone', revision: 1, savedAt: SAVED_AT, applied, more: true },
    });
    await store.undo();
    expect(onStale).toHaveBeenCalledOnce();
  });
});
