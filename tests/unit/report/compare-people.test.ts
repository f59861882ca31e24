import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePeople } from '@/lib/report/compare-people';
import { groupLetters } from '@/lib/report/group-letters';
import { reliableDifference } from '@/lib/report/score-difference';
import type { ReportModel } from '@/lib/report/types';

/** A fit whose true value is one of these with equal chance. */
const person = (id: string, ...quantiles: number[]) => ({
  id,
  fit: quantiles.reduce((sum, value) => sum + value, 0) / quantiles.length,
  quantiles: [...quantiles].sort((a, b) => a - b),
});
const steps = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

describe('people compared', () => {
  test('two who overlap share a letter, and no difference is said to be reliable', () => {
    const { letters, pairs, needed } = comparePeople([person('a', 60, 70, 80), person('b', 65, 70, 75)]);
    expect([...letters]).toEqual([
      ['a', 'A'],
      ['b', 'A'],
    ]);
    expect(pairs).toEqual([{ above: 'a', below: 'b', probability: 0.5, verdict: 'noReliableDifference' }]);
    expect(needed).toBe(0.9);
  });

  test('says probably from .90 and clearly from .95, and names the higher one first', () => {
    // b is below a in 93 of 100 pairs of equally likely values.
    const low = person('b', ...steps(0, 93), ...Array.from({ length: 7 }, () => 100));
    const { pairs, letters } = comparePeople([low, person('a', 99), person('c', 99.5)]);
    expect(letters.get('b')).toBeUndefined();
    expect(pairs.map(({ above, below, verdict }) => [above, below, verdict])).toEqual([
      ['a', 'b', 'probably'],
      ['c', 'b', 'probably'],
      ['c', 'a', 'clearly'],
    ]);
    expect(pairs[0]?.probability).toBeCloseTo(0.93, 12);
  });

  test('among more than five people less than .95 is no difference at all', () => {
    const low = person('b', ...steps(0, 93), ...Array.from({ length: 7 }, () => 100));
    const others = ['a', 'c', 'd', 'e', 'f'].map((id) => person(id, 99));
    const { pairs, needed, letters } = comparePeople([low, ...others]);
    expect(needed).toBe(0.95);
    expect(pairs.every(({ verdict }) => verdict === 'noReliableDifference')).toBe(true);
    expect(letters.size).toBe(6);
  });

  test('every pair comes once with a probability of one half or more, whatever the order of the people', () => {
    const anyone = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 1, maxLength: 5 }), (values) => {
        const people = values.map((quantiles, index) => person(String(index), ...quantiles));
        const forward = comparePeople(people);
        const backward = comparePeople([...people].reverse());
        expect(forward.pairs).toHaveLength((people.length * (people.length - 1)) / 2);
        for (const { probability } of forward.pairs) expect(probability).toBeGreaterThanOrEqual(0.5);
        // The same people share a letter, though it may be another letter.
        const together = ({ letters }: typeof forward) =>
          people.map(({ id: a }) =>
            people.map(({ id: b }) => letters.get(a) !== undefined && letters.get(a) === letters.get(b)),
          );
        const fits = new Set(people.map(({ fit }) => fit));
        if (fits.size === people.length) expect(together(forward)).toEqual(together(backward));
      }),
    );
  });
});

describe('letters', () => {
  test('follow the order of the people and not that of the bands; one alone has none', () => {
    const people = ['x', 'y', 'z', 'u', 'v'].map((id) => ({ id }));
    const letters = groupLetters(people, [{ ids: ['v', 'z'] }, { ids: ['y'] }, { ids: ['u', 'x'] }]);
    expect([...letters]).toEqual([
      ['x', 'A'],
      ['z', 'B'],
      ['u', 'A'],
      ['v', 'B'],
    ]);
  });

  test('go on after Z', () => {
    const people = steps(0, 54).map((number) => ({ id: String(number) }));
    const pairs = steps(0, 27).map((pair) => ({ ids: [String(2 * pair), String(2 * pair + 1)] }));
    const letters = groupLetters(people, pairs);
    expect([letters.get('0'), letters.get('51'), letters.get('52')]).toEqual(['A', 'Z', 'A2']);
  });
});

test('the smallest reliable difference is 1.96 standard errors of the difference, of the two least sure scores', () => {
  const scored = (sem: number) => ({ scales: [{ status: 'scored', sem }] }) as unknown as ReportModel;
  const none = { scales: [{ status: 'insufficient' }] } as unknown as ReportModel;
  // 1.96 · √(4.47² + 4.47²) = 12.39…
  expect(reliableDifference([scored(4.4721), scored(4.4721)], 0)).toBeCloseTo(12.396, 3);
  expect(reliableDifference([scored(3), scored(4), scored(1)], 0)).toBeCloseTo(1.959964 * 5, 5);
  expect(reliableDifference([scored(3), none], 0)).toBeNull();
});
