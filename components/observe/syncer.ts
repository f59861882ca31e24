import type { Session, Tap } from './records';

/** Why nothing more is sent from this page; what waits is kept. */
export type StopReason = 'session' | 'otherObserver' | 'broken';

export type Batch = Readonly<{ observerId: string; sessions: readonly Session[]; taps: readonly Tap[] }>;

export type SendResult =
  | Readonly<{ kind: 'stored'; sessions: readonly string[]; taps: readonly string[] }>
  | Readonly<{ kind: 'later'; afterSeconds: number }>
  | Readonly<{ kind: 'stop'; reason: StopReason }>;

export type SyncState = Readonly<{
  /** Marks of this observer that the server does not have. */
  waiting: number;
  /** Marks that belong to somebody else who used this browser. */
  foreign: number;
  failing: boolean;
  stopped: StopReason | null;
}>;

type Stamp = Readonly<{ id: string; rev: number }>;

/** The world around the syncer, so that tests can order its events in every way. */
export type SyncWorld = Readonly<{
  waitingSessions: () => Promise<readonly Session[]>;
  waitingTaps: () => Promise<readonly Tap[]>;
  acknowledge: (kind: 'sessions' | 'taps', stamps: readonly Stamp[]) => Promise<void>;
  send: (batch: Batch) => Promise<SendResult>;
  /** Runs the callback after the time; returns how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void;
  /** In [0, 1). */
  random: () => number;
  changed: (state: SyncState) => void;
}>;

export type Syncer = Readonly<{
  /** Whose marks are sent; null before anybody is known. */
  setObserver: (observerId: string) => void;
  /** Sends soon: something new waits. */
  nudge: () => void;
  /** Sends at once: the network is back, or the page is looked at again. */
  wake: () => void;
}>;

const MOST_TAPS = 200;
const MOST_SESSIONS = 20;
/** Taps come in bursts, and one request carries them all. */
const NUDGE_MS = 1_500;
const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 60_000;
const MS_PER_SECOND = 1_000;

type Loop = {
  readonly world: SyncWorld;
  observerId: string | null;
  busy: boolean;
  failures: number;
  stopped: StopReason | null;
  /** Calls off the next round that is planned, if one is. */
  callOff: (() => void) | null;
};

/**
 * Carries what was counted to the server in batches, one request at a time. What the server has acknowledged, in the
 * very state that was sent, is marked as sent; everything else waits and is sent again after 2, 4, 8 … 60 seconds.
 */
export function createSyncer(world: SyncWorld): Syncer {
  const loop: Loop = { world, observerId: null, busy: false, failures: 0, stopped: null, callOff: null };
  return {
    setObserver: (id) => {
      if (id !== loop.observerId) loop.stopped = null;
      loop.observerId = id;
      void run(loop);
    },
    nudge: () => {
      if (loop.callOff === null) plan(loop, NUDGE_MS);
    },
    wake: () => {
      loop.callOff?.();
      loop.callOff = null;
      void run(loop);
    },
  };
}

function plan(loop: Loop, milliseconds: number): void {
  loop.callOff?.();
  loop.callOff = loop.world.after(milliseconds, () => {
    loop.callOff = null;
    void run(loop);
  });
}

async function run(loop: Loop): Promise<void> {
  const { observerId } = loop;
  if (loop.busy || observerId === null) return;
  loop.busy = true;
  try {
    while (loop.observerId === observerId && (await sendOne(loop, observerId)));
  } finally {
    loop.busy = false;
  }
  // Another observer's link was opened meanwhile.
  if (loop.observerId !== observerId) await run(loop);
}

/** Whether there is more to send. */
async function sendOne(loop: Loop, observerId: string): Promise<boolean> {
  const { world } = loop;
  const [sessions, taps] = await Promise.all([world.waitingSessions(), world.waitingTaps()]);
  const mine = { sessions: sessions.filter(isOf(observerId)), taps: taps.filter(isOf(observerId)) };
  const waiting = mine.taps.length || mine.sessions.length;
  const foreign = taps.length - mine.taps.length;
  const tell = () => world.changed({ waiting, foreign, failing: loop.failures > 0, stopped: loop.stopped });
  tell();
  if (waiting === 0 || loop.stopped !== null) return false;
  const batch = { observerId, sessions: mine.sessions.slice(0, MOST_SESSIONS), taps: tapsToSend(mine) };
  const result = await world.send(batch).catch((): SendResult => ({ kind: 'later', afterSeconds: 0 }));
  const goesOn = await arrived(loop, batch, result);
  if (!goesOn) tell();
  return goesOn;
}

async function arrived(loop: Loop, batch: Batch, result: SendResult): Promise<boolean> {
  switch (result.kind) {
    case 'stored': {
      const sessions = stampsOf(batch.sessions, result.sessions);
      const taps = stampsOf(batch.taps, result.taps);
      await loop.world.acknowledge('sessions', sessions);
      await loop.world.acknowledge('taps', taps);
      loop.failures = 0;
      // A batch of which nothing was taken would go round for ever.
      return sessions.length + taps.length > 0;
    }
    case 'stop':
      if (loop.observerId === batch.observerId) loop.stopped = result.reason;
      return false;
    case 'later': {
      loop.failures += 1;
      const grown = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (loop.failures - 1));
      const jittered = grown / 2 + (loop.world.random() * grown) / 2;
      plan(loop, Math.max(jittered, result.afterSeconds * MS_PER_SECOND));
      return false;
    }
  }
}

/** Taps can only follow their session, which is in the same batch or stored already. */
function tapsToSend({ sessions, taps }: Readonly<{ sessions: readonly Session[]; taps: readonly Tap[] }>) {
  const later = new Set(sessions.slice(MOST_SESSIONS).map(({ id }) => id));
  return taps.filter(({ sessionId }) => !later.has(sessionId)).slice(0, MOST_TAPS);
}

function isOf(observerId: string) {
  return (record: Session | Tap) => record.observerId === observerId;
}

function stampsOf(sent: readonly Stamp[], stored: readonly string[]): readonly Stamp[] {
  const ids = new Set(stored);
  return sent.filter(({ id }) => ids.has(id)).map(({ id, rev }) => ({ id, rev }));
}
