import fc from 'fast-check';
import { expect, test } from 'vitest';

import { adverseImpact } from '@/lib/psychometrics/fairness/adverse-impact';
import { fisherExact, type GroupCounts } from '@/lib/psychometrics/fairness/fisher-exact';
import { impactForecast } from '@/lib/psychometrics/fairness/impact-forecast';
import { pooledImpact } from '@/lib/psychometrics/fairness/pooled-impact';
import { perScale, type PerScale } from '@/lib/scales';
import golden from '../../../golden/r/fairness.json' with { type: 'json' };

const code = (expected: string) =>
  expect.objectContaining({ name: 'PsychometricsError', code: expected }) as Error;
const group = (selected: number, total: number): GroupCounts => ({ selected, total });

test.each(golden.impact)('impact agrees with R: $table', ({ table, p, midP, ratio, ci95 }) => {
  const [a = 0, n = 0, b = 0, m = 0] = table;
  const groups = [group(a, n), group(b, m)] as const;
  expect(fisherExact(...groups)).toEqual({ p: expect.closeTo(p, 12), midP: expect.closeTo(midP, 12) });
  const impact = adverseImpact(groups);
  if (Math.min(n, m) < 30) {
    expect(impact).toMatchObject({ status: 'none', reason: 'groupTooSmall', needed: 30 });
    return;
  }
  if (impact.status === 'none') throw new Error(impact.reason);
  expect([impact.ratio, impact.fisherP, impact.midP]).toEqual(
    [ratio, p, midP].map((value) => expect.closeTo(value, 12) as number),
  );
  expect(impact.ratioCi95).toEqual(ci95?.map((limit) => expect.closeTo(limit, 12) as number));
});

const counts = fc
  .integer({ min: 1, max: 60 })
  .chain((total) => fc.integer({ min: 0, max: total }).map((selected) => group(selected, total)));

test('exact p: the same for exchanged groups and for those not selected; mid-p is smaller', () => {
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const { p, midP } = fisherExact(first, second);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(midP).toBeLessThan(p);
      const rest = ({ selected, total }: GroupCounts) => group(total - selected, total);
      expect(fisherExact(second, first).p).toBeCloseTo(p, 10);
      expect(fisherExact(rest(first), rest(second)).p).toBeCloseTo(p, 10);
      expect(fisherExact(rest(first), rest(second)).midP).toBeCloseTo(midP, 10);
    }),
  );
});

test('exact p of large groups loses nothing', () => {
  // R: fisher.test(matrix(c(5100, 4900, 5000, 5000), 2))$p.value
  expect(fisherExact(group(5100, 10_000), group(5000, 10_000)).p).toBeCloseTo(0.161469291508458, 10);
});

test('the group with the higher rate is the reference, in whatever order', () => {
  const [first, second] = [
    adverseImpact([group(20, 50), group(45, 60)]),
    adverseImpact([group(45, 60), group(20, 50)]),
  ];
  if (first.status === 'none' || second.status === 'none') throw new Error('impact');
  expect([first.reference, second.reference]).toEqual([1, 0]);
  expect(first.ratio).toBeCloseTo(0.4 / 0.75, 12);
  expect(second.ratio).toBeCloseTo(first.ratio, 12);
  expect(second.ratioIfOneMoved).toBeCloseTo(first.ratioIfOneMoved, 12);
  expect([second.fisherP, second.midP]).toEqual([
    expect.closeTo(first.fisherP, 12),
    expect.closeTo(first.midP, 12),
  ]);
  expect(adverseImpact([group(20, 40), group(30, 60)])).toMatchObject({
    reference: 0,
    ratio: 1,
    review: false,
  });
});

test('gates: 30 people in each group, five selections expected in the smaller', () => {
  const reason = (first: GroupCounts, second: GroupCounts) => {
    const impact = adverseImpact([first, second]);
    return impact.status === 'none' ? impact.reason : 'computed';
  };
  expect(reason(group(15, 30), group(15, 29))).toBe('groupTooSmall');
  expect(reason(group(15, 30), group(15, 30))).toBe('computed');
  expect(reason(group(9, 50), group(0, 50))).toBe('tooFewExpectedSelections');
  expect(reason(group(10, 50), group(0, 50))).toBe('computed');
});

test('no interval without a selection, or when everybody is selected', () => {
  expect(adverseImpact([group(10, 50), group(0, 50)])).toMatchObject({
    ratio: 0,
    ratioCi95: null,
    review: true,
  });
  expect(adverseImpact([group(50, 50), group(40, 40)])).toMatchObject({
    ratio: 1,
    ratioCi95: null,
    fisherP: 1,
  });
});

test('one person moved: under four fifths by one person only', () => {
  const near = adverseImpact([group(20, 40), group(15, 38)]);
  if (near.status === 'none') throw new Error(near.reason);
  expect(near.ratio).toBeLessThan(0.8);
  expect(near.ratioIfOneMoved).toBeCloseTo(16 / 38 / (19 / 40), 12);
  expect([near.hangsOnOnePerson, near.review]).toEqual([true, true]);
  expect(adverseImpact([group(48, 80), group(12, 40)])).toMatchObject({ hangsOnOnePerson: false });
});

const ROLES = golden.pooled.roles.map(([a = 0, n = 0, b = 0, m = 0]) => ({
  reference: group(a, n),
  focal: group(b, m),
}));

test('pooled over roles agrees with R', () => {
  const { ratio, ci95, chiSquare, p } = golden.pooled;
  expect(pooledImpact(ROLES)).toEqual({
    status: 'computed',
    ratio: expect.closeTo(ratio, 12),
    ci95: undefined,
    ratioCi95: ci95.map((limit) => expect.closeTo(limit, 12) as number),
    chiSquare: expect.closeTo(chiSquare, 10),
    p: expect.closeTo(p, 12),
  });
});

test('pooled: one role is its own ratio; a difference that only the mix of roles makes disappears', () => {
  expect(pooledImpact([{ reference: group(48, 80), focal: group(12, 40) }])).toMatchObject({
    ratio: expect.closeTo(0.5, 12),
    ratioCi95: [expect.closeTo(0.301432941045597, 10), expect.closeTo(0.829371863382985, 10)],
  });
  const mixed = [
    { reference: group(90, 100), focal: group(18, 20) },
    { reference: group(4, 20), focal: group(20, 100) },
  ];
  expect(pooledImpact(mixed)).toMatchObject({ ratio: expect.closeTo(1, 12), chiSquare: 0, p: 1 });
});

test('pooled: gates over all roles together', () => {
  expect(pooledImpact([{ reference: group(10, 20), focal: group(10, 40) }])).toMatchObject({
    reason: 'groupTooSmall',
  });
  expect(pooledImpact([{ reference: group(3, 40), focal: group(3, 40) }])).toMatchObject({
    reason: 'tooFewExpectedSelections',
  });
  expect(pooledImpact([{ reference: group(30, 40), focal: group(0, 40) }])).toMatchObject({
    reason: 'nobodyInOneGroupSelected',
  });
  expect(pooledImpact([{ reference: group(40, 40), focal: group(40, 40) }])).toMatchObject({
    ratio: 1,
    p: 1,
  });
});

const CORRELATIONS = perScale((_, row) =>
  perScale((__, column) => golden.correlations[row]?.[column] ?? Number.NaN),
);
const DIFFERENCES = perScale((_, scale) => golden.differences[scale] ?? Number.NaN);
const six = (values: readonly number[]): PerScale<number> =>
  perScale((_, scale) => values[scale] ?? Number.NaN);

test.each(golden.forecast)(
  'the forecast agrees with R: weights $w',
  ({ w, rate, share, difference, rates, ratio }) => {
    const forecast = impactForecast({
      weights: six(w),
      differences: DIFFERENCES,
      correlations: CORRELATIONS,
      selectionRate: rate,
      focalShare: share,
    });
    expect(forecast).toEqual({
      difference: expect.closeTo(difference, 12),
      rates: rates.map((value) => expect.closeTo(value, 9) as number),
      ratio: expect.closeTo(ratio, 8),
      warn: ratio < 0.8,
    });
  },
);

test('the forecast for single scales at the top fifth is that of the method', () => {
  const differences = six([0.094, -0.07, 0.344, 0.014, -0.533, 0.235]);
  const ratios = differences.map((_, scale) =>
    impactForecast({
      weights: perScale((__, other) => (other === scale ? 1 : 0)),
      differences,
      correlations: CORRELATIONS,
      selectionRate: 0.2,
    }).ratio.toFixed(2),
  );
  expect(ratios).toEqual(['0.88', '0.91', '0.62', '0.98', '0.47', '0.72']);
});

test('forecast: no difference, no impact; the other sign, the same ratio; nonsense is refused', () => {
  const base = { weights: six([1, 0, 0, 0, 0, 0]), correlations: CORRELATIONS, selectionRate: 0.2 };
  const at = (d: number) => impactForecast({ ...base, differences: six([d, 0, 0, 0, 0, 0]) });
  expect(at(0)).toMatchObject({ ratio: expect.closeTo(1, 12), warn: false });
  expect(at(0.7).ratio).toBeCloseTo(at(-0.7).ratio, 10);
  expect(at(60).rates[1]).toBeCloseTo(0.4, 9);
  const refused = (changes: Partial<Parameters<typeof impactForecast>[0]>, expected: string) =>
    expect(() => impactForecast({ ...base, differences: DIFFERENCES, ...changes })).toThrow(code(expected));
  refused({ selectionRate: 0 }, 'OUT_OF_RANGE');
  refused({ selectionRate: 1 }, 'OUT_OF_RANGE');
  refused({ focalShare: 1 }, 'OUT_OF_RANGE');
  refused({ weights: six([-1, 2, 0, 0, 0, 0]) }, 'OUT_OF_RANGE');
  refused({ weights: six([0, 0, 0, 0, 0, 0]) }, 'OUT_OF_RANGE');
  refused({ differences: six([Number.NaN, 0, 0, 0, 0, 0]) }, 'NOT_FINITE');
});

test('counts that cannot be are refused', () => {
  const good = group(10, 40);
  for (const bad of [
    group(11, 10),
    group(-1, 10),
    group(1.5, 10),
    group(0, 0),
    group(Number.NaN, 10),
    group(1, 10.5),
  ]) {
    expect(() => adverseImpact([good, bad])).toThrow(code('OUT_OF_RANGE'));
    expect(() => fisherExact(bad, good)).toThrow(code('OUT_OF_RANGE'));
    expect(() => pooledImpact([{ reference: good, focal: bad }])).toThrow(code('OUT_OF_RANGE'));
  }
  expect(() => pooledImpact([])).toThrow(code('WRONG_SHAPE'));
});
