import fc from 'fast-check';
import { expect, test } from 'vitest';

import { answerCovariance } from '@/lib/psychometrics/reliability/answer-covariance';
import type { AnswerMatrix, ScaleItems } from '@/lib/psychometrics/reliability/answer-matrix';
import { answerMoments } from '@/lib/psychometrics/reliability/answer-moments';
import { categoryCounts } from '@/lib/psychometrics/reliability/category-counts';
import { itemAnalysis } from '@/lib/psychometrics/reliability/item-analysis';
import { reviewItem, type ItemStatistics } from '@/lib/psychometrics/reliability/item-review';
import { itemTotalMoments } from '@/lib/psychometrics/reliability/item-total-moments';
import { reliabilityReport } from '@/lib/psychometrics/reliability/reliability-report';
import { covarianceMatrix } from '@/lib/stats/covariance';
import { randomSource } from '@/lib/stats/random';

const FIVE = { min: 1, max: 5 };

/** Seeded answers with one common trait and some gaps. */
function simulate(people: number, width: number, format: AnswerMatrix['format'], gaps = 0.01): AnswerMatrix {
  const random = randomSource(people + width);
  const middle = (format.min + format.max) / 2;
  const answers = new Uint8Array(people * width);
  for (let person = 0; person < people; person += 1) {
    const trait = random.normal();
    for (let item = 0; item < width; item += 1) {
      const turned = item % 3 === 2 ? -trait : trait;
      const value = Math.round(middle + ((format.max - format.min) / 5) * (turned + random.normal()));
      const isOpen = random.uniform() < gaps;
      answers[person * width + item] = isOpen ? 0 : Math.min(format.max, Math.max(format.min, value));
    }
  }
  return { answers, width, format };
}

const everyThird = (columns: readonly number[]): ScaleItems => ({
  columns,
  reversed: columns.map((column) => column % 3 === 2),
});

/** The same by the general functions on numbers. */
function plainCovariance({ answers, width, format }: AnswerMatrix, { columns, reversed }: ScaleItems) {
  const rows: number[][] = [];
  for (let start = 0; start < answers.length; start += width) {
    const row = columns.map((column) => answers[start + column] ?? 0);
    if (row.includes(0)) continue;
    rows.push(row.map((value, i) => (reversed[i] === true ? format.min + format.max - value : value)));
  }
  return {
    people: rows.length,
    rows,
    matrix: covarianceMatrix(Float64Array.from(rows.flat()), columns.length),
  };
}

test.each([
  [200, 6, FIVE, 0.01],
  [63, 9, FIVE, 0],
  [64, 4, { min: 1, max: 2 }, 0.05],
  [1500, 13, { min: 2, max: 11 }, 0.02],
  [700, 5, { min: 1, max: 100 }, 0.02],
  [300, 3, { min: 1, max: 127 }, 0],
])('covariances over bytes: %i people, %i items, %o, %f open', (people, width, format, gaps) => {
  const matrix = simulate(people, width, format, gaps);
  const scale = everyThird(Array.from({ length: width }, (_, column) => width - 1 - column));
  const expected = plainCovariance(matrix, scale);
  const { people: n, covariance, means } = answerCovariance(matrix, scale);
  expect(n).toBe(expected.people);
  covariance?.forEach((value, cell) => {
    expect(Math.abs(value - (expected.matrix[cell] ?? Number.NaN))).toBeLessThan(
      1e-9 * format.max * format.max,
    );
  });
  expect(covariance).toHaveLength(width * width);
  means?.forEach((mean, item) => {
    const sum = expected.rows.reduce((total, row) => total + (row[item] ?? 0), 0);
    expect(mean).toBeCloseTo(sum / n, 9);
  });

  const { people: again, moments } = answerMoments(matrix, scale);
  expect(again).toBe(n);
  const full = itemTotalMoments(covariance ?? new Float64Array(0), width);
  expect(moments?.totalVariance).toBeCloseTo(full.totalVariance, 6);
  full.variances.forEach((variance, i) => expect(moments?.variances[i]).toBeCloseTo(variance, 7));
  full.withTotal.forEach((value, i) => expect(moments?.withTotal[i]).toBeCloseTo(value, 7));
});

test.each([1, 4, 5, 11, 12, 16, 17, 126])(
  'no digit overflows when everybody chooses the ends of a range of %i',
  (range) => {
    const format = { min: 1, max: 1 + range };
    // Nearly all at the top, so that sums of products are as large as they get.
    const answers = Uint8Array.from({ length: 1000 * 5 }, (_, cell) => (cell % 331 === 0 ? 1 : 1 + range));
    const matrix = { answers, width: 5, format };
    const scale = everyThird([0, 1, 2, 3, 4]);
    const expected = plainCovariance(matrix, scale).matrix;
    answerCovariance(matrix, scale).covariance?.forEach((value, cell) => {
      expect(Math.abs(value - (expected[cell] ?? Number.NaN))).toBeLessThan(1e-12 * range * range);
    });
  },
);

test('any subset of columns in any order gives the rows and columns of the whole', () => {
  const matrix = simulate(150, 8, FIVE, 0);
  const whole = answerCovariance(matrix, everyThird([0, 1, 2, 3, 4, 5, 6, 7])).covariance;
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (columns) => {
      const part = answerCovariance(matrix, everyThird(columns)).covariance;
      return columns.every((a, i) =>
        columns.every((b, j) => {
          const expected = whole?.[a * 8 + b] ?? Number.NaN;
          return Math.abs((part?.[i * columns.length + j] ?? Number.NaN) - expected) < 1e-12;
        }),
      );
    }),
  );
});

test('too few people leave nothing to describe', () => {
  const one = { answers: Uint8Array.of(1, 2, 0, 4), width: 2, format: FIVE };
  const scale = everyThird([0, 1]);
  expect(answerCovariance(one, scale)).toEqual({ people: 1, means: Float64Array.of(1, 2), covariance: null });
  expect(answerMoments(one, scale)).toEqual({ people: 1, moments: null });
  const nobody = { answers: new Uint8Array(0), width: 2, format: FIVE };
  expect(answerCovariance(nobody, scale)).toEqual({ people: 0, means: null, covariance: null });
  const [analysis] = itemAnalysis(nobody, [scale]);
  expect(analysis).toMatchObject({ people: 0, alpha: { reason: 'tooFewPeople' } });
  expect(analysis?.items[0]).toMatchObject({
    answered: 0,
    shares: [],
    pomp: null,
    review: { status: 'none' },
  });
});

test.each([
  ['half a row', { answers: new Uint8Array(5), width: 2, format: FIVE }, 'WRONG_SHAPE'],
  ['no width', { answers: new Uint8Array(4), width: 0, format: FIVE }, 'WRONG_SHAPE'],
  ['a format from 0', { answers: new Uint8Array(4), width: 2, format: { min: 0, max: 4 } }, 'OUT_OF_RANGE'],
  [
    'a format beyond 127',
    { answers: new Uint8Array(4), width: 2, format: { min: 1, max: 128 } },
    'OUT_OF_RANGE',
  ],
  ['an answer above the format', { answers: Uint8Array.of(1, 6), width: 2, format: FIVE }, 'OUT_OF_RANGE'],
  [
    'an answer under the format',
    { answers: Uint8Array.of(1, 2), width: 2, format: { min: 2, max: 5 } },
    'OUT_OF_RANGE',
  ],
])('refuses %s', (_name, matrix, code) => {
  const scale = everyThird([0, 1]);
  expect(() => answerCovariance(matrix, scale)).toThrow(code);
  expect(() => answerMoments(matrix, scale)).toThrow(code);
  expect(() => itemAnalysis(matrix, [scale])).toThrow(code);
});

test('refuses a scale of columns that are not there', () => {
  const matrix = simulate(10, 3, FIVE);
  expect(() => answerCovariance(matrix, everyThird([]))).toThrow('WRONG_SHAPE');
  expect(() => answerCovariance(matrix, everyThird([3]))).toThrow('WRONG_SHAPE');
  expect(() => answerMoments(matrix, { columns: [0, 1], reversed: [false] })).toThrow('WRONG_SHAPE');
});

test('counts the points of each statement', () => {
  const matrix = { answers: Uint8Array.of(1, 2, 1, 0, 5, 2), width: 2, format: FIVE };
  expect(categoryCounts(matrix).map((counts) => [...counts])).toEqual([
    [2, 0, 0, 0, 1],
    [0, 2, 0, 0, 0],
  ]);
});

test('the report over bytes is the report over rows', () => {
  const matrix = simulate(400, 12, FIVE, 0.02);
  const scales = [everyThird([0, 2, 4, 6, 8, 10]), everyThird([11, 1, 3, 5])];
  const rows = Array.from({ length: 400 }, (_, person) =>
    Array.from(matrix.answers.subarray(person * 12, person * 12 + 12), (value) =>
      value === 0 ? null : value,
    ),
  );
  const reports = reliabilityReport({
    format: FIVE,
    reversed: Array.from({ length: 12 }, (_, column) => column % 3 === 2),
    scales: scales.map(({ columns }, index) => ({ name: String(index), columns })),
    rows,
  });
  itemAnalysis(matrix, scales).forEach((analysis, index) => {
    const report = reports[index];
    expect(analysis.people).toBe(report?.nComplete);
    expect(analysis.alpha.value).toBeCloseTo(report?.alpha.value ?? Number.NaN, 10);
    expect(analysis.omega.value).toBeCloseTo(report?.omega.value ?? Number.NaN, 8);
    expect(analysis.sem.value).toBeCloseTo(report?.sem.value ?? Number.NaN, 10);
    analysis.items.forEach((item, i) => {
      expect(item.itemRest).toBeCloseTo(report?.itemRest[i] ?? Number.NaN, 10);
      expect(item.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(item.review.status).toBe('reviewed');
    });
  });
});

const GOOD: ItemStatistics = {
  people: 100,
  itemRest: 0.5,
  pomp: 50,
  largestCategoryShare: 0.4,
  alpha: 0.8,
  alphaIfDeleted: 0.78,
};

test.each<[string, Partial<ItemStatistics>, string[]]>([
  ['in order', {}, []],
  ['on the limits', { itemRest: 0.3, pomp: 15, largestCategoryShare: 0.6, alphaIfDeleted: 0.81 }, []],
  ['a low item-rest correlation', { itemRest: 0.29 }, ['lowItemRest']],
  ['an item that does not vary', { itemRest: null, alphaIfDeleted: null }, ['lowItemRest']],
  ['too easy', { pomp: 85.1 }, ['extremeMean']],
  ['too hard', { pomp: 14.9 }, ['extremeMean']],
  ['one category', { largestCategoryShare: 0.61 }, ['oneCategory']],
  ['alpha better without', { alphaIfDeleted: 0.82 }, ['alphaRisesWithout']],
])('item review: %s', (_name, change, reasons) => {
  expect(reviewItem({ ...GOOD, ...change })).toEqual({ status: 'reviewed', reasons });
});

test('an item is not judged by fewer than a hundred people', () => {
  expect(reviewItem({ ...GOOD, people: 99, itemRest: 0 })).toEqual({
    status: 'none',
    reason: 'tooFewPeople',
  });
  expect(() => reviewItem({ ...GOOD, pomp: 101 })).toThrow('OUT_OF_RANGE');
  expect(() => reviewItem({ ...GOOD, largestCategoryShare: Number.NaN })).toThrow('OUT_OF_RANGE');
});
