import fc from 'fast-check';
import { expect, test } from 'vitest';

import { matchingScores } from '@/lib/psychometrics/fairness/group-answers';
import { mantelHaenszelDif, mantelHaenszelItem } from '@/lib/psychometrics/fairness/mantel-haenszel-dif';
import { mantelOrdinal } from '@/lib/psychometrics/fairness/mantel-ordinal-dif';
import { ordinalLogisticDif, ordinalLogisticItem } from '@/lib/psychometrics/fairness/ordinal-logistic-dif';
import { proportionalOdds } from '@/lib/psychometrics/fairness/proportional-odds';
import { holm } from '@/lib/stats/holm';
import golden from '../../../golden/r/fairness.json' with { type: 'json' };

const { group } = golden;
const { rows: binary } = golden.binary;
const { rows: ordinal } = golden.ordinal;
const code = (expected: string) =>
  expect.objectContaining({ name: 'PsychometricsError', code: expected }) as Error;
const column = (rows: readonly (readonly number[])[], item: number) => rows.map((row) => row[item] ?? 0);
const totals = (rows: readonly (readonly number[])[]) =>
  matchingScores(rows, [true, true, true, true, true], 0);

test.each(golden.binary.items.map((expected, item) => ({ item, expected })))(
  'Mantel-Haenszel agrees with R: item $item',
  ({ item, expected }) => {
    const [alpha = 0, delta = 0, error = 0, chiSquare = 0, p = 0] = expected;
    const found = mantelHaenszelItem(column(binary, item), group, totals(binary));
    expect(found).toEqual({
      status: 'computed',
      alpha: expect.closeTo(alpha, 10),
      delta: expect.closeTo(delta, 10),
      deltaStandardError: expect.closeTo(error, 10),
      chiSquare: expect.closeTo(chiSquare, 9),
      p: expect.closeTo(p, 12),
      class: expect.stringMatching(/^[ABC]$/),
    });
  },
);

const classOf = (item: number) => {
  const found = mantelHaenszelItem(column(binary, item), group, totals(binary));
  return found.status === 'computed' ? found.class : found.reason;
};

test('classes: large and significant C, not significant A', () => {
  expect([2, 4].map(classOf)).toEqual(['C', 'A']);
});

test('exchanged groups: α becomes 1/α and Δ changes its sign', () => {
  const other = group.map((value) => 1 - value);
  const [found, turned] = [group, other].map((groups) =>
    mantelHaenszelItem(column(binary, 2), groups, totals(binary)),
  );
  if (found?.status !== 'computed' || turned?.status !== 'computed') throw new Error('item');
  expect(turned.alpha).toBeCloseTo(1 / found.alpha, 10);
  expect(turned.delta).toBeCloseTo(-found.delta, 10);
  expect([turned.chiSquare, turned.deltaStandardError]).toEqual([
    expect.closeTo(found.chiSquare, 9),
    expect.closeTo(found.deltaStandardError, 9),
  ]);
});

test('people in another order, and matching scores moved by a constant, change nothing', () => {
  const order = fc.shuffledSubarray(
    group.map((_, person) => person),
    { minLength: group.length },
  );
  const answers = column(ordinal, 1);
  const matching = totals(ordinal);
  const [logistic, mantel] = [
    ordinalLogisticItem(answers, group, matching),
    mantelOrdinal(answers, group, matching),
  ];
  if (logistic.status !== 'computed' || mantel.status !== 'computed') throw new Error('item');
  fc.assert(
    fc.property(order, fc.integer({ min: -50, max: 50 }), (people, shift) => {
      const pick = (values: readonly number[], by = 0) => people.map((person) => (values[person] ?? 0) + by);
      const moved = ordinalLogisticItem(pick(answers, 1), pick(group), pick(matching, shift));
      expect(moved).toMatchObject({
        change: expect.closeTo(logistic.change, 9),
        groupEffect: expect.closeTo(logistic.groupEffect, 7),
      });
      expect(mantelOrdinal(pick(answers, 1), pick(group), pick(matching, shift))).toMatchObject({
        chiSquare: expect.closeTo(mantel.chiSquare, 9),
        standardizedMeanDifference: expect.closeTo(mantel.standardizedMeanDifference, 10),
      });
    }),
    { numRuns: 20 },
  );
});

test.each(golden.ordinal.items.map((expected, item) => ({ item, expected })))(
  'proportional odds, Mantel and mean difference agree with R: item $item',
  ({ item, expected }) => {
    const answers = column(ordinal, item);
    const logistic = ordinalLogisticItem(answers, group, totals(ordinal));
    if (logistic.status === 'none') throw new Error(logistic.reason);
    const { uniform, nonUniform, total, nagelkerke, groupEffect } = logistic;
    [uniform, nonUniform, total].forEach(({ chiSquare }, test) =>
      expect(chiSquare).toBeCloseTo(expected.chi[test] ?? Number.NaN, 6),
    );
    expect([uniform.df, nonUniform.df, total.df]).toEqual([1, 1, 2]);
    nagelkerke.forEach((value, model) =>
      expect(value).toBeCloseTo(expected.nagelkerke[model] ?? Number.NaN, 9),
    );
    expect(groupEffect).toBeCloseTo(expected.groupEffect, 5);
    const mantel = mantelOrdinal(answers, group, totals(ordinal));
    if (mantel.status === 'none') throw new Error(mantel.reason);
    expect(mantel.chiSquare).toBeCloseTo(expected.mantel, 9);
    expect(mantel.standardizedMeanDifference).toBeCloseTo(expected.smd, 11);
    expect(mantel.inItemSds).toBeCloseTo(expected.smdInSds, 11);
  },
);

test('exchanged groups and turned answers change the sign of what a group does, not its size', () => {
  const answers = column(ordinal, 1);
  const matching = totals(ordinal);
  const found = ordinalLogisticItem(answers, group, matching);
  const turned = ordinalLogisticItem(
    answers.map((answer) => 4 - answer),
    group,
    matching.map((score) => 16 - score),
  );
  if (found.status === 'none' || turned.status === 'none') throw new Error('item');
  expect(turned.groupEffect).toBeCloseTo(-found.groupEffect, 6);
  expect(turned.change).toBeCloseTo(found.change, 9);
});

test('two categories are logistic regression: the saturated two-by-two table', () => {
  const fit = proportionalOdds([
    { predictors: [0], counts: [30, 10] },
    { predictors: [1], counts: [10, 30] },
  ]);
  if (fit.status === 'none') throw new Error(fit.reason);
  expect(fit.slopes[0]).toBeCloseTo(Math.log(9), 9);
  expect(fit.thresholds[0]).toBeCloseTo(Math.log(3), 9);
  expect(fit.logLikelihood).toBeCloseTo(2 * (30 * Math.log(0.75) + 10 * Math.log(0.25)), 9);
});

test('no finite estimate: categories separated, a predictor twice, nothing at all', () => {
  const none = { status: 'none', reason: 'noFiniteEstimate' };
  const separated = [
    { predictors: [0], counts: [20, 0] },
    { predictors: [1], counts: [0, 20] },
  ];
  expect(proportionalOdds(separated)).toEqual(none);
  expect(
    proportionalOdds(separated.map(({ predictors: [x = 0], counts }) => ({ predictors: [x, x], counts }))),
  ).toEqual(none);
  expect(proportionalOdds([])).toEqual(none);
  const answers = group.map((focal) => focal);
  expect(ordinalLogisticItem(answers, group, totals(binary))).toEqual(none);
});

test('no answer where nothing varies', () => {
  const same = group.map(() => 1);
  const none = { status: 'none', reason: 'noVariance' };
  expect(mantelHaenszelItem(same, group, totals(binary))).toEqual(none);
  expect(mantelOrdinal(same, group, totals(binary))).toEqual(none);
  expect(mantelOrdinal(column(binary, 0), same, totals(binary))).toEqual(none);
  expect(ordinalLogisticItem(same, group, totals(binary))).toEqual(none);
  expect(ordinalLogisticItem(column(binary, 0), group, same)).toEqual(none);
  expect(ordinalLogisticItem(column(binary, 0), same, totals(binary))).toEqual(none);
  expect(mantelHaenszelItem([1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 1, 1])).toEqual({
    status: 'none',
    reason: 'noCommonOddsRatio',
  });
});

test('the report: gate, purified once, Holm over the items', () => {
  const report = mantelHaenszelDif({ rows: binary, group });
  if (report.status === 'none') throw new Error(report.reason);
  expect(report.rounds).toBe(1);
  expect(report.items.map(({ matched }) => matched)).toEqual([true, true, false, false, true]);
  const [first] = report.items;
  const kept = [true, true, false, false, true];
  expect(first).toMatchObject(mantelHaenszelItem(column(binary, 0), group, matchingScores(binary, kept, 0)));
  const p = report.items.map((item) => (item.status === 'computed' ? item.p : null));
  expect(report.items.map(({ holmP }) => holmP)).toEqual(holm(p));

  const raw = mantelHaenszelDif({ rows: binary, group }, { purifications: 0 });
  if (raw.status === 'none') throw new Error(raw.reason);
  expect(raw.items[2]).toMatchObject(mantelHaenszelItem(column(binary, 2), group, totals(binary)));

  const few = { rows: binary.slice(0, 399), group: group.slice(0, 399) };
  const gate = { status: 'none', reason: 'groupTooSmall', smallest: 199, needed: 200 };
  expect(mantelHaenszelDif(few)).toEqual(gate);
  expect(ordinalLogisticDif(few)).toEqual(gate);
});

test('the ordinal report finds the item that favours one group', () => {
  const report = ordinalLogisticDif({ rows: ordinal, group });
  if (report.status === 'none') throw new Error(report.reason);
  const significant = report.items.map(({ holmP }) => (holmP ?? 1) < 0.05);
  expect(significant[1]).toBe(true);
  const classes = report.items.map((item) => (item.status === 'computed' ? item.class : null));
  expect(report.items.map(({ matched }) => matched)).toEqual(classes.map((letter) => letter === 'A'));
});

test("Holm's adjustment agrees with R, and leaves out what was not tested", () => {
  const { p, adjusted } = golden.holm;
  expect(holm(p)).toEqual(adjusted.map((value) => expect.closeTo(value, 12) as number));
  expect(holm([null, 0.02, null])).toEqual([null, 0.02, null]);
  expect(() => holm([1.1])).toThrow(RangeError);
});

test('answers that no analysis can use are refused', () => {
  const both = (data: Parameters<typeof ordinalLogisticDif>[0], expected: string) => {
    expect(() => mantelHaenszelDif(data)).toThrow(code(expected));
    expect(() => ordinalLogisticDif(data)).toThrow(code(expected));
  };
  both({ rows: [[1], [0]], group: [0] }, 'WRONG_SHAPE');
  both({ rows: [], group: [] }, 'WRONG_SHAPE');
  both({ rows: [[1, 0], [0]], group: [0, 1] }, 'WRONG_SHAPE');
  both({ rows: [[1], [0.5]], group: [0, 1] }, 'OUT_OF_RANGE');
  both({ rows: [[1], [Number.NaN]], group: [0, 1] }, 'OUT_OF_RANGE');
  both({ rows: [[1], [0]], group: [0, 2] }, 'OUT_OF_RANGE');
  expect(() => mantelHaenszelItem([2], [0], [1])).toThrow(code('OUT_OF_RANGE'));
  expect(() => mantelHaenszelItem([1], [0, 1], [1])).toThrow(code('WRONG_SHAPE'));
  expect(() => mantelOrdinal([1], [0, 1], [1])).toThrow(code('WRONG_SHAPE'));
  expect(() => mantelOrdinal([Number.NaN], [0], [1])).toThrow(code('NOT_FINITE'));
  expect(() => ordinalLogisticItem([1], [0, 1], [1])).toThrow(code('WRONG_SHAPE'));
  expect(() => ordinalLogisticItem([0.5], [0], [1])).toThrow(code('OUT_OF_RANGE'));
});
