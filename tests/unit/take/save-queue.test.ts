import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  createSaveQueue,
  type Pending,
  type QueueState,
  type QueueWorld,
  type SendResult,
} from '@/components/take/save-queue';

const answer = (itemId: string, value: number | null, seq: number): Pending => ({
  itemId,
  value,
  seq,
  device: 'phone',
  shownMs: 1_000,
});
const STORED: SendResult = { kind: 'stored', savedAt: '2026-11-21T12:00:00.000Z' };
const LATER: SendResult = { kind: 'later', afterSeconds: 0 };

type Request = Readonly<{ answer: Pending; reply: (result: SendResult) => void; fail: () => void }>;

/** A world whose requests and timers are released by hand. */
function handWorld() {
  const requests: Request[] = [];
  const timers: { milliseconds: number; run: () => void; off: boolean }[] = [];
  const states: QueueState[] = [];
  const kept = new Map<string, Pending>();
  const world: QueueWorld = {
    send: (sent) =>
      new Promise((resolve, reject) => {
        requests.push({ answer: sent, reply: resolve, fail: () => reject(new TypeError('network')) });
      }),
    remember: (given) => void kept.set(given.itemId, given),
    forget: (given) => {
      if ((kept.get(given.itemId)?.seq ?? 0) <= given.seq) kept.delete(given.itemId);
    },
    after: (milliseconds, run) => {
      const timer = { milliseconds, run, off: false };
      timers.push(timer);
      return () => {
        timer.off = true;
      };
    },
    random: () => 0.999_999,
    changed: (state) => void states.push(state),
  };
  return { world, requests, timers, states, kept };
}

/** Lets promises that are ready run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the save queue', () => {
  test('sends the newest choice after a held request, never two at once for a statement', async () => {
    const { world, requests, kept } = handWorld();
    const queue = createSaveQueue(world);
    queue.put(answer('i01', 1, 1));
    queue.put(answer('i01', 2, 2));
    queue.put(answer('i01', 3, 3));
    expect(requests).toHaveLength(1);
    requests[0]?.reply(STORED);
    await settle();
    expect(requests.map(({ answer: { value } }) => value)).toEqual([1, 3]);
    expect(kept.get('i01')?.value).toBe(3);
    requests[1]?.reply(STORED);
    await settle();
    expect(queue.waiting()).toEqual([]);
    expect(kept.size).toBe(0);
  });

  test('holds no statement up because another one is slow', () => {
    const { world, requests } = handWorld();
    const queue = createSaveQueue(world);
    for (const itemId of ['i01', 'i02', 'i03']) queue.put(answer(itemId, 3, 1));
    expect(requests.map(({ answer: { itemId } }) => itemId)).toEqual(['i01', 'i02', 'i03']);
  });

  test('repeats after 1, 2, 4 … at most 30 seconds, and feels its way with one request', async () => {
    const { world, requests, timers } = handWorld();
    const queue = createSaveQueue(world);
    queue.put(answer('i01', 1, 1));
    for (let round = 0; round < 7; round += 1) {
      requests.at(-1)?.fail();
      await settle();
      timers.at(-1)?.run();
    }
    expect(timers.map(({ milliseconds }) => Math.round(milliseconds / 1_000))).toEqual([
      1, 2, 4, 8, 16, 30, 30,
    ]);
    queue.put(answer('i02', 1, 2));
    expect(requests.filter(({ answer: { itemId } }) => itemId === 'i02')).toHaveLength(0);
    requests.at(-1)?.reply(STORED);
    await settle();
    expect(requests.at(-1)?.answer.itemId).toBe('i02');
  });

  test('waits at least as long as the server asks', async () => {
    const { world, requests, timers } = handWorld();
    createSaveQueue(world).put(answer('i01', 1, 1));
    requests[0]?.reply({ kind: 'later', afterSeconds: 25 });
    await settle();
    expect(timers[0]?.milliseconds).toBe(25_000);
  });

  test('spreads repetitions between half of the delay and all of it', async () => {
    const { world, requests, timers } = handWorld();
    createSaveQueue({ ...world, random: () => 0 }).put(answer('i01', 1, 1));
    requests[0]?.fail();
    await settle();
    expect(timers[0]?.milliseconds).toBe(500);
  });

  test('sends at once when it is woken', async () => {
    const { world, requests, timers } = handWorld();
    const queue = createSaveQueue(world);
    queue.put(answer('i01', 1, 1));
    requests[0]?.fail();
    await settle();
    queue.wake();
    expect(timers[0]?.off).toBe(true);
    expect(requests).toHaveLength(2);
  });

  test('stops for a refusal, says why, and keeps what is unsent', async () => {
    const { world, requests, states, kept } = handWorld();
    const queue = createSaveQueue(world);
    queue.put(answer('i01', 1, 1));
    const settled = queue.settled();
    requests[0]?.reply({ kind: 'stop', reason: 'takenOver' });
    await expect(settled).resolves.toMatchObject({ stopped: 'takenOver', waiting: 1 });
    queue.put(answer('i02', 2, 2));
    expect(requests).toHaveLength(1);
    expect(kept.size).toBe(2);
    expect(states.at(-1)?.stopped).toBe('takenOver');
  });

  test('is settled at once when nothing waits, and only then', async () => {
    const { world, requests } = handWorld();
    const queue = createSaveQueue(world);
    await expect(queue.settled()).resolves.toMatchObject({ waiting: 0 });
    queue.put(answer('i01', 1, 1));
    const done = vi.fn();
    void queue.settled().then(done);
    await settle();
    expect(done).not.toHaveBeenCalled();
    requests[0]?.reply(STORED);
    await settle();
    expect(done).toHaveBeenCalledOnce();
  });
});

/** A server that keeps, as the database does, the highest counter of the one device. */
function serverStore() {
  const rows = new Map<string, Pending>();
  return {
    rows,
    store: (sent: Pending) => {
      if ((rows.get(sent.itemId)?.seq ?? 0) < sent.seq) rows.set(sent.itemId, sent);
    },
  };
}

const FATES = ['stored', 'refused', 'lostAfterStoring', 'lostBefore'] as const;

describe('whatever order saves, replies, faults and moves come in', () => {
  test('queue and server together hold every last choice, and in the end the server holds them all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({
            item: fc.integer({ min: 1, max: 4 }),
            value: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.array(fc.constantFrom(...FATES), { maxLength: 40 }),
        async (scheduler, choices, fates) => {
          const server = serverStore();
          const last = new Map<string, number | null>();
          const kept = new Map<string, Pending>();
          const ahead = [...fates];
          let wakes = 0;

          const queue = createSaveQueue({
            send: async (sent) => {
              const fate = ahead.shift() ?? 'stored';
              await scheduler.schedule(Promise.resolve(), `to server ${sent.itemId}`);
              if (fate === 'stored' || fate === 'lostAfterStoring') server.store(sent);
              await scheduler.schedule(Promise.resolve(), `from server ${sent.itemId}`);
              if (fate === 'stored') return STORED;
              if (fate === 'refused') return LATER;
              throw new TypeError('network');
            },
            remember: (given) => void kept.set(given.itemId, given),
            forget: (given) => {
              if ((kept.get(given.itemId)?.seq ?? 0) <= given.seq) kept.delete(given.itemId);
            },
            after: (_milliseconds, run) => {
              let off = false;
              wakes += 1;
              void scheduler.schedule(Promise.resolve(), `timer ${wakes}`).then(() => {
                if (!off) run();
              });
              return () => {
                off = true;
              };
            },
            random: () => 0.5,
            changed: () => undefined,
          });

          const check = () => {
            const waiting = new Map(queue.waiting().map(({ itemId, value }) => [itemId, value]));
            for (const [itemId, value] of last) {
              const holder = waiting.has(itemId) ? waiting.get(itemId) : server.rows.get(itemId)?.value;
              expect(holder).toBe(value);
              // What a reload would find: the browser's storage, else the server.
              const afterReload = kept.get(itemId) ?? server.rows.get(itemId);
              expect(afterReload?.value).toBe(value);
            }
          };

          void scheduler.scheduleSequence(
            choices.map(({ item, value }, index) => async () => {
              const itemId = `i0${item}`;
              last.set(itemId, value);
              queue.put(answer(itemId, value, index + 1));
              if (index % 3 === 2) queue.wake();
            }),
          );
          while (scheduler.count() > 0) {
            await scheduler.waitOne();
            // The reply runs through some promises before it plans the next event.
            await settle();
            check();
          }
          await settle();
          expect(queue.waiting()).toEqual([]);
          expect(kept.size).toBe(0);
          for (const [itemId, value] of last) expect(server.rows.get(itemId)?.value).toBe(value);
        },
      ),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
