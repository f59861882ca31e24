import { changed, type Plan, type Session, type Tap } from './records';
import type { Store } from './store';
import { type Batch, createSyncer, type SendResult, type Syncer, type SyncState } from './syncer';

export type NewSession = Readonly<{ label: string; parallelCode: string; people: number }>;

export type ShiftState = Readonly<{
  /** `noStore`: this browser keeps nothing, so nothing may be counted with it. */
  status: 'opening' | 'open' | 'noStore';
  plan: Plan | null;
  /** The server does not know this browser (any more). */
  unknown: boolean;
  session: Session | null;
  /** Of the session that goes on, in order. */
  taps: readonly Tap[];
  /** Ended sessions that this phone still holds, newest first, with their counts. */
  past: readonly Readonly<{ session: Session; events: number }>[];
  /** The last change could not be stored. */
  failed: boolean;
  sync: SyncState;
}>;

/** The world around a shift, so that tests can bring their own. */
export type ShiftWorld = Readonly<{
  openStore: () => Promise<Store>;
  fetchPlan: () => Promise<Plan | null>;
  send: (batch: Batch) => Promise<SendResult>;
  now: () => number;
  newId: () => string;
  after: (milliseconds: number, run: () => void) => () => void;
  random: () => number;
}>;

export type Shift = Readonly<{
  state: () => ShiftState;
  subscribe: (listener: () => void) => () => void;
  /** Reads what the phone holds, then asks the server for the plan. */
  open: () => Promise<void>;
  start: (input: NewSession) => Promise<void>;
  tap: (stepId: string | null, note?: string) => Promise<void>;
  undo: () => Promise<void>;
  /** Writes a note to the last tap that stands. */
  note: (text: string) => Promise<void>;
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  /** @param at When the work was last watched; now where absent. */
  end: (at?: number) => Promise<void>;
  /** The network is back, or the page is looked at again. */
  wake: () => void;
}>;

export const FIRST_STATE: ShiftState = {
  status: 'opening',
  plan: null,
  unknown: false,
  session: null,
  taps: [],
  past: [],
  failed: false,
  sync: { waiting: 0, foreign: 0, failing: false, stopped: null },
};

const KEPT_MS = 7 * 86_400_000;

/** The last tap that was not taken back. */
export function lastTap(taps: readonly Tap[]): Tap | undefined {
  return taps.findLast(({ undone }) => !undone);
}

type Phone = {
  readonly world: ShiftWorld;
  state: ShiftState;
  store: Store | null;
  syncer: Syncer;
  readonly listeners: Set<() => void>;
};

/**
 * An observer's shift on one phone: every change is on its disk before it counts, and goes to the server when there is
 * a way.
 */
export function createShift(world: ShiftWorld): Shift {
  const phone: Phone = {
    world,
    state: FIRST_STATE,
    store: null,
    syncer: createSyncer({
      waitingSessions: () => storeOf(phone).waiting('sessions'),
      waitingTaps: () => storeOf(phone).waiting('taps'),
      acknowledge: (kind, stamps) => storeOf(phone).acknowledge(kind, stamps),
      send: world.send,
      after: world.after,
      random: world.random,
      changed: (sync) => arrived(phone, sync),
    }),
    listeners: new Set(),
  };
  return {
    state: () => phone.state,
    subscribe: (listener) => {
      phone.listeners.add(listener);
      return () => phone.listeners.delete(listener);
    },
    open: () => open(phone),
    start: (input) => start(phone, input),
    tap: (stepId, note = '') => tap(phone, stepId, note),
    undo: () => changeLastTap(phone, { undone: true }),
    note: (note) => changeLastTap(phone, { note }),
    pause: () => pause(phone),
    resume: () => resume(phone),
    end: (at) => end(phone, at),
    wake: () => {
      if (phone.store) phone.syncer.wake();
    },
  };
}

function set(phone: Phone, change: Partial<ShiftState>): void {
  phone.state = { ...phone.state, ...change };
  for (const listener of phone.listeners) listener();
}

/** Ended sessions then say that they are sent. */
function arrived(phone: Phone, sync: SyncState): void {
  set(phone, { sync });
  if (sync.waiting > 0 || phone.state.past.every(({ session }) => session.waiting !== 1)) return;
  void readPhone(storeOf(phone), phone.world.now()).then(({ past = [] }) => set(phone, { past }));
}

function storeOf({ store }: Phone): Store {
  if (store === null) throw new Error('the store is not open');
  return store;
}

async function open(phone: Phone): Promise<void> {
  const { world } = phone;
  try {
    phone.store = await world.openStore();
    set(phone, { status: 'open', ...(await readPhone(phone.store, world.now())) });
  } catch {
    set(phone, { status: 'noStore' });
    return;
  }
  await renewPlan(phone);
  // Only now: the browser may have been opened for somebody else since, whose cookie must not carry these marks.
  if (phone.state.plan) phone.syncer.setObserver(phone.state.plan.observerId);
}

async function renewPlan(phone: Phone): Promise<void> {
  const { world } = phone;
  try {
    const plan = await world.fetchPlan();
    if (plan === null) {
      set(phone, { unknown: true });
      return;
    }
    const isSame = phone.state.plan?.observerId === plan.observerId;
    await storeOf(phone).savePlan(plan);
    // Another observer's link has been opened in this browser since: the phone shows what is theirs.
    const shown = isSame ? { plan } : await readPhone(storeOf(phone), world.now());
    set(phone, { unknown: false, ...shown });
  } catch {
    // No network: the plan of last time stands.
  }
}

/** Shows a change at once and takes it back when the phone cannot keep it. */
async function keep(
  phone: Phone,
  write: () => Promise<void>,
  change: Partial<ShiftState>,
  back: () => Partial<ShiftState>,
): Promise<void> {
  set(phone, { ...change, failed: false });
  try {
    await write();
    phone.syncer.nudge();
  } catch {
    set(phone, { ...back(), failed: true });
  }
}

function keepTap(phone: Phone, tap: Tap): Promise<void> {
  const before = phone.state.taps.find(({ id }) => id === tap.id);
  const others = () => phone.state.taps.filter(({ id }) => id !== tap.id);
  const inOrder = (taps: readonly Tap[]) => taps.toSorted((a, b) => a.at - b.at);
  const { sync } = phone.state;
  const waiting = sync.waiting + (before?.waiting === 1 ? 0 : 1);
  return keep(
    phone,
    () => storeOf(phone).put('taps', tap),
    { taps: inOrder([...others(), tap]), sync: { ...sync, waiting } },
    () => ({ taps: before ? inOrder([...others(), before]) : others() }),
  );
}

function keepSession(phone: Phone, session: Session): Promise<void> {
  const { session: before, sync } = phone.state;
  const change = { session, sync: { ...sync, waiting: Math.max(1, sync.waiting) } };
  return keep(
    phone,
    () => storeOf(phone).put('sessions', session),
    change,
    () => ({ session: before }),
  );
}

function running({ state: { session } }: Phone): Session | null {
  return session !== null && session.endedAt === null ? session : null;
}

async function start(phone: Phone, { label, parallelCode, people }: NewSession): Promise<void> {
  const { plan } = phone.state;
  if (plan === null || running(phone)) return;
  const { now, newId } = phone.world;
  await keepSession(phone, {
    ...{ id: newId(), observerId: plan.observerId, rev: 1, waiting: 1 },
    ...{ label, parallelCode, people, startedAt: now(), endedAt: null, pausedAt: null, pausedMs: 0 },
    stepIds: plan.stages.flatMap(({ steps }) => steps.map(({ id }) => id)),
  });
}

async function tap(phone: Phone, stepId: string | null, note: string): Promise<void> {
  const session = running(phone);
  if (!session || session.pausedAt !== null) return;
  const { now, newId } = phone.world;
  const { id: sessionId, observerId } = session;
  await keepTap(phone, {
    ...{ id: newId(), sessionId, observerId, rev: 1, waiting: 1 },
    ...{ stepId, at: now(), undone: false, note },
  });
}

async function changeLastTap(phone: Phone, change: Partial<Tap>): Promise<void> {
  const last = lastTap(phone.state.taps);
  if (running(phone) && last) await keepTap(phone, changed(last, change));
}

async function pause(phone: Phone): Promise<void> {
  const session = running(phone);
  if (session?.pausedAt !== null) return;
  await keepSession(phone, changed(session, { pausedAt: phone.world.now() }));
}

async function resume(phone: Phone): Promise<void> {
  const session = running(phone);
  if (!session || session.pausedAt === null) return;
  const pausedMs = session.pausedMs + Math.max(0, phone.world.now() - session.pausedAt);
  await keepSession(phone, changed(session, { pausedAt: null, pausedMs }));
}

async function end(phone: Phone, at: number | undefined): Promise<void> {
  const session = running(phone);
  if (!session) return;
  // What ends during a pause ended when the pause began.
  const endedAt = Math.max(session.startedAt, session.pausedAt ?? at ?? phone.world.now());
  await keepSession(phone, changed(session, { endedAt, pausedAt: null }));
  if (running(phone)) return;
  const { sync: _, ...shown } = await readPhone(storeOf(phone), phone.world.now());
  set(phone, shown);
  phone.syncer.wake();
}

/** What the phone holds; sessions that the server has had for a week are removed on the way. */
async function readPhone(store: Store, now: number): Promise<Partial<ShiftState>> {
  const [plan, all, waitingTaps] = await Promise.all([store.plan(), store.sessions(), store.waiting('taps')]);
  const isOwn = ({ observerId }: Session | Tap) => observerId === plan?.observerId;
  const past: { session: Session; events: number }[] = [];
  let open: Session | null = null;
  for (const session of all.filter(isOwn).toSorted((a, b) => b.startedAt - a.startedAt)) {
    if (session.endedAt === null) {
      open ??= session;
      continue;
    }
    const isSent = session.waiting !== 1 && waitingTaps.every(({ sessionId }) => sessionId !== session.id);
    if (isSent && now - session.endedAt > KEPT_MS) {
      await store.remove(session.id);
      continue;
    }
    const taps = await store.taps(session.id);
    past.push({ session, events: taps.filter(({ undone }) => !undone).length });
  }
  const taps = open ? await store.taps(open.id) : [];
  const own = waitingTaps.filter(isOwn).length;
  const ownSessions = all.filter((session) => isOwn(session) && session.waiting === 1);
  // The line about what is sent must be right before anything is sent.
  const sync = { ...FIRST_STATE.sync, waiting: own || ownSessions.length, foreign: waitingTaps.length - own };
  return { plan, session: open, taps: taps.toSorted((a, b) => a.at - b.at), past, sync };
}
