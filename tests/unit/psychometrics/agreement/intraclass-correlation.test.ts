import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type IccForm,
  intraclassCorrelations,
  ratersNeeded,
} from '@/lib/psychometrics/agreement/intraclass-correlation';
import { twoWayMeanSquares } from '@/lib/psychometrics/agreement/two-way-mean-squares';
import golden from '../../../golden/r/agreement.json' with { type: 'json' };

const FORMS: readonly IccForm[] = ['icc11', 'icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k'];

describe.each(Object.entries(golden.icc))('against R: %s', (_, expected) => {
  const found = intraclassCorrelations(expected.ratings);

  test.each(FORMS)('%s', (form) => {
    const value = expected.value[expected.forms.indexOf(form)] ?? Number.NaN;
    // Where the denominator is negative R prints 5.33 for raters who contradict each other: no coefficient at all.
    if (value > 1) expect(found[form].reason).toBe('targetsAlike');
    else expect(found[form].value ?? Number.NaN).toBeCloseTo(value, 9);
  });

  test('the mean squares are those of aov', () => {
    const { between, judges, error } = twoWayMeanSquares(expected.ratings);
    [between, judges, error].forEach((square, index) =>
      expect(square).toBeCloseTo(expected.agreement.meanSquares[index] ?? Number.NaN, 10),
    );
  });

  test('the interval of agreement is that of McGraw and Wong', () => {
    expected.agreement.single.forEach((limit, index) =>
      expect(found.icc21.interval?.[index]).toBeCloseTo(limit, 9),
    );
  });
});

test.each(['shroutFleiss', 'many'] as const)('all intervals of %s are those of R', (name) => {
  const expected = golden.icc[name];
  const found = intraclassCorrelations(expected.ratings);
  for (const form of FORMS) {
    const index = expected.forms.indexOf(form);
    expect(found[form].interval?.[0]).toBeCloseTo(expected.lower[index] ?? Number.NaN, 8);
    expect(found[form].interval?.[1]).toBeCloseTo(expected.upper[index] ?? Number.NaN, 8);
  }
  expected.agreement.mean.forEach((limit, index) =>
    expect(found.icc2k.interval?.[index]).toBeCloseTo(limit, 9),
  );
});

test('the published table: .29 for one judge, .62 for the mean of four', () => {
  const { icc21, icc2k, icc3k } = intraclassCorrelations(golden.icc.shroutFleiss.ratings);
  expect([icc21.value, icc2k.value, icc3k.value].map((value) => value?.toFixed(2))).toEqual([
    '0.29',
    '0.62',
    '0.91',
  ]);
});

test('a wider confidence gives a wider interval around the same value', () => {
  const { ratings } = golden.icc.many;
  const intervals = [0.99, 0.95, 0.8].map((level) => intraclassCorrelations(ratings, level).icc21.interval);
  const limits = [0, 1].map((side) => intervals.map((interval) => interval?.[side] ?? Number.NaN));
  expect(limits[0]).toEqual([...(limits[0] ?? [])].sort((a, b) => a - b));
  expect(limits[1]).toEqual([...(limits[1] ?? [])].sort((a, b) => b - a));
  expect(new Set(limits.flat()).size).toBe(6);
});

test('raters who contradict each other give a negative coefficient, kept as it is', () => {
  const { icc21, icc31, icc3k } = intraclassCorrelations(golden.icc.unlike.ratings);
  expect(icc21.value).toBeLessThan(0);
  expect(icc31.value).toBeLessThan(0);
  expect(icc3k.value).toBeLessThan(-1);
});

describe('undefined for good data', () => {
  test.each([
    ['nobody', [], 'tooFew'],
    ['one target', [[1, 2, 3]], 'tooFew'],
    ['one rater', [[1], [2], [3]], 'tooFew'],
    ['the same rating everywhere', [[3, 3], [3, 3], [3, 3]], 'noVariance'], // prettier-ignore
    ['the same rating everywhere, not exact in binary', [[0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], 'noVariance'], // prettier-ignore
  ])('%s', (_, ratings, reason) => {
    for (const icc of Object.values(intraclassCorrelations(ratings))) {
      expect(icc).toEqual({ value: null, interval: null, reason });
    }
  });

  test('targets with equal means have no reliability of the mean', () => {
    const found = intraclassCorrelations([
      [1, 3],
      [3, 1],
      [2, 2],
    ]);
    expect(found.icc3k).toEqual({ value: null, interval: null, reason: 'targetsAlike' });
    expect(found.icc1k.reason).toBe('targetsAlike');
    expect(found.icc2k.reason).toBe('targetsAlike');
    expect(found.icc31).toEqual({ value: -1, interval: null, reason: 'targetsTooAlike' });
  });

  test('perfect agreement has no interval', () => {
    const found = intraclassCorrelations([
      [1, 1, 1],
      [2, 2, 2],
      [5, 5, 5],
    ]);
    for (const icc of Object.values(found))
      expect(icc).toEqual({ value: 1, interval: null, reason: 'noError' });
  });

  test('raters who differ by a constant agree in order but not in value', () => {
    const found = intraclassCorrelations([
      [1, 3],
      [2, 4],
      [5, 7],
    ]);
    expect(found.icc31).toEqual({ value: 1, interval: null, reason: 'noError' });
    expect(found.icc21.value).toBeLessThan(0.7);
    expect(found.icc21.interval?.[0]).toBeGreaterThan(-1);
  });
});

test('where the targets hardly differ the approximate interval would miss the coefficient, so there is none', () => {
  const found = intraclassCorrelations([
    [0, 0, 6],
    [1, 2, 3],
    [2, 3, 1],
    [1, 0, 6],
  ]);
  // MSB 1/9, MSJ 21, MSE 53/9.
  expect(found.icc21).toEqual({
    value: expect.closeTo(-52 / 167, 12) as number,
    interval: null,
    reason: 'targetsTooAlike',
  });
  expect(found.icc31.interval?.[1]).toBeGreaterThan(found.icc31.value ?? Number.NaN);
});

test('a denominator that is 0 but for rounding gives no enormous number', () => {
  // MSB + (MSJ − MSE)/n = 0 for both; the second has the noise of tenths.
  const ratings = [
    [6, 0, 4, 5, 4],
    [3, 4, 3, 5, 2],
  ];
  const tenths = ratings.map((row) => row.map((value) => value * 7 + 1.7));
  for (const table of [ratings, tenths])
    expect(intraclassCorrelations(table).icc2k.value ?? 0).toBeGreaterThan(-1e6);
  expect(intraclassCorrelations(tenths).icc2k.reason).toBe(intraclassCorrelations(ratings).icc2k.reason);
});

const table = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 6 }))
  .chain(([targets, raters]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: raters, maxLength: raters }), {
      minLength: targets,
      maxLength: targets,
    }),
  );

test('nothing changes with the order of targets or raters', () => {
  fc.assert(
    fc.property(table, (ratings) => {
      const turned = [...ratings].reverse().map((row) => [...row].reverse());
      const [a, b] = [intraclassCorrelations(ratings), intraclassCorrelations(turned)];
      for (const form of FORMS) {
        expect(a[form].value === null).toBe(b[form].value === null);
        expect(a[form].value ?? 0).toBeCloseTo(b[form].value ?? 0, 9);
      }
    }),
  );
});

test('nothing changes when all ratings move or stretch together, or turn round', () => {
  fc.assert(
    fc.property(table, fc.constantFrom(-3, 0.1, 7), (ratings, factor) => {
      const moved = ratings.map((row) => row.map((value) => value * factor + 1.7));
      const [a, b] = [intraclassCorrelations(ratings), intraclassCorrelations(moved)];
      for (const form of FORMS) {
        expect(a[form].reason).toBe(b[form].reason);
        expect(a[form].value ?? 0).toBeCloseTo(b[form].value ?? 0, 7);
      }
    }),
    // The lower limit of one rater is −1, and comes out as that or a rounding above it.
    {
      examples: [
        [
          [
            [0, 4],
            [1, 1],
          ],
          -3,
        ],
      ],
    },
  );
});

test('values and limits are never NaN, the value lies inside, none is above 1', () => {
  fc.assert(
    fc.property(table, (ratings) => {
      for (const { value, interval } of Object.values(intraclassCorrelations(ratings))) {
        if (value === null) continue;
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(Number.isFinite(value)).toBe(true);
        if (interval === null) continue;
        expect(interval[0]).toBeLessThanOrEqual(value + 1e-9);
        expect(interval[1]).toBeGreaterThanOrEqual(value - 1e-9);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the mean of k raters is as reliable as Spearman and Brown say', () => {
  const { icc21, icc2k } = intraclassCorrelations(golden.icc.many.ratings);
  const single = icc21.value ?? Number.NaN;
  expect(icc2k.value).toBeCloseTo((7 * single) / (1 + 6 * single), 12);
});

test.each([
  [[[1, 2], [1]], 'WRONG_SHAPE'],
  [[[1, Number.NaN], [1, 2]], 'NOT_FINITE'], // prettier-ignore
  [[[1, 1e101], [1, 2]], 'OUT_OF_RANGE'], // prettier-ignore
  [[[1, Infinity], [1, 2]], 'NOT_FINITE'], // prettier-ignore
])('refuses %j', (ratings, code) => {
  expect(() => intraclassCorrelations(ratings)).toThrow(code);
  expect(() => twoWayMeanSquares(ratings)).toThrow(code);
});

test('refuses a confidence that is none and too small a table', () => {
  expect(() => intraclassCorrelations([[1, 2], [2, 3]], 1)).toThrow('OUT_OF_RANGE'); // prettier-ignore
  expect(() => twoWayMeanSquares([[1], [2]])).toThrow('TOO_FEW');
});

test('raters needed: the smallest number whose mean reaches the reliability', () => {
  // .7·.71/(.3·.29) = 5.7
  expect(ratersNeeded(0.29)).toBe(6);
  expect(ratersNeeded(0.5)).toBe(3);
  expect(ratersNeeded(0.7)).toBe(1);
  expect(ratersNeeded(1)).toBe(1);
  expect(ratersNeeded(0)).toBeNull();
  expect(ratersNeeded(-0.2)).toBeNull();
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (single) => {
      const k = ratersNeeded(single) ?? 0;
      const stepUp = (n: number) => (n * single) / (1 + (n - 1) * single);
      expect(stepUp(k)).toBeGreaterThan(0.7 - 1e-9);
      if (k > 1) expect(stepUp(k - 1)).toBeLessThan(0.7);
    }),
  );
  expect(() => ratersNeeded(1.1)).toThrow('OUT_OF_RANGE');
  expect(() => ratersNeeded(Number.NaN)).toThrow('OUT_OF_RANGE');
  expect(() => ratersNeeded(0.5, 1)).toThrow('OUT_OF_RANGE');
});
