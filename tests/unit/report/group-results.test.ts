import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GROUP_MIN, groupResult, wholeBlocks } from '@/lib/report/group-results';

type Member = Readonly<{ id: number; week: number; hidden: boolean }>;

const orderOf = (size: number): readonly Member[] =>
  Array.from({ length: size }, (_, id) => ({ id, week: 0, hidden: false }));
const all = () => true;

describe('whole blocks', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [9, 5],
    [14, 10],
  ])('of %i people show %i', (size, shown) => {
    expect(wholeBlocks(orderOf(size), all)).toHaveLength(shown);
  });

  test('leave a block out with all five when one of them does not count', () => {
    const shown = wholeBlocks(orderOf(11), ({ id }) => id !== 2);
    expect(shown.map(({ id }) => id)).toEqual([5, 6, 7, 8, 9]);
  });

  test('of a small group beside large ones give nothing to a sum over all', () => {
    const groups = [5, 6, 3].map((size) => wholeBlocks(orderOf(size), all).length);
    expect(groups).toEqual([5, 5, 0]);
  });
});

/** What somebody sees who looks at some moment with some period, and notes it down. */
type Look = Readonly<{ handedIn: number; hidden: number; from: number }>;

const look = fc.record({
  handedIn: fc.nat({ max: 60 }),
  hidden: fc.nat({ max: 60 }),
  from: fc.nat({ max: 6 }),
});

describe('whoever keeps everything that was ever shown', () => {
  /**
   * Sums over groups can be added and subtracted at will; what cannot be told apart by them are people who were in
   * exactly the same groups. If each such class has five people, no calculation reaches fewer.
   */
  test('can tell no fewer than five people apart, whatever the periods, latecomers and hidden results', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 6 }), { minLength: 60, maxLength: 60 }),
        fc.shuffledSubarray(
          Array.from({ length: 60 }, (_, id) => id),
          { minLength: 60 },
        ),
        fc.array(look, { minLength: 1, maxLength: 12 }),
        (weeks, hiding, looks) => {
          const signatures = new Map<number, string>();
          looks.forEach((seen, index) => {
            for (const id of shownAt(seen, weeks, hiding)) {
              signatures.set(id, `${signatures.get(id) ?? ''} ${index}`);
            }
          });
          const classes = new Map<string, number>();
          for (const signature of signatures.values()) {
            classes.set(signature, (classes.get(signature) ?? 0) + 1);
          }
          for (const size of classes.values()) expect(size).toBeGreaterThanOrEqual(GROUP_MIN);
        },
      ),
    );
  });

  /** At some moment so many have handed in, the first of `hiding` are hidden, and a period begins with a week. */
  function shownAt({ handedIn, hidden, from }: Look, weeks: readonly number[], hiding: readonly number[]) {
    const gone = new Set(hiding.slice(0, hidden));
    const members = weeks.slice(0, handedIn).map((week, id) => ({ id, week }));
    return wholeBlocks(members, ({ id, week }) => week >= from && !gone.has(id)).map(({ id }) => id);
  }
});

describe('a group result', () => {
  const person = (fit: number, first: number | null = 50) => ({
    fit,
    t: [first, 40, 50, 60, 50, 50] as const,
  });

  test('is the mean with its interval by t', () => {
    // Fits 60 … 80: mean 70, s = √(250/4) = 7.9057, s/√5 = 3.5355, t(.95; 4) = 2.1318 → ± 7.5371.
    const { n, fit, scales } = groupResult([60, 65, 70, 75, 80].map((value) => person(value)));
    expect(n).toBe(5);
    expect(fit.mean).toBe(70);
    expect(fit.interval90[0]).toBeCloseTo(62.463, 3);
    expect(fit.interval90[1]).toBeCloseTo(77.537, 3);
    expect(scales[1]).toEqual({ mean: 40, interval90: [40, 40] });
  });

  test('never reaches beyond the ends of a fit', () => {
    // Mean 99, s = √5 → s/√5 = 1, ± 2.1318: 96.87–101.13.
    const { fit } = groupResult([100, 100, 100, 100, 95].map((value) => person(value)));
    expect(fit.interval90[1]).toBe(100);
    expect(fit.interval90[0]).toBeCloseTo(96.868, 3);
  });

  test('has no mean of a scale that somebody has no score on', () => {
    const people = [...[60, 65, 70, 75].map((value) => person(value)), person(80, null)];
    expect(groupResult(people).scales[0]).toBeNull();
  });

  test('of four people is refused', () => {
    expect(() => groupResult([60, 65, 70, 75].map((value) => person(value)))).toThrow(/GROUP_TOO_SMALL/);
  });
});
