import { describe, expect, test } from 'vitest';
import type { UnsavedFields } from '@/components/interview/kept-sheet';
import { createSheetSaver } from '@/components/interview/sheet-saver';

type Answer = 'stored' | 'later' | 'stop';

/** A world whose network answers when the test says so and whose clock stands. */
function stillWorld(kept: UnsavedFields = {}) {
  const timers = new Set<() => void>();
  const sent: UnsavedFields[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const states: string[] = [];
  let unsaved = kept;
  const saver = createSheetSaver(
    {
      send: (fields) => {
        sent.push(fields);
        return new Promise((resolve) => answers.push(resolve));
      },
      keep: (fields) => {
        unsaved = fields;
      },
      after: (_milliseconds, run) => {
        timers.add(run);
        return () => timers.delete(run);
      },
      changed: (state) => states.push(state),
    },
    kept,
  );
  return {
    saver,
    sent,
    states,
    unsaved: () => unsaved,
    /** Lets every timer run, and those that they set. */
    pass: () => {
      while (timers.size > 0) {
        const [run] = timers;
        if (!run) return;
        timers.delete(run);
        run();
      }
    },
    answer: async (answer: Answer) => {
      answers.shift()?.(answer);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('what an interviewer types', () => {
  test('is sent when it rests, only the fields that changed', async () => {
    const world = stillWorld();
    world.saver.typed('note.a', 'Calle', true);
    world.saver.typed('note.a', 'Called back', true);
    world.saver.typed('mark.a', '4', false);
    expect(world.sent).toEqual([]);
    expect(world.unsaved()).toEqual({ 'note.a': 'Called back', 'mark.a': '4' });
    world.pass();
    expect(world.sent).toEqual([{ 'note.a': 'Called back', 'mark.a': '4' }]);
    await world.answer('stored');
    expect(world.unsaved()).toEqual({});
    expect(world.states.at(-1)).toBe('saved');
  });

  test('during the sending is not taken for sent', async () => {
    const world = stillWorld();
    world.saver.typed('note.a', 'First', true);
    world.pass();
    world.saver.typed('note.a', 'First and second', true);
    world.saver.typed('note.b', 'New', true);
    await world.answer('stored');
    expect(world.unsaved()).toEqual({ 'note.a': 'First and second', 'note.b': 'New' });
    expect(world.states.at(-1)).toBe('saving');
    world.pass();
    expect(world.sent[1]).toEqual({ 'note.a': 'First and second', 'note.b': 'New' });
    await world.answer('stored');
    expect(world.unsaved()).toEqual({});
  });

  test('is kept and sent again when the network fails', async () => {
    const world = stillWorld();
    world.saver.typed('note.a', 'Kept', true);
    world.pass();
    await world.answer('later');
    expect(world.unsaved()).toEqual({ 'note.a': 'Kept' });
    expect(world.states.at(-1)).toBe('offline');
    world.saver.wake();
    expect(world.sent).toHaveLength(2);
    await world.answer('stored');
    expect(world.unsaved()).toEqual({});
  });

  test('stays kept when the server refuses it, and is not sent for ever', async () => {
    const world = stillWorld();
    world.saver.typed('note.a', 'Late', true);
    world.pass();
    await world.answer('stop');
    world.saver.wake();
    world.pass();
    expect(world.sent).toHaveLength(1);
    expect(world.unsaved()).toEqual({ 'note.a': 'Late' });
    expect(world.states.at(-1)).toBe('stopped');
  });

  test('before a reload goes out first', () => {
    const world = stillWorld({ 'note.a': 'From before' });
    world.pass();
    expect(world.sent).toEqual([{ 'note.a': 'From before' }]);
  });
});
