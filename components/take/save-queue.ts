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

type Queue = {
  readonly world: QueueWorld;
  readonly pending: Map<string, Pending>;
  readonly inFlight: Set<string>;
  failures: number;
  /** Calls off the repetition that is planned, if one is. */
  callOff: (() => void) | null;
  stopped: StopReason | null;
  savedAt: string | null;
  listeners: ((state: QueueState) => void)[];
};

/**
 * Carries answers to the server: one request at a time for a statement, the newest choice wins, failures are
 * repeated after 1, 2, 4 … 30 seconds with jitter. Nothing that was put is lost: it waits until the server has
 * acknowledged it or something newer for the same statement.
 */
export function createSaveQueue(world: QueueWorld): SaveQueue {
  const queue: Queue = {
    world,
    pending: new Map(),
    inFlight: new Set(),
    failures: 0,
    callOff: null,
    stopped: null,
    savedAt: null,
    listeners: [],
  };
  return {
    put: (answer) => {
      queue.pending.set(answer.itemId, answer);
      world.remember(answer);
      tell(queue);
      pump(queue);
    },
    wake: () => {
      queue.callOff?.();
      queue.callOff = null;
      pump(queue);
    },
    waiting: () => [...queue.pending.values()],
    settled: () =>
      new Promise((resolve) => {
        queue.listeners.push(resolve);
        if (isSettled(queue)) tell(queue);
      }),
  };
}

function isSettled({ pending, stopped }: Queue): boolean {
  return pending.size === 0 || stopped !== null;
}

function tell(queue: Queue): void {
  const { pending, failures, stopped, savedAt } = queue;
  const state: QueueState = { waiting: pending.size, failing: failures > 0, stopped, savedAt };
  queue.world.changed(state);
  if (!isSettled(queue)) return;
  for (const listener of queue.listeners) listener(state);
  queue.listeners = [];
}

function pump(queue: Queue): void {
  if (queue.stopped !== null || queue.callOff !== null) return;
  // After a failure one request feels its way; the rest follows when it has got through.
  const most = queue.failures > 0 ? 1 : MOST_IN_FLIGHT;
  for (const answer of queue.pending.values()) {
    if (queue.inFlight.size >= most) return;
    if (!queue.inFlight.has(answer.itemId)) send(queue, answer);
  }
}

function send(queue: Queue, answer: Pending): void {
  queue.inFlight.add(answer.itemId);
  queue.world.send(answer).then(
    (result) => arrived(queue, answer, result),
    () => arrived(queue, answer, { kind: 'later', afterSeconds: 0 }),
  );
}

function arrived(queue: Queue, answer: Pending, result: SendResult): void {
  queue.inFlight.delete(answer.itemId);
  switch (result.kind) {
    case 'stored':
      queue.failures = 0;
      queue.savedAt = result.savedAt;
      if (queue.pending.get(answer.itemId)?.seq === answer.seq) queue.pending.delete(answer.itemId);
      queue.world.forget(answer);
      break;
    case 'stop':
      queue.stopped ??= result.reason;
      break;
    case 'later':
      repeatLater(queue, result.afterSeconds);
      break;
  }
  tell(queue);
  pump(queue);
}

function repeatLater(queue: Queue, atLeastSeconds: number): void {
  // Requests that failed together count once.
  if (queue.callOff !== null) return;
  queue.failures += 1;
  const grown = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (queue.failures - 1));
  const jittered = grown / 2 + (queue.world.random() * grown) / 2;
  queue.callOff = queue.world.after(Math.max(jittered, atLeastSeconds * 1_000), () => {
    queue.callOff = null;
    pump(queue);
  });
}
