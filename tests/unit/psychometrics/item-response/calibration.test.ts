import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { acceleratedEm } from '@/lib/psychometrics/item-response/estimation/accelerated-em';
import { poolPatterns } from '@/lib/psychometrics/item-response/estimation/response-patterns';
import {
  SMALL_SAMPLE_PRIORS,
  calibrate,
  type Calibration,
} from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import { mergeSparseCategories } from '@/lib/psychometrics/item-response/merge-sparse-categories';
import { parameterStandardErrors } from '@/lib/psychometrics/item-response/parameter-standard-errors';
import { categoryCounts, responseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import { simulateResponses } from '@/lib/psychometrics/item-response/simulate-responses';
import { FINE_GRID_NODES, thetaGrid } from '@/lib/psychometrics/item-response/theta-grid';
import { simulatedMatrix, spreadBank } from '@/tests/support/graded-banks';

type Rows = readonly (readonly (number | null)[])[];
type Fit = Readonly<{
  items: { a: number; b: number[] | number; se_a: number; se_d: number[] | number }[];
  log_likelihood: number;
}>;
type Golden = Readonly<{
  calibration: { rows: Rows; fit: Fit };
  lsat6: { patterns: string[]; counts: number[]; fit: Fit };
}>;
const golden = JSON.parse(readFileSync('tests/golden/r/item-response.json', 'utf8')) as Golden;
const lsatRows: Rows = golden.lsat6.patterns.flatMap((pattern, index) =>
  Array.from({ length: golden.lsat6.counts[index] ?? 0 }, () => [...pattern].map(Number)),
);

function estimated(result: Calibration): Extract<Calibration, { status: 'estimated' }> {
  if (result.status === 'none') throw new Error(result.reason);
  return result;
}

function expectFit(rows: Rows, fit: Fit): void {
  const responses = responseMatrix(rows);
  const result = estimated(calibrate(responses));
  expect(result.converged).toBe(true);
  expect(result.logLikelihood).toBeCloseTo(fit.log_likelihood, 5);
  const errors = parameterStandardErrors(result.items, responses);
  if (errors.status === 'none') throw new Error(errors.reason);
  fit.items.forEach((expected, index) => {
    const item = result.items[index];
    expect(Math.abs((item?.a ?? 0) - expected.a)).toBeLessThan(1e-4 * Math.max(1, expected.a));
    [expected.b].flat().forEach((threshold, k) => {
      expect(Math.abs((item?.b[k] ?? 0) - threshold)).toBeLessThan(1e-4 * Math.max(1, Math.abs(threshold)));
    });
    expect((errors.items[index]?.a ?? 0) / expected.se_a).toBeCloseTo(1, 3);
    [expected.se_d].flat().forEach((se, k) => {
      expect((errors.items[index]?.d[k] ?? 0) / se).toBeCloseTo(1, 3);
    });
  });
}

describe('calibration', () => {
  test('finds the maximum that R finds by direct search, with missing answers', () => {
    expectFit(golden.calibration.rows, golden.calibration.fit);
  });

  test('LSAT section 6 of Bock & Lieberman', () => {
    expect(lsatRows).toHaveLength(1000);
    expectFit(lsatRows, golden.lsat6.fit);
    expect(estimated(calibrate(responseMatrix(lsatRows)))).toMatchObject({
      patterns: 30,
      usable: 'operational',
    });
  });

  test('neither the order of the people nor that of the items matters', () => {
    const bank = spreadBank(5, [-1, 0.5]);
    const { responses } = simulateResponses(bank, { people: 400, seed: 5 });
    const plain = estimated(calibrate(responseMatrix(responses)));
    const shuffled = estimated(
      calibrate(responseMatrix([...responses].reverse().map((row) => [...row].reverse()))),
    );
    expect(shuffled.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
    plain.items.forEach(({ a, b }, index) => {
      const other = shuffled.items[plain.items.length - 1 - index];
      expect(other?.a).toBeCloseTo(a, 3);
      b.forEach((threshold, k) => expect(other?.b[k]).toBeCloseTo(threshold, 3));
    });
  });

  test('turning every answer turns the thresholds and keeps the slopes', () => {
    const bank = spreadBank(5, [-1, 0.5]);
    const { responses } = simulateResponses(bank, { people: 400, seed: 8 });
    const plain = estimated(calibrate(responseMatrix(responses)));
    const turned = estimated(
      calibrate(responseMatrix(responses.map((row) => row.map((value) => 2 - value)))),
    );
    expect(turned.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
    plain.items.forEach(({ a, b: [first = 0, second = 0] }, index) => {
      expect(turned.items[index]?.a).toBeCloseTo(a, 3);
      expect(turned.items[index]?.b[0]).toBeCloseTo(-second, 3);
      expect(turned.items[index]?.b[1]).toBeCloseTo(-first, 3);
    });
  });

  test('people without answers change nothing', () => {
    const { responses } = simulateResponses(spreadBank(4, [0]), { people: 200, seed: 2 });
    const silent = [null, null, null, null];
    const plain = estimated(calibrate(responseMatrix(responses)));
    const result = estimated(calibrate(responseMatrix([silent, ...responses, silent])));
    expect(result.people).toBe(200);
    expect(result.items).toEqual(plain.items);
  });

  test('a finer grid hardly moves the result', () => {
    const responses = simulatedMatrix(spreadBank(8, [-1.2, 0, 1.1]), 600, 4);
    const usual = estimated(calibrate(responses));
    const fine = estimated(calibrate(responses, { grid: thetaGrid(FINE_GRID_NODES) }));
    expect(fine.logLikelihood).toBeCloseTo(usual.logLikelihood, 3);
    usual.items.forEach(({ a }, index) => expect(fine.items[index]?.a).toBeCloseTo(a, 3));
  });

  test('reports its progress, never falling, up to 1', () => {
    const shares: number[] = [];
    estimated(
      calibrate(simulatedMatrix(spreadBank(6, [-1, 1]), 300, 9), {
        onProgress: (share) => shares.push(share),
      }),
    );
    expect(shares.length).toBeGreaterThan(8);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(shares[0]).toBeGreaterThanOrEqual(0);
  });

  test('stops where it is told to and says that it has not converged', () => {
    const result = estimated(calibrate(simulatedMatrix(spreadBank(6, [-1, 1]), 300, 9), { maxCycles: 6 }));
    expect(result.converged).toBe(false);
    expect(result.cycles).toBeLessThan(10);
  });

  test('priors draw the slopes of a small sample to theirs', () => {
    const responses = simulatedMatrix(spreadBank(4, [0]), 120, 3);
    const plain = estimated(calibrate(responses));
    const drawn = estimated(calibrate(responses, { priors: SMALL_SAMPLE_PRIORS }));
    const spread = (result: typeof plain) =>
      Math.max(...result.items.map(({ a }) => a)) - Math.min(...result.items.map(({ a }) => a));
    expect(drawn.converged).toBe(true);
    expect(spread(drawn)).toBeLessThan(spread(plain));
    expect(drawn.logLikelihood).toBeLessThan(plain.logLikelihood);
  });

  test.each([
    [499, undefined, [-1, 1], 'notUsable'],
    [500, undefined, [-1, 1], 'operational'],
    [250, SMALL_SAMPLE_PRIORS, [-1, 1], 'pilotOnly'],
    [249, SMALL_SAMPLE_PRIORS, [-1, 1], 'notUsable'],
    [400, SMALL_SAMPLE_PRIORS, [-1.5, -0.7, 0, 0.7, 1.5], 'notUsable'],
  ])('%i people: what the parameters may be used for', (people, priors, thresholds, usable) => {
    const responses = simulatedMatrix(spreadBank(4, thresholds), people, 12);
    expect(estimated(calibrate(responses, { priors: priors ?? null, mergeBelow: 0 })).usable).toBe(usable);
  });
});

describe('why there is no calibration', () => {
  const { responses } = simulateResponses(spreadBank(4, [0]), { people: 300, seed: 6 });
  const changed = (change: (row: readonly number[]) => readonly (number | null)[]) =>
    calibrate(responseMatrix(responses.map(change)), { mergeBelow: 0 });

  test.each<[string, Calibration, readonly number[]]>([
    ['tooFewItems', changed((row) => row.slice(0, 2)), []],
    ['tooFewItems', calibrate(responseMatrix([])), []],
    [
      'tooFewPeople',
      calibrate(
        responseMatrix([
          [0, 0, 0],
          [1, 1, 1],
          [1, 0, 1],
        ]),
        { mergeBelow: 0 },
      ),
      [],
    ],
    ['noVariance', changed(([a = 0, b = 0, c = 0]) => [a, 1, b, c]), [1]],
    ['noVariance', changed(([a = 0, b = 0, c = 0]) => [a, b, c, null]), [3]],
    ['emptyCategory', changed(([a = 0, b = 0, c = 0]) => [a, b, c * 2]), [2]],
    ['itemAgainstScale', changed(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, 1 - d]), [3]],
  ])('%s', (reason, result, items) => {
    expect(result).toEqual({ status: 'none', reason, items });
  });

  test('noLikelihood: so many items that double precision ends', () => {
    const endless = simulatedMatrix(spreadBank(500, [-1.5, -0.7, 0, 0.7, 1.5]), 3100, 1);
    expect(calibrate(endless)).toMatchObject({ status: 'none', reason: 'noLikelihood' });
  });

  test('itemAgainstScale: items that contradict each other have no slope to divide by', () => {
    const opposed = Array.from({ length: 50 }, (_, person) => [
      person % 2,
      1 - (person % 2),
      (person >> 1) % 2,
    ]);
    expect(calibrate(responseMatrix(opposed))).toEqual({
      status: 'none',
      reason: 'itemAgainstScale',
      items: [0, 1],
    });
  });

  test('items without error have no finite slope', () => {
    const guttman = Array.from({ length: 400 }, (_, person) =>
      [0, 1, 2].map((item) => (person % 4 > item ? 1 : 0)),
    );
    expect(calibrate(responseMatrix(guttman))).toMatchObject({ status: 'none', reason: 'slopeWithoutLimit' });
  });
});

describe('sparse categories', () => {
  const column = (counts: readonly number[]) =>
    responseMatrix(counts.flatMap((count, category) => Array.from({ length: count }, () => [category])));

  test.each([
    [
      [3, 20, 30],
      [0, 0, 1],
    ],
    [
      [20, 30, 4],
      [0, 1, 1],
    ],
    [
      [20, 4, 30, 50],
      [0, 0, 1, 2],
    ],
    [
      [30, 4, 20, 50],
      [0, 1, 1, 2],
    ],
    [
      [4, 4, 4, 50],
      [0, 0, 0, 1],
    ],
    [
      [20, 0, 20],
      [0, 0, 1],
    ],
    [
      [3, 2],
      [0, 0],
    ],
  ])('%j become %j', (counts, categoryOf) => {
    const { responses, merged } = mergeSparseCategories(column(counts), 10);
    expect(merged).toEqual([{ item: 0, categoryOf }]);
    const total = (groups: readonly number[] | undefined) => groups?.reduce((sum, count) => sum + count, 0);
    expect(total(categoryCounts(responses)[0])).toBe(total(counts));
    expect(categoryCounts(responses)[0]).toHaveLength(Math.max(...categoryOf) + 1);
  });

  test('full categories stay, and missing answers too', () => {
    const full = responseMatrix([
      ...Array.from({ length: 10 }, () => [0]),
      ...Array.from({ length: 10 }, () => [1]),
      [null],
    ]);
    expect(mergeSparseCategories(full, 10)).toEqual({ responses: full, merged: [] });
  });

  test('a calibration says what it merged', () => {
    const { responses } = simulateResponses(spreadBank(4, [-3.4, 0]), { people: 500, seed: 3 });
    const result = estimated(calibrate(responseMatrix(responses)));
    expect(result.merged.length).toBeGreaterThan(0);
    result.merged.forEach(({ item, categoryOf }) => {
      expect(categoryOf).toEqual([0, 0, 1]);
      expect(result.items[item]?.b).toHaveLength(1);
    });
  });
});

describe('answers', () => {
  test('are refused when they are no categories or the rows differ', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 100])
      expect(() => responseMatrix([[wrong]])).toThrow('OUT_OF_RANGE');
    expect(() => responseMatrix([[0, 1], [0]])).toThrow('WRONG_SHAPE');
  });

  test('equal patterns are pooled with their number', () => {
    const rows = [
      [0, 1, null],
      [1, 1, 2],
      [0, 1, null],
      [0, 1, 2],
      [null, null, null],
      [1, 1, 2],
      [0, 1, null],
    ];
    const pooled = poolPatterns(responseMatrix(rows), [2, 2, 3]);
    expect([...pooled.counts]).toEqual([3, 2, 1]);
    expect(pooled.people).toBe(6);
  });

  test('many patterns survive the pool', () => {
    const rows = Array.from({ length: 4096 }, (_, n) =>
      Array.from({ length: 12 }, (_, bit) => (n >> bit) & 1),
    );
    const pooled = poolPatterns(responseMatrix([...rows, ...rows]), new Array<number>(12).fill(2));
    expect(pooled.counts).toHaveLength(4096);
    expect(pooled.counts.every((count) => count === 2)).toBe(true);
  });
});

describe('accelerated EM', () => {
  // A slow linear cycle towards (1, 2): plain iteration would need hundreds of cycles.
  const cycle = (point: Float64Array) => {
    const [x = 0, y = 0] = point;
    return {
      next: Float64Array.of(x + 0.02 * (1 - x), y + 0.3 * (2 - y)),
      objective: -((1 - x) ** 2) - (2 - y) ** 2,
    };
  };
  const rules = {
    parameterTolerance: 1e-9,
    objectiveTolerance: 1e-9,
    maxCycles: 500,
    isPossible: () => true,
  };

  test('reaches the fixed point of plain cycles in far fewer', () => {
    const { point, cycles, converged } = acceleratedEm(cycle, Float64Array.of(-5, 7), rules);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 6);
    expect(point[1]).toBeCloseTo(2, 6);
    expect(cycles).toBeLessThan(100);
  });

  test('without possible leaps it runs plain cycles, and can run out of them', () => {
    const impossible = { ...rules, isPossible: () => false };
    const { cycles, converged } = acceleratedEm(cycle, Float64Array.of(-5, 7), impossible);
    expect(converged).toBe(false);
    expect(cycles).toBe(500);
  });
});
