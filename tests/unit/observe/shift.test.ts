import { beforeEach, describe, expect, test } from 'vitest';
import type { Plan, Session, Tap } from '@/components/observe/records';
import { createShift, type ShiftWorld } from '@/components/observe/shift';
import type { Store } from '@/components/observe/store';
import type { Batch, SendResult } from '@/components/observe/syncer';

const MINUTE = 60_000;
const PLAN: Plan = {
  observerId: 'osmo',
  jobTitle: 'Customer adviser',
  stages: [{ id: 'contact', title: 'Contact', steps: [{ id: 'greet', title: 'Greets' }] }],
};

/** The disk of a phone: what is on it outlives the page. */
function disk() {
  const sessions = new Map<string, Session>();
  const taps = new Map<string, Tap>();
  let plan: Plan | null = null;
  let full = false;
  const of = (kind: 'sessions' | 'taps'): Map<string, Session | Tap> => (kind === 'taps' ? taps : sessions);
  const store: Store = {
    plan: () => Promise.resolve(plan),
    savePlan: (given) => {
      plan = given;
      return Promise.resolve();
    },
    sessions: () => Promise.resolve([...sessions.values()]),
    taps: (id) => Promise.resolve([...taps.values()].filter(({ sessionId }) => sessionId === id)),
    put: (kind, record) => {
      if (full) return Promise.reject(new DOMException('full'));
      of(kind).set(record.id, record);
      return Promise.resolve();
    },
    waiting: (kind) =>
      Promise.resolve([...of(kind).values()].filter(({ waiting }) => waiting === 1)) as Promise<never>,
    acknowledge: (kind, stamps) => {
      for (const { id, rev } of stamps) {
        const record = of(kind).get(id);
        if (record?.rev !== rev) continue;
        const { waiting: _, ...sent } = record;
        of(kind).set(id, sent);
      }
      return Promise.resolve();
    },
    remove: (id) => {
      sessions.delete(id);
      for (const tap of taps.values()) if (tap.sessionId === id) taps.delete(tap.id);
      return Promise.resolve();
    },
  };
  const fill = (value: boolean) => {
    full = value;
  };
  return { store, taps, sessions, fill };
}

/** A server that counts each id once, and a network that can be cut. */
function server() {
  const seen = new Map<string, Tap>();
  const sessions = new Map<string, Session>();
  const batches: Batch[] = [];
  let answer: 'ok' | 'cut' | 'lost' | SendResult = 'ok';
  const send = (batch: Batch): Promise<SendResult> => {
    if (answer === 'cut') return Promise.reject(new TypeError('no network'));
    if (typeof answer === 'object') return Promise.resolve(answer);
    batches.push(batch);
    for (const session of batch.sessions) sessions.set(session.id, session);
    for (const tap of batch.taps) if ((seen.get(tap.id)?.rev ?? 0) < tap.rev) seen.set(tap.id, tap);
    if (answer === 'lost') return Promise.reject(new TypeError('the answer got lost'));
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    return Promise.resolve({ kind: 'stored', sessions: ids(batch.sessions), taps: ids(batch.taps) });
  };
  const become = (next: typeof answer) => {
    answer = next;
  };
  const standing = () => [...seen.values()].filter(({ undone }) => !undone).length;
  return { send, become, seen, sessions, batches, standing };
}

let now = 0;
let timers: { at: number; run: () => void }[] = [];
let made = 0;
let phone: ReturnType<typeof disk>;
let far: ReturnType<typeof server>;

const settle = async () => {
  for (let round = 0; round < 40; round += 1) await Promise.resolve();
};
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds;
  const due = timers.filter(({ at }) => at <= now);
  timers = timers.filter(({ at }) => at > now);
  for (const { run } of due) run();
  await settle();
}

function worldOf(): ShiftWorld {
  return {
    openStore: () => Promise.resolve(phone.store),
    fetchPlan: () => Promise.resolve(PLAN),
    send: far.send,
    now: () => now,
    newId: () => `id-${(made += 1)}`,
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => 0.5,
  };
}

async function open(change: Partial<ShiftWorld> = {}) {
  const shift = createShift({ ...worldOf(), ...change });
  await shift.open();
  await settle();
  return shift;
}

const START = { label: 'Worker B', parallelCode: '', people: 1 };
const started = async () => {
  const shift = await open();
  await shift.start(START);
  return shift;
};

beforeEach(() => {
  now = Date.UTC(2026, 4, 4, 6);
  timers = [];
  phone = disk();
  far = server();
});

describe('a session on a phone', () => {
  test('goes on after a reload, with every tap', async () => {
    const shift = await started();
    far.become('cut');
    await shift.tap('greet');
    await shift.tap(null, 'Looks for a parcel');
    await shift.undo();
    const again = await open({ fetchPlan: () => Promise.reject(new TypeError('no network')) });
    expect(again.state()).toMatchObject({ plan: PLAN, session: { label: 'Worker B', endedAt: null } });
    expect(again.state().sync.waiting).toBe(2);
    expect(again.state().taps.map(({ stepId, undone }) => [stepId, undone])).toEqual([
      ['greet', false],
      [null, true],
    ]);
  });

  test('knows the steps that could be counted', async () => {
    const shift = await started();
    expect(shift.state().session?.stepIds).toEqual(['greet']);
  });

  test('counts nothing during a pause, and pauses are no watched time', async () => {
    const shift = await started();
    now += 10 * MINUTE;
    await shift.pause();
    await shift.tap('greet');
    now += 20 * MINUTE;
    await shift.resume();
    await shift.tap('greet');
    expect(shift.state()).toMatchObject({ session: { pausedMs: 20 * MINUTE, pausedAt: null } });
    expect(shift.state().taps).toHaveLength(1);
  });

  test('that ends during a pause ended when the pause began', async () => {
    const shift = await started();
    now += 10 * MINUTE;
    const pausedAt = now;
    await shift.pause();
    now += 90 * MINUTE;
    await shift.end();
    expect([...phone.sessions.values()][0]).toMatchObject({ endedAt: pausedAt, pausedAt: null });
    expect(shift.state()).toMatchObject({ session: null, past: [{ events: 0 }] });
  });

  test('undo takes back one tap after the other, a note stays with its tap', async () => {
    const shift = await started();
    for (const minute of [1, 2, 3]) {
      now += minute;
      await shift.tap('greet');
    }
    await shift.undo();
    await shift.note('Busy');
    await shift.undo();
    expect(shift.state().taps.map(({ undone, note }) => [undone, note])).toEqual([
      [false, ''],
      [true, 'Busy'],
      [true, ''],
    ]);
  });

  test('says when the phone could not keep a tap, and does not show it as counted', async () => {
    const shift = await started();
    await shift.tap('greet');
    phone.fill(true);
    await shift.tap('greet');
    expect(shift.state()).toMatchObject({ failed: true });
    expect(shift.state().taps).toHaveLength(1);
    phone.fill(false);
    await shift.tap('greet');
    expect(shift.state()).toMatchObject({ failed: false });
    expect(shift.state().taps).toHaveLength(2);
  });

  test('cannot begin where the browser keeps nothing', async () => {
    const shift = await open({ openStore: () => Promise.reject(new DOMException('private')) });
    expect(shift.state().status).toBe('noStore');
  });
});

test('what waits is said before the network has answered', async () => {
  const shift = await started();
  far.become('cut');
  await shift.tap('greet');
  const opening = createShift({ ...worldOf(), fetchPlan: () => new Promise(() => undefined) });
  void opening.open();
  await settle();
  expect(opening.state().sync.waiting).toBe(1);
});

describe('sending', () => {
  test('six hundred taps without a network arrive once when it is back', async () => {
    far.become('cut');
    const shift = await started();
    for (let index = 0; index < 600; index += 1) {
      now += 48_000;
      await shift.tap('greet');
      if (index % 200 === 0) await pass(0);
    }
    await shift.undo();
    far.become('ok');
    shift.wake();
    await pass(0);
    for (let round = 0; round < 20; round += 1) await settle();
    expect(far.seen.size).toBe(600);
    expect(far.standing()).toBe(599);
    expect(shift.state().sync).toMatchObject({ waiting: 0, failing: false, stopped: null });
    expect(Math.max(...far.batches.map(({ taps }) => taps.length))).toBeLessThanOrEqual(200);
  });

  test('an answer that got lost is asked for again and counts nothing twice', async () => {
    const shift = await started();
    far.become('lost');
    await shift.tap('greet');
    await pass(2_000);
    expect(shift.state().sync).toMatchObject({ waiting: 1, failing: true });
    far.become('ok');
    await pass(5 * MINUTE);
    expect(far.batches.length).toBeGreaterThan(1);
    expect(far.standing()).toBe(1);
    expect(shift.state().sync).toMatchObject({ waiting: 0, failing: false });
  });

  test('what changes while it is sent is sent again', async () => {
    const shift = await started();
    await shift.tap('greet');
    const send = far.send;
    const slow = await open({
      send: async (batch) => {
        const result = await send(batch);
        await slow.undo();
        return result;
      },
    });
    slow.wake();
    await settle();
    await pass(2_000);
    expect(far.standing()).toBe(0);
    expect([...phone.taps.values()].every(({ waiting }) => waiting !== 1)).toBe(true);
  });

  test('waits longer after each failure, and a refusal stops it with everything kept', async () => {
    const shift = await started();
    far.become('cut');
    await shift.tap('greet');
    await pass(1_500);
    const [first] = timers;
    await pass(2_000);
    const [second] = timers;
    expect((second?.at ?? 0) - now).toBeGreaterThan((first?.at ?? 0) - (now - 2_000));
    far.become({ kind: 'stop', reason: 'session' });
    shift.wake();
    await settle();
    expect(shift.state().sync).toMatchObject({ stopped: 'session', waiting: 1 });
    expect([...phone.taps.values()][0]?.waiting).toBe(1);
  });

  test('another observer’s marks in the same browser are neither shown nor sent', async () => {
    const shift = await started();
    far.become('cut');
    await shift.tap('greet');
    far.become('ok');
    const other = await open({ fetchPlan: () => Promise.resolve({ ...PLAN, observerId: 'anna' }) });
    await settle();
    expect(other.state()).toMatchObject({ session: null, past: [], sync: { waiting: 0, foreign: 1 } });
    expect(far.standing()).toBe(0);
  });

  test('what the server has had for a week leaves the phone', async () => {
    const shift = await started();
    await shift.tap('greet');
    await shift.end();
    await pass(2_000);
    expect(shift.state().past).toMatchObject([{ events: 1 }]);
    expect(shift.state().past[0]?.session.waiting).toBeUndefined();
    now += 8 * 24 * 60 * MINUTE;
    await open();
    expect([phone.sessions.size, phone.taps.size]).toEqual([0, 0]);
  });
});
