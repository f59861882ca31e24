import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { c2Statistic } from '@/lib/psychometrics/item-response/c2-statistic';
import {
  calibrationGates,
  type CalibrationEvidence,
} from '@/lib/psychometrics/item-response/calibration-gates';
import { dimensionality } from '@/lib/psychometrics/item-response/dimensionality';
import type { GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { itemFit } from '@/lib/psychometrics/item-response/item-fit';
import { localDependence } from '@/lib/psychometrics/item-response/local-dependence';
import { calibrate } from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import { parameterStandardErrors } from '@/lib/psychometrics/item-response/parameter-standard-errors';
import { residualCorrelations } from '@/lib/psychometrics/item-response/residual-correlations';
import { responseMatrix, type ResponseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import { simulateResponses } from '@/lib/psychometrics/item-response/simulate-responses';
import { noncentralChiSquareCdf, noncentralityOf } from '@/lib/stats/noncentral-chi-square';
import { simulatedMatrix, spreadBank } from '@/tests/support/graded-banks';

type Golden = Readonly<{
  calibration: { rows: (number | null)[][] };
  fit: {
    bank: GradedItem[];
    people: number;
    c2: number;
    df: number;
    null_c2: number;
    null_df: number;
    rmsea: number;
    rmsea_high: number;
    residuals: number[];
    s_x2: { s_x2: number; df: number; p: number }[];
    q3: number[];
    eigenvalues: number[];
  };
  noncentral: { x: number[]; df: number[]; lambda: number[]; cdf: number[] };
}>;
const { calibration, fit, noncentral } = JSON.parse(
  readFileSync('tests/golden/r/item-response.json', 'utf8'),
) as Golden;
const responses = responseMatrix(calibration.rows);

function gatesOf(matrix: ResponseMatrix, change: Partial<CalibrationEvidence> = {}) {
  const result = calibrate(matrix);
  if (result.status === 'none') throw new Error(result.reason);
  return calibrationGates({
    calibration: result,
    dimensionality: dimensionality(matrix),
    residuals: residualCorrelations(result.items, matrix),
    modelFit: c2Statistic(result.items, matrix),
    itemFit: itemFit(result.items, matrix),
    ...change,
  });
}

/** Two items that share more than the trait: the second repeats the first two times out of three. */
function withTwins(people: number, seed: number): ResponseMatrix {
  const bank = spreadBank(8, [-1.2, 0, 1.1]);
  const rows = simulateResponses(bank, { people, seed }).responses;
  return responseMatrix(
    rows.map(([first = 0, second = 0, ...rest], person) => [
      first,
      person % 3 === 0 ? second : first,
      ...rest,
    ]),
  );
}

describe('fit of the model, beside an enumeration of all patterns in R', () => {
  test('C2 with its indices', () => {
    const result = c2Statistic(fit.bank, responses);
    if (result.status === 'none') throw new Error(result.reason);
    expect(result.people).toBe(fit.people);
    expect(result.df).toBe(fit.df);
    expect(result.c2 / fit.c2).toBeCloseTo(1, 5);
    expect(result.rmsea).toBeCloseTo(fit.rmsea, 6);
    expect(result.rmseaCi90[0]).toBe(0);
    expect(result.rmseaCi90[1]).toBeCloseTo(fit.rmsea_high, 5);
    const none = fit.null_c2 / fit.null_df;
    expect(result.tli).toBeCloseTo((none - fit.c2 / fit.df) / (none - 1), 5);
    expect(result.cfi).toBe(1);
  });

  test('residual correlations', () => {
    const result = residualCorrelations(fit.bank, responses);
    if (result.status === 'none') throw new Error(result.reason);
    result.pairs.forEach(({ residual }, index) =>
      expect(residual).toBeCloseTo(fit.residuals[index] ?? 0, 10),
    );
    expect(result.pairs.map(({ items }) => items)[4]).toEqual([1, 3]);
    expect(result.largest).toBeCloseTo(Math.max(...fit.residuals.map(Math.abs)), 10);
  });

  test('S-X² of every item', () => {
    itemFit(fit.bank, responses).forEach((result, item) => {
      if (result.status === 'none') throw new Error(result.reason);
      const expected = fit.s_x2[item];
      expect(result.sX2).toBeCloseTo(expected?.s_x2 ?? Number.NaN, 8);
      expect(result.df).toBe(expected?.df);
      expect(result.p).toBeCloseTo(expected?.p ?? Number.NaN, 9);
    });
  });

  test('Q3 of every pair', () => {
    const { pairs, mean } = localDependence(fit.bank, responses);
    pairs.forEach(({ q3 }, index) => expect(q3).toBeCloseTo(fit.q3[index] ?? Number.NaN, 9));
    expect(mean).toBeCloseTo(fit.q3.reduce((sum, value) => sum + value, 0) / fit.q3.length, 9);
  });

  test('eigenvalues', () => {
    const result = dimensionality(responses);
    if (result.status === 'none') throw new Error(result.reason);
    result.eigenvalues.forEach((value, index) => expect(value).toBeCloseTo(fit.eigenvalues[index] ?? 0, 9));
  });

  test('noncentral χ²', () => {
    noncentral.cdf.forEach((cdf, index) => {
      const [x = 0, df = 0, lambda = 0] = [
        noncentral.x[index],
        noncentral.df[index],
        noncentral.lambda[index],
      ];
      expect(noncentralChiSquareCdf(x, df, lambda) / cdf).toBeCloseTo(1, 10);
      if (cdf > 1e-6) expect(noncentralityOf(x, df, cdf)).toBeCloseTo(lambda, 6);
    });
    expect(noncentralityOf(3, 5, 0.95)).toBe(0);
    expect(() => noncentralChiSquareCdf(1, 1, -1)).toThrow(RangeError);
    expect(() => noncentralityOf(1, 1, 1)).toThrow(RangeError);
  });
});

describe('what cannot be judged says why', () => {
  const short = simulatedMatrix(spreadBank(3, [0]), 200, 1);

  test('without degrees of freedom', () => {
    expect(c2Statistic(spreadBank(3, [0]), short)).toEqual({ status: 'none', reason: 'noDegreesOfFreedom' });
    expect(itemFit(spreadBank(3, [0]), short)[0]).toEqual({ status: 'none', reason: 'noDegreesOfFreedom' });
  });

  test('without people, variance or a category', () => {
    const nobody = responseMatrix([
      [null, 0, 1],
      [0, null, 1],
    ]);
    const bank = spreadBank(3, [0]);
    expect(c2Statistic(bank, nobody)).toEqual({ status: 'none', reason: 'tooFewPeople' });
    expect(residualCorrelations(bank, nobody)).toEqual({ status: 'none', reason: 'tooFewPeople' });
    expect(itemFit(bank, nobody)[0]).toEqual({ status: 'none', reason: 'tooFewPeople' });
    expect(dimensionality(nobody)).toEqual({ status: 'none', reason: 'tooFewPeople' });
    expect(dimensionality(responseMatrix([[1], [0]]))).toEqual({ status: 'none', reason: 'tooFewItems' });
    const flat = responseMatrix([
      [0, 1, 1],
      [1, 1, 0],
      [0, 1, 0],
      [1, 1, 1],
    ]);
    expect(residualCorrelations(bank, flat)).toEqual({ status: 'none', reason: 'noVariance' });
    expect(dimensionality(flat)).toEqual({ status: 'none', reason: 'noVariance' });
    expect(c2Statistic(bank, flat)).toEqual({ status: 'none', reason: 'emptyCategory' });
    expect(localDependence(bank, flat).pairs[0]).toMatchObject({ items: [0, 1] });
  });

  test('far from the maximum there are no standard errors', () => {
    const wrong = [4, 4, 4].map((a) => ({ a, b: [-4] }));
    expect(parameterStandardErrors(wrong, short)).toEqual({ status: 'none', reason: 'notAtMaximum' });
  });

  test('a bank for other answers is refused', () => {
    const bank = spreadBank(4, [0]);
    for (const judge of [
      c2Statistic,
      residualCorrelations,
      itemFit,
      localDependence,
      parameterStandardErrors,
    ])
      expect(() => judge(bank, short)).toThrow('WRONG_SHAPE');
    const graded = simulatedMatrix(spreadBank(4, [-1, 1]), 100, 1);
    for (const judge of [c2Statistic, itemFit, parameterStandardErrors])
      expect(() => judge(bank, graded)).toThrow('WRONG_SHAPE');
  });
});

describe('gates', () => {
  test('sound answers of enough people pass them all', () => {
    const { gates, usable } = gatesOf(simulatedMatrix(spreadBank(10, [-1.2, 0, 1.1]), 1000, 21));
    expect(gates.map(({ gate, passed }) => [gate, passed])).toEqual([
      ['people', true],
      ['converged', true],
      ['oneDimension', true],
      ['residualCorrelations', true],
      ['fit', true],
    ]);
    expect(usable).toBe('operational');
  });

  test('too few people pass everything else and still may not use it', () => {
    const { gates, usable } = gatesOf(simulatedMatrix(spreadBank(10, [-1.2, 0, 1.1]), 300, 21));
    expect(gates[0]).toEqual({ gate: 'people', passed: false, value: 300, limit: 500 });
    expect(usable).toBe('notUsable');
  });

  test('twins are found by their residual correlation and by Q3', () => {
    const matrix = withTwins(1000, 5);
    const { gates, usable } = gatesOf(matrix);
    expect(gates.find(({ gate }) => gate === 'fit')).toMatchObject({ passed: false, limit: 0.08 });
    expect(usable).toBe('notUsable');
    const honest = spreadBank(8, [-1.2, 0, 1.1]);
    const { pairs } = localDependence(honest, matrix);
    expect(pairs.filter(({ flagged }) => flagged).map(({ items }) => items)).toEqual([[0, 1]]);
    const residuals = residualCorrelations(honest, matrix);
    expect(residuals.status === 'estimated' && residuals.largest).toBeGreaterThan(0.2);
    expect(gatesOf(matrix, { residuals }).gates[3]).toMatchObject({
      gate: 'residualCorrelations',
      passed: false,
    });
  });

  test('a general factor stands in for the eigenvalues; evidence that is missing does not pass', () => {
    const matrix = simulatedMatrix(spreadBank(4, [0]), 600, 2);
    const gateOf = (name: string, change: Partial<CalibrationEvidence>) =>
      gatesOf(matrix, change).gates.find(({ gate }) => gate === name);
    expect(gateOf('oneDimension', {})).toMatchObject({ passed: false, limit: 4 });
    expect(gateOf('oneDimension', { generalFactorShare: 0.7 })).toMatchObject({ passed: true, value: 0.7 });
    expect(gateOf('oneDimension', { generalFactorShare: 0.69 })).toMatchObject({ passed: false });
    const none = { status: 'none', reason: 'tooFewPeople' } as const;
    expect(gateOf('oneDimension', { dimensionality: none })).toMatchObject({ passed: false, value: null });
    expect(gateOf('residualCorrelations', { residuals: none })).toMatchObject({ passed: false, value: null });
    expect(gateOf('fit', { modelFit: none, itemFit: [] })).toMatchObject({ passed: false, value: null });
    const item = { status: 'estimated', sX2: 10, df: 5, p: 0.07, rmsea: 0.05 } as const;
    expect(gateOf('fit', { modelFit: none, itemFit: [item] })).toMatchObject({ passed: true, value: 0.05 });
    expect(gateOf('fit', { modelFit: none, itemFit: [item, none] })).toMatchObject({
      passed: false,
      value: null,
    });
  });
});
