export type SaveState = 'idle' | 'saving' | 'saved' | 'offline' | 'stopped';

/** The world around the saver, so that tests can order its events in every way. */
export type SaverWorld<V> = Readonly<{
  send: (vote: V) => Promise<'stored' | 'later' | 'stop'>;
  /** Called with every vote before it is sent. */
  remember: (vote: V) => void;
  /** Called when the server has everything. */
  forget: () => void;
  /** Runs the callback after the time; returns how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void;
  changed: (state: SaveState) => void;
}>;

export type VoteSaver<V> = Readonly<{
  put: (vote: V) => void;
  /** Sends at once: the network is back, or the person goes on. */
  wake: () => void;
  isWaiting: () => boolean;
  /** True when the server has everything; false as soon as a send fails. */
  settled: () => Promise<boolean>;
}>;

/** Choices that follow each other quickly travel together. */
const QUIET_MS = 400;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

type Saver<V> = {
  readonly world: SaverWorld<V>;
  newest: V | null;
  inFlight: boolean;
  failures: number;
  stopped: boolean;
  callOff: (() => void) | null;
  listeners: ((isSaved: boolean) => void)[];
};

/**
 * Carries the vote of one page to the server: one request at a time, always the newest, repeated after 1, 2, 4 … 30
 * seconds when it fails. What was put is kept until the server has it.
 */
export function createVoteSaver<V>(world: SaverWorld<V>): VoteSaver<V> {
  const saver: Saver<V> = {
    world,
    newest: null,
    inFlight: false,
    failures: 0,
    stopped: false,
    callOff: null,
    listeners: [],
  };
  return {
    put: (vote) => {
      saver.newest = vote;
      world.remember(vote);
      if (!saver.stopped) world.changed(saver.failures > 0 ? 'offline' : 'saving');
      if (saver.callOff === null && !saver.inFlight) pumpAfter(saver, QUIET_MS);
    },
    wake: () => {
      saver.callOff?.();
      saver.callOff = null;
      pump(saver);
    },
    isWaiting: () => saver.newest !== null || saver.inFlight,
    settled: () =>
      new Promise((resolve) => {
        if (saver.newest === null && !saver.inFlight) resolve(true);
        else saver.listeners.push(resolve);
      }),
  };
}

function pump<V>(saver: Saver<V>): void {
  if (saver.inFlight || saver.callOff !== null || saver.newest === null) return;
  if (saver.stopped) {
    tell(saver, false);
    return;
  }
  const vote = saver.newest;
  saver.inFlight = true;
  saver.world.send(vote).then(
    (result) => arrived(saver, vote, result),
    () => arrived(saver, vote, 'later'),
  );
}

function arrived<V>(saver: Saver<V>, vote: V, result: 'stored' | 'later' | 'stop'): void {
  saver.inFlight = false;
  if (result === 'stored') {
    saver.failures = 0;
    if (saver.newest === vote) {
      saver.newest = null;
      saver.world.forget();
      saver.world.changed('saved');
      tell(saver, true);
    }
    pump(saver);
    return;
  }
  saver.stopped = result === 'stop';
  saver.world.changed(result === 'stop' ? 'stopped' : 'offline');
  if (result === 'later') repeatLater(saver);
  tell(saver, false);
}

function repeatLater<V>(saver: Saver<V>): void {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** saver.failures, LONGEST_DELAY_MS);
  saver.failures += 1;
  pumpAfter(saver, delay);
}

function pumpAfter<V>(saver: Saver<V>, milliseconds: number): void {
  saver.callOff = saver.world.after(milliseconds, () => {
    saver.callOff = null;
    pump(saver);
  });
}

function tell<V>(saver: Saver<V>, isSaved: boolean): void {
  for (const listener of saver.listeners) listener(isSaved);
  saver.listeners = [];
}
