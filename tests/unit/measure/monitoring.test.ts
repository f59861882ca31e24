import { describe, expect, test } from 'vitest';

import { runMeasure } from '@/scripts/measure/run';
import fairness from '../../golden/r/fairness.json' with { type: 'json' };
import norms from '../../golden/r/norms.json' with { type: 'json' };
import validity from '../../golden/r/validity.json' with { type: 'json' };

const close = (value: number, digits = 10) => expect.closeTo(value, digits) as number;

function output(name: string, input: unknown): unknown {
  const { stdout, stderr, status } = runMeasure([name], () => JSON.stringify(input));
  expect([stderr, status]).toEqual(['', 0]);
  return JSON.parse(stdout);
}

function refusal(name: string, input: unknown): unknown {
  const { stdout, stderr, status } = runMeasure([name], () => JSON.stringify(input));
  const { error } = JSON.parse(stderr) as { error: { code: string; path: string } };
  expect([stdout, status]).toEqual(['', 2]);
  return [error.code, error.path];
}

const group = (selected: number, total: number) => ({ selected, total });

describe('norms', () => {
  const { prior } = norms;

  test.each(norms.blends.slice(0, 3))('the blend agrees with R: $sample.n people', ({ sample, mean, sd }) => {
    const stage = sample.n < 150 ? 1 : 2;
    expect(output('norms', { prior, sample })).toEqual({ mean: close(mean), sd: close(sd), stage });
  });

  test('the prior without people, the sample alone from 400 on', () => {
    expect(output('norms', { prior, sample: { n: 0, mean: 0, sd: 0 } })).toEqual({
      mean: prior.mean,
      sd: prior.sd,
      stage: 0,
    });
    const sample = { n: 500, mean: 3.45, sd: 0.66 };
    expect(output('norms', { prior, sample })).toEqual({ mean: 3.45, sd: 0.66, stage: 3 });
    expect(output('norms', { prior, sample: { ...sample, n: 1000 } })).toMatchObject({ stage: 4 });
  });

  test.each([
    [{ prior: { ...prior, sd: 0 } }, 'OUT_OF_RANGE', 'prior.sd'],
    [{ prior: { ...prior, n: -1 } }, 'OUT_OF_RANGE', 'prior.n'],
    [{ prior: { ...prior, n: 0 }, sample: { n: 0, mean: 3, sd: 1 } }, 'OUT_OF_RANGE', 'prior.n'],
    [{ sample: { n: 2.5, mean: 3, sd: 1 } }, 'WRONG_TYPE', 'sample.n'],
    [{ sample: { n: 400, mean: 3, sd: 0 } }, 'OUT_OF_RANGE', 'sample.sd'],
    [{ prior: { ...prior, n: 0 }, sample: { n: 1, mean: 3, sd: 0 } }, 'OUT_OF_RANGE', 'sample.n'],
    [{ prior: { ...prior, n: 0 }, sample: { n: 2, mean: 3, sd: 0 } }, 'OUT_OF_RANGE', 'sample.sd'],
    [{ prior: { ...prior, mean: 1e308 } }, 'OUT_OF_RANGE', 'sample'],
    [{ sample: { n: 4, mean: 3 } }, 'MISSING', 'sample.sd'],
    [{ sample: { n: 4, mean: 3, sd: 1, k: 1 } }, 'UNKNOWN_KEY', 'sample.k'],
  ])('refuses %j', (changes, code, path) => {
    expect(refusal('norms', { prior, sample: { n: 4, mean: 3, sd: 1 }, ...changes })).toEqual([code, path]);
  });
});

describe('impact', () => {
  test('numbers of R, in the keys of the contract', () => {
    const found = fairness.impact.filter(({ table }) => Math.min(table[1] ?? 0, table[3] ?? 0) >= 30);
    expect(found.length).toBeGreaterThan(2);
    for (const { table, ratio, p, ci95 } of found) {
      const [a = 0, n = 0, b = 0, m = 0] = table;
      expect(output('impact', { groups: [group(a, n), group(b, m)] })).toEqual({
        ratio: close(ratio),
        fisherP: close(p, 12),
        ratioCi95: ci95?.map((limit) => close(limit)),
      });
    }
  });

  test('null with a reason below the gates and where there is no interval', () => {
    const nothing = { ratio: null, fisherP: null, ratioCi95: null };
    const at = (first: object, second: object) => output('impact', { groups: [first, second] });
    expect(at(group(9, 20), group(3, 15))).toEqual({ ...nothing, reason: 'groupTooSmall' });
    expect(at(group(3, 40), group(3, 40))).toEqual({ ...nothing, reason: 'tooFewExpectedSelections' });
    expect(at(group(20, 50), group(0, 50))).toMatchObject({
      ratio: 0,
      ratioCi95: null,
      reason: 'nobodyInOneGroupSelected',
    });
    expect(at(group(50, 50), group(50, 50))).toMatchObject({
      ratio: 1,
      ratioCi95: null,
      reason: 'everybodySelected',
    });
  });

  test.each([
    [[group(1, 2)], 'WRONG_LENGTH', 'groups'],
    [[group(1, 2), group(3, 2)], 'OUT_OF_RANGE', 'groups[1].selected'],
    [[group(-1, 2), group(1, 2)], 'OUT_OF_RANGE', 'groups[0].selected'],
    [[group(0, 0), group(1, 2)], 'OUT_OF_RANGE', 'groups[0].total'],
    [[group(1e15, 9e15), group(1, 2)], 'OUT_OF_RANGE', 'groups[0].total'],
  ])('refuses %j', (groups, code, path) => {
    expect(refusal('impact', { groups })).toEqual([code, path]);
  });
});

describe('dif', () => {
  const input = { rows: fairness.binary.rows, group: fairness.group };

  test('numbers of R, in the keys of the contract', () => {
    expect(output('dif', input)).toEqual({
      items: fairness.binary.items.map(([alpha = 0, delta = 0, , chiSquare = 0, p = 0]) => ({
        alpha: close(alpha),
        delta: close(delta),
        chiSquare: close(chiSquare, 9),
        p: close(p, 12),
        class: expect.stringMatching(/^[ABC]$/),
      })),
    });
  });

  test('no class under 200 people a group, no number without variance', () => {
    const few = { rows: input.rows.slice(0, 100), group: input.group.slice(0, 100) };
    const { items } = output('dif', few) as { items: Record<string, unknown>[] };
    expect(items[0]).toMatchObject({ alpha: expect.any(Number), class: null, reason: 'groupTooSmall' });
    const flat = { rows: input.rows.map((row) => [...row, 1]), group: input.group };
    expect((output('dif', flat) as { items: unknown[] }).items[5]).toEqual({
      alpha: null,
      delta: null,
      chiSquare: null,
      p: null,
      class: null,
      reason: 'noVariance',
    });
  });

  test.each([
    [{ rows: [[1, 0], [1]], group: [0, 1] }, 'WRONG_LENGTH', 'rows[1]'],
    [{ rows: [[1], [0]], group: [0] }, 'WRONG_LENGTH', 'group'],
    [{ rows: [], group: [] }, 'WRONG_LENGTH', 'rows'],
    [{ rows: [[]], group: [0] }, 'WRONG_LENGTH', 'rows[0]'],
    [{ rows: [[2]], group: [0] }, 'OUT_OF_RANGE', 'rows[0][0]'],
    [{ rows: [[1]], group: [2] }, 'OUT_OF_RANGE', 'group[0]'],
  ])('refuses %j', (bad, code, path) => {
    expect(refusal('dif', bad)).toEqual([code, path]);
  });
});

describe('validity', () => {
  test.each(validity.cases)('numbers of R: r $r, n $n, U $u', ({ r, n, u: rangeRatio, ...expected }) => {
    expect(output('validity', { r, n, rangeRatio })).toEqual({
      ci95: [close(expected.low), close(expected.high)],
      corrected: close(expected.corrected),
      correctedCi95: [close(expected.correctedLow), close(expected.correctedHigh)],
    });
  });

  test('null with a reason: too few people, no ratio of spreads', () => {
    expect(output('validity', { r: 0.2, n: 29, rangeRatio: 1.2 })).toEqual({
      ci95: null,
      corrected: null,
      correctedCi95: null,
      reason: 'tooFewPeople',
    });
    expect(output('validity', { r: 0.2, n: 120 })).toMatchObject({
      ci95: [expect.any(Number), expect.any(Number)],
      corrected: null,
      correctedCi95: null,
      reason: 'noRangeRatio',
    });
  });

  test.each([
    [{ r: 1.2, n: 100 }, 'OUT_OF_RANGE', 'r'],
    [{ r: 0.2, n: -1 }, 'OUT_OF_RANGE', 'n'],
    [{ r: 0.2, n: 100, rangeRatio: 0 }, 'OUT_OF_RANGE', 'rangeRatio'],
    [{ n: 100 }, 'MISSING', 'r'],
  ])('refuses %j', (bad, code, path) => {
    expect(refusal('validity', bad)).toEqual([code, path]);
  });
});
