import { describe, expect, test } from 'vitest';
import { createVoteSaver, type SaveState } from '@/components/rate/vote-saver';

type Reply = 'stored' | 'later' | 'stop';

/** A world whose network and clock the test moves by hand. */
function world() {
  const sent: { vote: number; reply: (result: Reply | 'lost') => Promise<void> }[] = [];
  const timers = new Set<() => void>();
  const states: SaveState[] = [];
  let kept: number | null = null;
  const saver = createVoteSaver<number>({
    send: (vote) =>
      new Promise((resolve, reject) => {
        const reply = async (result: Reply | 'lost') => {
          if (result === 'lost') reject(new Error('no network'));
          else resolve(result);
          await new Promise((tick) => setTimeout(tick, 0));
        };
        sent.push({ vote, reply });
      }),
    remember: (vote) => {
      kept = vote;
    },
    forget: () => {
      kept = null;
    },
    after: (_milliseconds, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
    changed: (state) => states.push(state),
  });
  const later = () => {
    for (const run of [...timers]) {
      timers.delete(run);
      run();
    }
  };
  return { saver, sent, states, later, kept: () => kept };
}

describe('the vote of a page', () => {
  test('travels once for choices that follow each other quickly', async () => {
    const { saver, sent, later, kept } = world();
    for (const vote of [1, 2, 3]) saver.put(vote);
    later();
    expect(sent.map(({ vote }) => vote)).toEqual([3]);
    expect(kept()).toBe(3);
    await sent[0]?.reply('stored');
    expect(kept()).toBeNull();
    expect(saver.isWaiting()).toBe(false);
  });

  test('that changed on its way is sent again, and stays kept until the newest arrived', async () => {
    const { saver, sent, later, kept } = world();
    saver.put(1);
    later();
    saver.put(2);
    await sent[0]?.reply('stored');
    expect(kept()).toBe(2);
    expect(sent.map(({ vote }) => vote)).toEqual([1, 2]);
    await sent[1]?.reply('stored');
    expect(kept()).toBeNull();
  });

  test('waits out a lost network and is sent when it returns', async () => {
    const { saver, sent, later, states, kept } = world();
    saver.put(1);
    later();
    await sent[0]?.reply('lost');
    expect(states.at(-1)).toBe('offline');
    expect(kept()).toBe(1);
    saver.wake();
    await sent[1]?.reply('stored');
    expect(states.at(-1)).toBe('saved');
  });

  test('lets the person go on only when the server has it', async () => {
    const { saver, sent } = world();
    await expect(saver.settled()).resolves.toBe(true);
    saver.put(1);
    const refused = saver.settled();
    saver.wake();
    await sent[0]?.reply('later');
    await expect(refused).resolves.toBe(false);
    const granted = saver.settled();
    saver.wake();
    await sent[1]?.reply('stored');
    await expect(granted).resolves.toBe(true);
  });

  test('is kept and said when the server will never take it', async () => {
    const { saver, sent, later, states, kept } = world();
    saver.put(1);
    later();
    await sent[0]?.reply('stop');
    expect(states.at(-1)).toBe('stopped');
    expect(kept()).toBe(1);
    const settled = saver.settled();
    saver.wake();
    await expect(settled).resolves.toBe(false);
    expect(sent).toHaveLength(1);
  });
});
