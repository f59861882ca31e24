import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyCommand } from '@/components/roles/draft/apply-command';
import { placeAbove, placeAt, placeBelow, moveCommand } from '@/components/roles/editor/step-moves';
import { readCell, type Workbench } from '@/components/roles/draft/workbench';
import type { DraftCommand } from '@/lib/validation/role-draft';
import { uuid, workbench } from './draft-fixture';

const NOW = '2026-11-21T10:00:00.000Z';
const after = (command: DraftCommand, draft = workbench()) => applyCommand(draft, command, NOW);
const order = (draft: Workbench) =>
  draft.steps.map(({ id, stageId }) => [Number(id.slice(-3)), stageId?.slice(-3)]);

describe('a cell', () => {
  test('of a rating changes that rating alone and carries the time', () => {
    const before = workbench();
    const draft = after({ type: 'rating', stepId: uuid(2), field: 'loss', from: 2, to: 4 }, before);
    expect(draft.steps[1]?.ratings[0]).toMatchObject({ frequency: 6, loss: 4, gain: 1, ratedAt: NOW });
    expect(draft.steps[0]).toBe(before.steps[0]);
    expect(draft.steps[2]).toBe(before.steps[2]);
  });

  test('of a relevance changes one scale', () => {
    const draft = after({ type: 'relevance', stepId: uuid(1), scale: 'integrity', from: 1, to: 3 });
    expect(draft.steps[0]?.ratings[0]?.relevance).toEqual([1, 1, 1, 1, 1, 3]);
  });

  test('of a step without any rating begins one', () => {
    const draft = workbench();
    const bare = { ...draft, steps: draft.steps.map((step) => ({ ...step, ratings: [] })) };
    const rated = after({ type: 'rating', stepId: uuid(1), field: 'gain', from: null, to: 4 }, bare);
    expect(rated.steps[0]?.ratings).toMatchObject([{ frequency: null, loss: null, gain: 4 }]);
    expect(readCell(rated, { type: 'rating', stepId: uuid(1), field: 'gain' })).toBe(4);
  });

  test('of a scale changes that scale', () => {
    const draft = after({ type: 'scale', scale: 'integrity', field: 'targetLower', from: null, to: 60 });
    expect(draft.scales.map(({ targetLower }) => targetLower)).toEqual([null, null, null, null, null, 60]);
  });

  test('of a step that is gone changes nothing', () => {
    const before = workbench();
    const draft = after({ type: 'step', stepId: uuid(9), field: 'title', from: '', to: 'x' }, before);
    expect(draft.steps).toEqual(before.steps);
  });
});

describe('structure', () => {
  test('a removed step comes back whole in its place', () => {
    const before = workbench();
    const removed = after({ type: 'removeStep', stepId: uuid(2) }, before);
    expect(order(removed)).toEqual([
      [1, '101'],
      [3, '102'],
    ]);
    expect(removed.steps.map(({ position }) => position)).toEqual([0, 1]);
    const place = { stageId: uuid(101), after: uuid(1) };
    const restored = after({ type: 'restoreStep', stepId: uuid(2), place }, removed);
    expect(restored).toEqual(before);
  });

  test('a step moves down through its stage and on to the next one, and back up the same way', () => {
    let draft = workbench();
    const seen = [order(draft)];
    for (const next of [placeBelow, placeBelow, placeBelow, placeAbove, placeAbove, placeAbove]) {
      const step = draft.steps.find(({ id }) => id === uuid(1));
      const to = step && next(draft, step);
      if (step && to) draft = after(moveCommand(draft, step, to), draft);
      seen.push(order(draft));
    }
    const [a, b, c] = [1, 2, 3];
    const [x, y] = ['101', '102'];
    expect(seen).toEqual([
      [
        [a, x],
        [b, x],
        [c, y],
      ],
      [
        [b, x],
        [a, x],
        [c, y],
      ],
      [
        [b, x],
        [a, y],
        [c, y],
      ],
      [
        [b, x],
        [c, y],
        [a, y],
      ],
      [
        [b, x],
        [a, y],
        [c, y],
      ],
      [
        [b, x],
        [a, x],
        [c, y],
      ],
      [
        [a, x],
        [b, x],
        [c, y],
      ],
    ]);
  });

  test('the first step has no place above and the last none below', () => {
    const draft = workbench();
    const [first, , last] = draft.steps;
    expect(first && placeAbove(draft, first)).toBeNull();
    expect(last && placeBelow(draft, last)).toBeNull();
  });

  test('moving stages takes their steps along', () => {
    const draft = after({ type: 'moveStage', stageId: uuid(101), after: uuid(102) });
    expect(order(draft)).toEqual([
      [3, '102'],
      [1, '101'],
      [2, '101'],
    ]);
  });

  test('the same addition twice adds once', () => {
    const place = { stageId: uuid(101), after: null };
    const words = { title: 'New', kind: 'core', contact: 'none', customerNotices: '' } as const;
    const command = { type: 'addStep', stepId: uuid(4), place, ...words } as const;
    const once = after(command);
    expect(order(once)[0]).toEqual([4, '101']);
    expect(after(command, once)).toBe(once);
  });

  test('any choice of stage and place puts the step exactly there and keeps all the others', () => {
    const places = fc.tuple(
      fc.constantFrom(1, 2, 3),
      fc.constantFrom(101, 102),
      fc.integer({ min: 1, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(places, { maxLength: 12 }), (moves) => {
        let draft = workbench();
        for (const [number, stage, wanted] of moves) {
          const step = draft.steps.find(({ id }) => id === uuid(number));
          if (!step) return false;
          draft = after(moveCommand(draft, step, placeAt(draft, step, uuid(stage), wanted)), draft);
          const ofStage = draft.steps.filter(({ stageId }) => stageId === uuid(stage)).map(({ id }) => id);
          expect(ofStage.indexOf(uuid(number))).toBe(Math.min(wanted, ofStage.length) - 1);
          expect(draft.steps.map(({ position }) => position)).toEqual([0, 1, 2]);
        }
        return true;
      }),
    );
  });
});
