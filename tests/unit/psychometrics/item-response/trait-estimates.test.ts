import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import {
  expectedAPosteriori,
  expectedAPosterioriMatrix,
  prepareBank,
} from '@/lib/psychometrics/item-response/expected-a-posteriori';
import {
  categoryProbabilities,
  itemInformation,
  requireBank,
  type GradedItem,
} from '@/lib/psychometrics/item-response/graded-response-model';
import {
  empiricalReliability,
  marginalReliability,
  testInformation,
} from '@/lib/psychometrics/item-response/information';
import {
  FINE_GRID_NODES,
  GRID_NODES,
  thetaGrid,
  thetaGridFor,
} from '@/lib/psychometrics/item-response/theta-grid';
import simulated from './simulated-bank.json' with { type: 'json' };

type Golden = Readonly<{
  fixed: {
    bank: { a: number; b: number[] | number }[];
    rows: (number | null)[][];
    theta: (number | null)[];
    se: (number | null)[];
    thetas: number[];
    probabilities: number[][][];
    information: number[][];
    marginal_reliability: number;
  };
}>;
const { fixed } = JSON.parse(readFileSync('tests/golden/r/item-response.json', 'utf8')) as Golden;
const bank: readonly GradedItem[] = fixed.bank.map(({ a, b }) => ({ a, b: [b].flat() }));

const items = fc
  .record({
    a: fc.double({ min: 0.2, max: 4, noNaN: true }),
    first: fc.double({ min: -3, max: 2, noNaN: true }),
    gaps: fc.array(fc.double({ min: 0.05, max: 1.5, noNaN: true }), { maxLength: 4 }),
  })
  .map(({ a, first, gaps }): GradedItem => {
    const b = [first];
    for (const gap of gaps) b.push((b.at(-1) ?? 0) + gap);
    return { a, b };
  });
const answered = fc.array(items, { minLength: 1, maxLength: 12 }).chain((own) =>
  fc.record({
    own: fc.constant(own),
    row: fc.tuple(...own.map(({ b }) => fc.option(fc.integer({ min: 0, max: b.length }), { freq: 4 }))),
  }),
);
const thetas = fc.double({ min: -6, max: 6, noNaN: true });

describe('the graded response model', () => {
  test('category probabilities and information agree with R', () => {
    bank.forEach((item, index) => {
      fixed.thetas.forEach((theta, column) => {
        const expected = fixed.probabilities[index]?.[column] ?? [];
        categoryProbabilities(item, theta).forEach((probability, category) => {
          expect(probability).toBeCloseTo(expected[category] ?? Number.NaN, 12);
        });
        expect(itemInformation(item, theta)).toBeCloseTo(
          fixed.information[index]?.[column] ?? Number.NaN,
          12,
        );
      });
    });
  });

  test('probabilities are positive and sum to 1; information is the spread of their slopes', () => {
    fc.assert(
      fc.property(items, thetas, (item, theta) => {
        const at = (own: number) => categoryProbabilities(item, own);
        expect(Math.min(...at(theta))).toBeGreaterThan(0);
        expect(at(theta).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
        const step = 1e-4;
        const numeric = at(theta).reduce((sum, value, k) => {
          const slope = ((at(theta + step)[k] ?? 0) - (at(theta - step)[k] ?? 0)) / (2 * step);
          return sum + slope ** 2 / value;
        }, 0);
        expect(itemInformation(item, theta)).toBeCloseTo(numeric, 5);
      }),
    );
  });

  test('turning the item turns its probabilities', () => {
    fc.assert(
      fc.property(items, thetas, (item, theta) => {
        const turned = { a: item.a, b: item.b.map((threshold) => -threshold).reverse() };
        const mirrored = [...categoryProbabilities(turned, -theta)].reverse();
        categoryProbabilities(item, theta).forEach((value, k) =>
          expect(value).toBeCloseTo(mirrored[k] ?? 0, 12),
        );
      }),
    );
  });

  test('small probabilities keep their digits far out', () => {
    const [, middle = 0] = categoryProbabilities({ a: 4, b: [0, 1] }, -20);
    // exp(−80) − exp(−84), to the next order.
    expect(middle / (Math.exp(-80) * (1 - Math.exp(-4)))).toBeCloseTo(1, 12);
  });

  test.each([
    ['TOO_FEW', []],
    ['TOO_FEW', [{ a: 1, b: [] }]],
    ['OUT_OF_RANGE', [{ a: 0, b: [0] }]],
    ['OUT_OF_RANGE', [{ a: 1, b: [0, 0] }]],
    ['OUT_OF_RANGE', [{ a: 1, b: [1, 0] }]],
    ['OUT_OF_RANGE', [{ a: 1, b: [1001] }]],
    ['OUT_OF_RANGE', [{ a: 1e-300, b: [0, 1e-300] }]],
    ['NOT_FINITE', [{ a: Number.NaN, b: [0] }]],
    ['NOT_FINITE', [{ a: 1, b: [Number.POSITIVE_INFINITY] }]],
  ])('%s refuses a bank that is no model', (code, wrong) => {
    expect(() => requireBank(wrong)).toThrow(expect.objectContaining({ code }) as Error);
    expect(() => prepareBank(wrong)).toThrow(expect.objectContaining({ code }) as Error);
  });

  test('a trait that is no number is refused', () => {
    const item = { a: 1, b: [0] };
    expect(() => categoryProbabilities(item, Number.NaN)).toThrow('NOT_FINITE');
    expect(() => itemInformation(item, Number.POSITIVE_INFINITY)).toThrow('NOT_FINITE');
    expect(() => testInformation([item], Number.NaN)).toThrow('NOT_FINITE');
  });
});

describe('information and reliability', () => {
  test('the information of a test is the sum of its items', () => {
    expect(
      testInformation(
        [
          { a: 2, b: [0] },
          { a: 1, b: [0] },
        ],
        0,
      ),
    ).toBeCloseTo(1.25, 12);
  });

  test('marginal reliability agrees with R', () => {
    expect(marginalReliability(bank)).toBeCloseTo(fixed.marginal_reliability, 10);
  });

  test('a longer test is more reliable', () => {
    const double = marginalReliability([...bank, ...bank]);
    expect(double).toBeGreaterThan(marginalReliability(bank));
    expect(double).toBeLessThan(1);
  });

  test('empirical reliability divides the spread of the estimates by the whole spread', () => {
    const estimates = [
      { theta: -1, se: 0.5 },
      { theta: 1, se: 0.5 },
    ];
    expect(empiricalReliability(estimates)).toEqual({ value: 2 / 2.25, reason: null });
    expect(empiricalReliability(estimates.slice(1))).toEqual({ value: null, reason: 'tooFewPeople' });
    expect(empiricalReliability([estimates[0], estimates[0]].flatMap((one) => one ?? []))).toEqual({
      value: null,
      reason: 'noVariance',
    });
    expect(() => empiricalReliability([{ theta: Number.NaN, se: 1 }])).toThrow('NOT_FINITE');
    expect(() => empiricalReliability([{ theta: 0, se: -1 }])).toThrow('OUT_OF_RANGE');
  });
});

describe('expected a posteriori', () => {
  test('agrees with R, with missing answers and without any', () => {
    const prepared = prepareBank(bank);
    fixed.rows.forEach((row, person) => {
      const estimate = expectedAPosteriori(prepared, row);
      const theta = fixed.theta[person] ?? null;
      if (theta === null) {
        expect(estimate).toBeNull();
        return;
      }
      expect(estimate?.theta).toBeCloseTo(theta, 10);
      expect(estimate?.se).toBeCloseTo(fixed.se[person] ?? Number.NaN, 10);
    });
  });

  test('agrees with catR on a simulated bank of thirty items', () => {
    const prepared = prepareBank(simulated.bank);
    simulated.responses.forEach((row, person) => {
      const estimate = expectedAPosteriori(prepared, row);
      expect(estimate?.theta).toBeCloseTo(simulated.theta[person] ?? Number.NaN, 10);
      expect(estimate?.se).toBeCloseTo(simulated.se[person] ?? Number.NaN, 10);
    });
  });

  test('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(answered, ({ own, row }) => {
        const forward = expectedAPosteriori(prepareBank(own), row);
        const backward = expectedAPosteriori(prepareBank([...own].reverse()), [...row].reverse());
        expect(forward === null).toBe(backward === null);
        expect(forward?.theta ?? 0).toBeCloseTo(backward?.theta ?? 0, 10);
        expect(forward?.se ?? 0).toBeCloseTo(backward?.se ?? 0, 7);
      }),
    );
  });

  test('turning every item and answer turns the sign', () => {
    fc.assert(
      fc.property(answered, ({ own, row }) => {
        const turned = own.map(({ a, b }) => ({ a, b: b.map((threshold) => -threshold).reverse() }));
        const mirrored = row.map((value, item) =>
          value === null ? null : (own[item]?.b.length ?? 0) - value,
        );
        const plain = expectedAPosteriori(prepareBank(own), row);
        const opposite = expectedAPosteriori(prepareBank(turned), mirrored);
        expect(plain?.theta ?? 0).toBeCloseTo(-(opposite?.theta ?? 0), 10);
        expect(plain?.se ?? 0).toBeCloseTo(opposite?.se ?? 0, 7);
      }),
    );
  });

  test('a higher answer never lowers the estimate', () => {
    fc.assert(
      fc.property(answered, fc.nat(), ({ own, row }, pick) => {
        const item = pick % own.length;
        const value = row[item] ?? null;
        if (value === null || value >= (own[item]?.b.length ?? 0)) return;
        const prepared = prepareBank(own);
        const higher = row.map((category, index) => (index === item ? value + 1 : category));
        const before = expectedAPosteriori(prepared, row)?.theta ?? 0;
        expect(expectedAPosteriori(prepared, higher)?.theta ?? 0).toBeGreaterThan(before - 1e-9);
      }),
    );
  });

  test('missing answers count as items that were not there', () => {
    const few = expectedAPosteriori(prepareBank(bank.slice(0, 2)), [3, 1]);
    expect(expectedAPosteriori(prepareBank(bank), [3, 1, null, null, null])).toEqual(few);
  });

  test('many people at once, in any columns, are the same people one by one', () => {
    const prepared = prepareBank(bank);
    const rows = fixed.rows;
    const width = bank.length + 2;
    const ofItem = Int32Array.from({ length: bank.length }, (_, item) => item + 1);
    const answers = Int8Array.from(rows.flatMap((row) => [9, ...row.map((value) => value ?? -1), 9]));
    const many = expectedAPosterioriMatrix(prepared, answers, { ofItem, width });
    rows.forEach((row, person) => {
      const one = expectedAPosteriori(prepared, row);
      expect(many.scored[person]).toBe(one === null ? 0 : 1);
      expect(many.theta[person]).toBe(one?.theta ?? 0);
      expect(many.se[person]).toBe(one?.se ?? 0);
    });
  });

  test('answers that contradict each other beyond double precision still have an estimate', () => {
    const steep = [-3, 3].map((threshold) => ({ a: 400, b: [threshold] }));
    const estimate = expectedAPosteriori(prepareBank(steep), [0, 1]);
    expect(estimate?.theta).toBeCloseTo(0, 9);
    expect(estimate?.se).toBeLessThan(3);
    const alone = expectedAPosteriori(prepareBank([{ a: 1000, b: [1000] }]), [1]);
    expect(alone?.theta).toBeCloseTo(6, 9);
    expect(alone?.se).toBeCloseTo(0, 6);
  });

  test('a long scale gets the finer grid', () => {
    expect(thetaGridFor(40).nodes).toHaveLength(GRID_NODES);
    expect(thetaGridFor(41).nodes).toHaveLength(FINE_GRID_NODES);
    const { nodes, prior } = thetaGrid(GRID_NODES);
    expect([nodes[0], nodes[30], nodes[60]]).toEqual([-6, 0, 6]);
    expect(prior.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14);
  });

  test('answers that do not belong to the bank are refused', () => {
    const prepared = prepareBank([{ a: 1, b: [0] }]);
    expect(() => expectedAPosteriori(prepared, [])).toThrow('WRONG_SHAPE');
    expect(() => expectedAPosteriori(prepared, [1, 1])).toThrow('WRONG_SHAPE');
    for (const wrong of [2, -1, 0.5, Number.NaN])
      expect(() => expectedAPosteriori(prepared, [wrong])).toThrow('OUT_OF_RANGE');
    const two = prepareBank(bank.slice(0, 2));
    expect(() => expectedAPosterioriMatrix(two, Int8Array.of(0, 0, 0))).toThrow('WRONG_SHAPE');
    expect(() => expectedAPosterioriMatrix(two, Int8Array.of(0, 3))).toThrow('OUT_OF_RANGE');
    const outside = { ofItem: Int32Array.of(0, 2), width: 2 };
    expect(() => expectedAPosterioriMatrix(two, Int8Array.of(0, 0), outside)).toThrow('WRONG_SHAPE');
  });
});
