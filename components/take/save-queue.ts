/** An answer on its way to the server. */
export type Pending = Readonly<{
  itemId: string;
  value: number | null;
  seq: number;
  device: string;
  shownMs: number | null;
}>;

/** Why the queue has stopped: nothing more is sent from this page, and what is left is kept. */
export type StopReason = 'takenOver' | 'otherAttempt' | 'closed' | 'session' | 'broken';

export type SendResult =
  | Readonly<{ kind: 'stored'; savedAt: string }>
  | Readonly<{ kind: 'later'; afterSeconds: number }>
  | Readonly<{ kind: 'stop'; reason: StopReason }>;

export type QueueState = Readonly<{
  waiting: number;
  /** Sends have failed and are being repeated. */
  failing: boolean;
  stopped: StopReason | null;
  savedAt: string | null;
}>;

/** The world around the queue, so that tests can order its events in every way. */
export type QueueWorld = Readonly<{
  send: (answer: Pending) => Promise<SendResult>;
  /** Called with every change of what is waiting, before anything is sent. */
  remember: (answer: Pending) => void;
  forget: (answer: Pending) => void;
  /** Runs the callback after the time; returns how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void;
  /** In [0, 1). */
  random: () => number;
  changed: (state: QueueState) => void;
}>;

export type SaveQueue = Readonly<{
  put: (answer: Pending) => void;
  /** Sends at once whatever is waiting: the network is back, or the page is looked at again. */
  wake: () => void;
  waiting: () => readonly Pending[];
  /** Resolves when nothing is waiting any more, or when the queue has stopped. */
  settled: () => Promise<QueueState>;
}>;

const MOST_IN_FLIGHT = 4;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/**
 * Carries answers to the server: one request at a time for a statement, the newest choice wins, failures are
 * repeated after 1, 2, 4 … 30 seconds with jitter. Nothing that was put is lost: it waits until the server has
 * acknowledged it or something newer for the same statement.
 */
export function createSaveQueue(world: QueueWorld): SaveQueue {
  const pending = new Map<string, Pending>();
  const inFlight = new Set<string>();
  let failures = 0;
  let callOff: (() => void) | null = null;
  let stopped: StopReason | null = null;
  let savedAt: string | null = null;
  let listeners: ((state: QueueState) => void)[] = [];

  const state = (): QueueState => ({ waiting: pending.size, failing: failures > 0, stopped, savedAt });

  function tell(): void {
    const now = state();
    world.changed(now);
    if (now.waiting > 0 && now.stopped === null) return;
    for (const listener of listeners) listener(now);
    listeners = [];
  }

  function pump(): void {
    if (stopped !== null || callOff !== null) return;
    for (const answer of pending.values()) {
      // After a failure one request feels its way; the rest follows when it has got through.
      if (inFlight.size >= (failures > 0 ? 1 : MOST_IN_FLIGHT)) return;
      if (!inFlight.has(answer.itemId)) send(answer);
    }
  }

  function send(answer: Pending): void {
    inFlight.add(answer.itemId);
    world.send(answer).then(
      (result) => arrived(answer, result),
      () => arrived(answer, { kind: 'later', afterSeconds: 0 }),
    );
  }

  function arrived(answer: Pending, result: SendResult): void {
    inFlight.delete(answer.itemId);
    if (result.kind === 'stored') {
      failures = 0;
      savedAt = result.savedAt;
      if (pending.get(answer.itemId)?.seq === answer.seq) pending.delete(answer.itemId);
      world.forget(answer);
    } else if (result.kind === 'stop') {
      stopped ??= result.reason;
    } else {
      waitFor(result.afterSeconds);
    }
    tell();
    pump();
  }

  function waitFor(atLeastSeconds: number): void {
    // Requests that failed together count once.
    if (callOff !== null) return;
    failures += 1;
    const grown = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
    const jittered = grown / 2 + (world.random() * grown) / 2;
    callOff = world.after(Math.max(jittered, atLeastSeconds * 1_000), () => {
      callOff = null;
      pump();
    });
  }

  return {
    put: (answer) => {
      pending.set(answer.itemId, answer);
      world.remember(answer);
      tell();
      pump();
    },
    wake: () => {
      callOff?.();
      callOff = null;
      pump();
    },
    waiting: () => [...pending.values()],
    settled: () =>
      new Promise((resolve) => {
        listeners.push(resolve);
        if (pending.size === 0 || stopped !== null) tell();
      }),
  };
}
