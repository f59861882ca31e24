import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { alphaIfDeleted } from '@/lib/psychometrics/reliability/alpha-if-deleted';
import { coefficientAlpha } from '@/lib/psychometrics/reliability/coefficient-alpha';
import { feldtInterval } from '@/lib/psychometrics/reliability/feldt-interval';
import { itemRestCorrelations } from '@/lib/psychometrics/reliability/item-rest-correlation';
import { itemTotalMoments } from '@/lib/psychometrics/reliability/item-total-moments';
import { omegaTotal } from '@/lib/psychometrics/reliability/omega-total';
import { oneFactorModel } from '@/lib/psychometrics/reliability/one-factor-model';
import { reliabilityReport, type ReliabilityInput } from '@/lib/psychometrics/reliability/reliability-report';
import { retestCorrelation } from '@/lib/psychometrics/reliability/retest-correlation';
import { spearmanBrown, splitHalf } from '@/lib/psychometrics/reliability/split-half';
import { stratifiedAlpha } from '@/lib/psychometrics/reliability/stratified-alpha';
import { randomSource } from '@/lib/stats/random';

type Rows = (number | null)[][];
type ScaleCase = Readonly<{
  reversed: number[];
  points: number;
  rows: Rows;
  n: number;
  alpha: number;
  feldt: [number, number];
  item_rest: number[];
  alpha_if_deleted: number[];
  omega: number;
  split_half: { spearman_brown: number; lambda4: number };
  sem: number;
  scores: (number | null)[];
}>;
type Golden = Readonly<{
  even: ScaleCase;
  odd: ScaleCase;
  retest: { first: number[]; second: number[]; r: number; ci95: [number, number] };
  stratified: { variances: number[]; alphas: number[]; total: number; alpha: number };
}>;
const golden = JSON.parse(readFileSync('tests/golden/r/reliability.json', 'utf8')) as Golden;

const near = (expected: number, tolerance = 1e-9) =>
  expect.closeTo(expected, -Math.log10(2 * tolerance)) as number;

function inputOf({ reversed, points, rows }: ScaleCase): ReliabilityInput {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  return {
    format: { min: 1, max: points },
    reversed: columns.map((column) => reversed.includes(column)),
    scales: [{ name: 'scale', columns }],
    rows,
  };
}

function only(input: ReliabilityInput) {
  const [report] = reliabilityReport(input);
  if (report === undefined) throw new Error('no report');
  return report;
}

describe.each(['even', 'odd'] as const)('a scale of an %s number of items, as R has it', (name) => {
  const expected = golden[name];
  const report = only(inputOf(expected));

  test('alpha with its interval, item-rest, alpha if deleted, split half, SEM and scores', () => {
    expect(report).toMatchObject({
      scale: 'scale',
      nComplete: expected.n,
      alpha: { value: near(expected.alpha), reason: null },
      alphaCi95: expected.feldt.map((limit) => near(limit)),
      itemRest: expected.item_rest.map((r) => near(r)),
      alphaIfDeleted: expected.alpha_if_deleted.map((alpha) => near(alpha)),
      splitHalf: { value: near(expected.split_half.spearman_brown), reason: null },
      sem: { value: near(expected.sem), reason: null },
      scores: expected.scores.map((score) => (score === null ? null : near(score))),
    });
  });

  test('omega by maximum likelihood agrees with lavaan', () => {
    expect(Math.abs((report.omega.value ?? 0) - expected.omega)).toBeLessThan(1e-5);
  });
});

test('Guttman’s λ₄ as R has it', () => {
  for (const expected of [golden.even, golden.odd]) {
    const { covariance, items } = covarianceOf(expected);
    expect(splitHalf(covariance, items).guttmanLambda4.value).toBeCloseTo(expected.split_half.lambda4, 9);
  }
});

test('retest correlation and its interval as R’s cor.test', () => {
  const { first, second, r, ci95 } = golden.retest;
  const retest = retestCorrelation(first, second);
  expect(retest).toEqual({
    status: 'estimated',
    r: near(r),
    ci95: ci95.map((limit) => near(limit)),
    people: 40,
    isEnough: false,
  });
  expect(retestCorrelation([1, 2, 3], [1, 2, 3])).toEqual({ status: 'none', reason: 'tooFewPeople' });
  expect(retestCorrelation([1, 1, 1, 1], [1, 2, 3, 4])).toEqual({ status: 'none', reason: 'noVariance' });
  expect(() => retestCorrelation([1], [1, 2])).toThrow('WRONG_SHAPE');
  expect(() => retestCorrelation([1, 2, 3, Number.NaN], [1, 2, 3, 4])).toThrow('NOT_FINITE');
  // Perfect agreement has no width and stays finite.
  expect(retestCorrelation([1, 2, 3, 4], [1, 2, 3, 4])).toMatchObject({ r: 1, ci95: [1, 1] });
  const many = Array.from({ length: 50 }, (_, index) => index);
  expect(retestCorrelation(many, many)).toMatchObject({ isEnough: true });
});

test('stratified alpha of a composite as R has it', () => {
  const { variances, alphas, total, alpha } = golden.stratified;
  const strata = variances.map((variance, part) => ({ variance, reliability: alphas[part] ?? 0 }));
  expect(stratifiedAlpha(strata, total).value).toBeCloseTo(alpha, 9);
  expect(stratifiedAlpha(strata, 0)).toEqual({ value: null, reason: 'noVariance' });
  expect(() => stratifiedAlpha([], 1)).toThrow('TOO_FEW');
  expect(() => stratifiedAlpha([{ variance: 1, reliability: 1.1 }], 1)).toThrow('OUT_OF_RANGE');
  expect(() => stratifiedAlpha([{ variance: Number.NaN, reliability: 0.5 }], 1)).toThrow('OUT_OF_RANGE');
});

test('stratified alpha is alpha where every part is one item', () => {
  const moments = itemTotalMoments(Float64Array.of(2, 1, 0.5, 1, 3, 1, 0.5, 1, 2), 3);
  // With reliability ρ for each item, 1 − Σ s² (1 − ρ) / s_X² = (s_X² − Σ s² + ρ Σ s²) / s_X².
  const strata = Array.from(moments.variances, (variance) => ({ variance, reliability: 0 }));
  const alpha = coefficientAlpha(moments).value ?? 0;
  expect((3 / 2) * (stratifiedAlpha(strata, moments.totalVariance).value ?? 0)).toBeCloseTo(alpha, 12);
});

describe('what is not defined has a reason', () => {
  const form = (rows: Rows): ReliabilityInput => ({
    format: { min: 1, max: 5 },
    reversed: [false, true, false],
    scales: [{ name: 'scale', columns: [0, 1, 2] }],
    rows,
  });

  test('without two complete cases', () => {
    const none = { value: null, reason: 'tooFewPeople' };
    expect(only(form([[1, 2, null]]))).toEqual({
      scale: 'scale',
      nComplete: 0,
      alpha: none,
      alphaCi95: null,
      omega: none,
      splitHalf: none,
      sem: none,
      itemRest: [null, null, null],
      alphaIfDeleted: [null, null, null],
      scores: [null],
    });
  });

  test('without variance', () => {
    const report = only(
      form([
        [3, 3, 3],
        [3, 3, 3],
        [3, 3, 3],
      ]),
    );
    expect(report).toMatchObject({
      alpha: { reason: 'noVariance' },
      alphaCi95: null,
      omega: { reason: 'noVariance' },
      splitHalf: { reason: 'noVariance' },
      sem: { reason: 'noVariance' },
      itemRest: [null, null, null],
      scores: [3, 3, 3],
    });
  });

  test('one item that never varies leaves alpha of the others', () => {
    const report = only(
      form([
        [1, 3, 2],
        [4, 3, 5],
        [2, 3, 2],
        [5, 3, 3],
      ]),
    );
    expect(report.itemRest[1]).toBeNull();
    expect(report.alpha.value).toBeLessThan(report.alphaIfDeleted[1] ?? 0);
    expect(report.omega).toEqual({ value: null, reason: 'noVariance' });
  });

  test('a single item', () => {
    const report = only({
      ...form([
        [1, 1, 1],
        [2, 2, 2],
      ]),
      scales: [{ name: 'one', columns: [2] }],
    });
    expect(report).toMatchObject({
      alpha: { reason: 'oneItem' },
      omega: { reason: 'tooFewItems' },
      splitHalf: { reason: 'oneItem' },
      itemRest: [null],
      alphaIfDeleted: [null],
    });
  });

  test('two items have an alpha but no omega and no alpha without one of them', () => {
    const rows = [
      [1, 1, 2],
      [2, 1, 2],
      [4, 1, 3],
      [5, 1, 5],
    ];
    const report = only({ ...form(rows), scales: [{ name: 'two', columns: [0, 2] }] });
    expect(report.alpha.value).toBeGreaterThan(0.8);
    expect(report.omega.reason).toBe('tooFewItems');
    expect(report.alphaIfDeleted).toEqual([null, null]);
  });

  test('items that contradict each other: alpha stays negative, the SEM has no meaning', () => {
    const report = only({
      ...form([
        [1, 5, 4],
        [5, 4, 1],
        [2, 1, 5],
        [4, 1, 2],
      ]),
      reversed: [false, false, false],
    });
    expect(report.alpha.value).toBeLessThan(0);
    expect(report.sem).toEqual({ value: null, reason: 'negativeAlpha' });
  });

  test('halves that are exact opposites', () => {
    expect(splitHalf(Float64Array.of(1, -1, -1, 1), 2)).toEqual({
      spearmanBrown: { value: null, reason: 'oppositeHalves' },
      guttmanLambda4: { value: null, reason: 'oppositeHalves' },
    });
    expect(spearmanBrown(-1).reason).toBe('oppositeHalves');
    expect(() => spearmanBrown(Number.NaN)).toThrow('OUT_OF_RANGE');
  });

  test('a Heywood case has no omega', () => {
    // λ₁² = r₁₂ r₁₃ / r₂₃ = .8 · .8 / .5 = 1.28 > 1.
    expect(omegaTotal(Float64Array.of(1, 0.8, 0.8, 0.8, 1, 0.5, 0.8, 0.5, 1), 3)).toEqual({
      value: null,
      reason: 'heywood',
    });
  });
});

test('refuses what is no data', () => {
  const input = inputOf(golden.even);
  const bad = (change: Partial<ReliabilityInput>) => () => reliabilityReport({ ...input, ...change });
  expect(bad({ rows: [[1, 2]] })).toThrow('WRONG_SHAPE');
  expect(bad({ rows: [[1, 2, 3, 4, 5, 6]] })).toThrow('OUT_OF_RANGE');
  expect(bad({ rows: [[1, 2, 3, 4, 5, Number.NaN]] })).toThrow('OUT_OF_RANGE');
  expect(bad({ scales: [{ name: 'none', columns: [] }] })).toThrow('WRONG_SHAPE');
  expect(bad({ scales: [{ name: 'far', columns: [6] }] })).toThrow('WRONG_SHAPE');
  expect(bad({ format: { min: 5, max: 1 } })).toThrow('OUT_OF_RANGE');
  expect(bad({ minimumShare: 0 })).toThrow('OUT_OF_RANGE');
  expect(() => itemTotalMoments(Float64Array.of(1, 2), 2)).toThrow('WRONG_SHAPE');
  expect(() => itemTotalMoments(Float64Array.of(Number.NaN), 1)).toThrow('NOT_FINITE');
  expect(() => oneFactorModel(Float64Array.of(Number.NaN), 1)).toThrow('NOT_FINITE');
  expect(() => oneFactorModel(new Float64Array(5), 2)).toThrow('WRONG_SHAPE');
  expect(() => splitHalf(Float64Array.of(Number.POSITIVE_INFINITY), 1)).toThrow('NOT_FINITE');
  expect(() => splitHalf(new Float64Array(5), 2)).toThrow('WRONG_SHAPE');
  expect(() => feldtInterval(Number.NaN, { people: 10, items: 3 })).toThrow('NOT_FINITE');
  expect(() => feldtInterval(1.1, { people: 10, items: 3 })).toThrow('OUT_OF_RANGE');
  expect(() => feldtInterval(0.5, { people: 1, items: 3 })).toThrow('TOO_FEW');
});

test('the one-factor model gives back exact loadings, whatever the units', () => {
  const loadings = [0.9, 0.3, 0.7, 0.5, 0.8];
  const units = [1, 10, 0.1, 3, 2];
  const covariance = new Float64Array(25);
  loadings.forEach((a, i) =>
    loadings.forEach((b, j) => {
      covariance[i * 5 + j] = (i === j ? 1 : a * b) * (units[i] ?? 0) * (units[j] ?? 0);
    }),
  );
  const model = oneFactorModel(covariance, 5);
  if (model.status === 'none') throw new Error(model.reason);
  expect(Array.from(model.loadings)).toEqual(loadings.map((l, i) => near(l * (units[i] ?? 0))));
  expect(Array.from(model.uniquenesses)).toEqual(
    loadings.map((l, i) => near((1 - l * l) * (units[i] ?? 0) ** 2)),
  );
});

const answerRows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), {
  minLength: 5,
  maxLength: 30,
});
const formOf = (rows: Rows, change: Partial<ReliabilityInput> = {}): ReliabilityInput => ({
  format: { min: 1, max: 5 },
  reversed: [false, false, false, false],
  scales: [{ name: 's', columns: [0, 1, 2, 3] }],
  rows,
  ...change,
});
const numbers = (input: ReliabilityInput) => {
  const { alpha, itemRest, alphaIfDeleted, sem, splitHalf: half } = only(input);
  return [alpha.value, sem.value, half.value, ...itemRest, ...alphaIfDeleted];
};
const same = (first: readonly (number | null)[], second: readonly (number | null)[]) =>
  first.every((value, index) => {
    const other = second[index] ?? null;
    return value === null || other === null ? value === other : Math.abs(value - other) < 1e-9;
  });

test('answers mirrored together with their keys give the same numbers', () => {
  fc.assert(
    fc.property(answerRows, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (rows, reversed) => {
      const mirrored = rows.map((row) =>
        row.map((value, item) => (reversed[item] === true ? 6 - value : value)),
      );
      return same(numbers(formOf(rows)), numbers(formOf(mirrored, { reversed })));
    }),
  );
});

test('an alpha of 0 has a standard error, also where rounding puts it below', () => {
  const rows = [
    [4, 5, 3, 1],
    [1, 1, 3, 5],
    [2, 2, 2, 1],
    [5, 1, 4, 1],
    [3, 4, 4, 5],
  ];
  for (const shift of [0, 2]) {
    const moved = rows.map((row) => row.map((value) => value + shift));
    const { sem } = only(formOf(moved, { format: { min: 1 + shift, max: 5 + shift } }));
    expect(sem.value).toBeCloseTo(0.8403868156985805, 12);
  }
});

test('neither the order of people nor a shift of the response range changes a coefficient', () => {
  fc.assert(
    fc.property(answerRows, fc.integer({ min: -20, max: 20 }), (rows, shift) => {
      const plain = numbers(formOf(rows));
      const moved = rows.map((row) => row.map((value) => value + shift));
      return (
        same(plain, numbers(formOf([...rows].reverse()))) &&
        same(plain, numbers(formOf(moved, { format: { min: 1 + shift, max: 5 + shift } })))
      );
    }),
  );
});

test('alpha is at most 1 and inside its interval', () => {
  fc.assert(
    fc.property(answerRows, (rows) => {
      const { alpha, alphaCi95 } = only(formOf(rows));
      if (alpha.value === null || alphaCi95 === null) return alpha.value === null && alphaCi95 === null;
      return alpha.value <= 1 && alphaCi95[0] <= alpha.value + 1e-12 && alpha.value <= alphaCi95[1] + 1e-12;
    }),
  );
});

test('omega is at least alpha for one factor with unequal loadings, and equal for equal ones', () => {
  const implied = (loadings: number[]) =>
    Float64Array.from(loadings.flatMap((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b))));
  const both = (loadings: number[]) => {
    const matrix = implied(loadings);
    return [
      coefficientAlpha(itemTotalMoments(matrix, loadings.length)).value ?? 0,
      omegaTotal(matrix, loadings.length).value ?? 0,
    ] as const;
  };
  const [alpha, omega] = both([0.9, 0.2, 0.8, 0.3]);
  expect(omega).toBeGreaterThan(alpha + 0.01);
  const [equalAlpha, equalOmega] = both([0.6, 0.6, 0.6, 0.6]);
  expect(equalOmega).toBeCloseTo(equalAlpha, 9);
});

test('Feldt’s interval covers the true alpha in about 95 % of samples', () => {
  const random = randomSource(12);
  const items = 6;
  const people = 60;
  // Parallel items with inter-item r .3: alpha = 6 · .3 / (1 + 5 · .3) = .72.
  const truth = (items * 0.3) / (1 + (items - 1) * 0.3);
  let covered = 0;
  const samples = 2000;
  for (let sample = 0; sample < samples; sample += 1) {
    const sums = new Float64Array(items * items);
    const means = new Float64Array(items);
    for (let person = 0; person < people; person += 1) {
      const trait = Math.sqrt(0.3) * random.normal();
      const row = Float64Array.from({ length: items }, () => trait + Math.sqrt(0.7) * random.normal());
      row.forEach((x, i) => {
        means[i] = (means[i] ?? 0) + x / people;
        row.forEach((y, j) => (sums[i * items + j] = (sums[i * items + j] ?? 0) + x * y));
      });
    }
    const covariance = sums.map(
      (sum, cell) =>
        (sum - people * (means[Math.floor(cell / items)] ?? 0) * (means[cell % items] ?? 0)) / (people - 1),
    );
    const alpha = coefficientAlpha(itemTotalMoments(covariance, items)).value ?? Number.NaN;
    const [low, high] = feldtInterval(alpha, { people, items });
    if (low <= truth && truth <= high) covered += 1;
  }
  expect(covered / samples).toBeGreaterThan(0.94);
  expect(covered / samples).toBeLessThan(0.96);
});

function covarianceOf(expected: ScaleCase) {
  const { reversed, points, rows } = expected;
  const keyed = rows
    .filter((row): row is number[] => row.every((value) => value !== null))
    .map((row) => row.map((value, item) => (reversed.includes(item) ? points + 1 - value : value)));
  const items = keyed[0]?.length ?? 0;
  const means = Array.from(
    { length: items },
    (_, i) => keyed.reduce((sum, row) => sum + (row[i] ?? 0), 0) / keyed.length,
  );
  const covariance = new Float64Array(items * items);
  for (let i = 0; i < items; i += 1)
    for (let j = 0; j < items; j += 1)
      covariance[i * items + j] =
        keyed.reduce(
          (sum, row) => sum + ((row[i] ?? 0) - (means[i] ?? 0)) * ((row[j] ?? 0) - (means[j] ?? 0)),
          0,
        ) /
        (keyed.length - 1);
  return { covariance, items };
}

test('the moments of a scale ask for its item-rest correlations only', () => {
  const moments = itemTotalMoments(Float64Array.of(4, 2, 2, 4), 2);
  expect(itemRestCorrelations(moments)).toEqual([0.5, 0.5]);
  expect(alphaIfDeleted(moments)).toEqual([null, null]);
});
