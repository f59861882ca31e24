import { describe, expect, test } from 'vitest';

import { c2Statistic } from '@/lib/psychometrics/item-response/c2-statistic';
import { expectedAPosteriori, prepareBank } from '@/lib/psychometrics/item-response/expected-a-posteriori';
import {
  categoryProbabilities,
  itemInformation,
  type GradedItem,
} from '@/lib/psychometrics/item-response/graded-response-model';
import {
  empiricalReliability,
  marginalReliability,
  testInformation,
} from '@/lib/psychometrics/item-response/information';
import { calibrate, type Calibration } from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import { parameterStandardErrors } from '@/lib/psychometrics/item-response/parameter-standard-errors';
import { residualCorrelations } from '@/lib/psychometrics/item-response/residual-correlations';
import { responseMatrix, type ResponseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import { describeReference, readReference, readReferenceCsv } from '@/tests/support/reference-data';

type Scale = Readonly<{
  items: string[];
  n: number;
  logLik: number;
  a: Record<string, number>;
  b: Record<string, number[]>;
  se_slope_intercept: Record<string, Record<string, number>>;
  responses_first50: number[][];
  EAP_first50: (number | null)[];
  EAP_SE_first50: (number | null)[];
  empirical_rxx_EAP: number;
  marginal_rxx: number;
  theta_grid: number[];
  item_info: Record<string, number[]>;
  test_info: number[];
  category_probs_theta: number[];
  category_probs: Record<string, number[][]>;
  fit: {
    M2: number;
    df: number;
    RMSEA: number;
    RMSEA_5: number;
    RMSEA_95: number;
    SRMSR: number;
    TLI: number;
    CFI: number;
  };
}>;
type Grm = Readonly<{
  bfi: Record<string, Scale>;
  science4: {
    a: Record<string, number>;
    b: Record<string, number[]>;
    logLik: number;
    EAP_first50: number[];
    EAP_SE_first50: number[];
    ltm_grm: { coef: number[][]; logLik: number };
  };
  lsat6_2PL: { mirt: number[][]; logLik: number };
}>;

const SLOPE_TOLERANCE = 0.005;
const THRESHOLD_TOLERANCE = 0.01;
const LOG_LIKELIHOOD_TOLERANCE = 0.01;
const EAP_TOLERANCE = 1e-6;

function estimated(responses: ResponseMatrix): Extract<Calibration, { status: 'estimated' }> {
  const result = calibrate(responses, { mergeBelow: 0 });
  if (result.status === 'none') throw new Error(result.reason);
  expect(result.converged).toBe(true);
  return result;
}

function expectItems(items: readonly GradedItem[], expected: readonly GradedItem[]): void {
  items.forEach(({ a, b }, index) => {
    expect(Math.abs(a - (expected[index]?.a ?? Number.NaN))).toBeLessThan(SLOPE_TOLERANCE);
    b.forEach((threshold, k) => {
      const distance = Math.abs(threshold - (expected[index]?.b[k] ?? Number.NaN));
      expect(distance).toBeLessThan(THRESHOLD_TOLERANCE);
    });
  });
}

function expectEstimates(
  bank: readonly GradedItem[],
  rows: readonly (readonly (number | null)[])[],
  thetas: readonly (number | null)[],
  errors: readonly (number | null)[],
): void {
  const prepared = prepareBank(bank);
  rows.forEach((row, person) => {
    const estimate = expectedAPosteriori(prepared, row);
    // mirt gives people without any answer no estimate either.
    if (estimate === null) expect(thetas[person] ?? null).toBeNull();
    else {
      expect(Math.abs(estimate.theta - (thetas[person] ?? Number.NaN))).toBeLessThan(EAP_TOLERANCE);
      expect(Math.abs(estimate.se - (errors[person] ?? Number.NaN))).toBeLessThan(EAP_TOLERANCE);
    }
  });
}

describeReference('graded response model on real data (mirt, ltm)', () => {
  const grm = readReferenceLazily<Grm>('grm.json');

  describe.each(['A', 'C', 'E', 'N', 'O'])('bfi %s', (name) => {
    const load = () => {
      const scale = grm().bfi[name];
      if (scale === undefined) throw new Error(`no scale ${name}`);
      const bank = scale.items.map((item) => ({ a: scale.a[item] ?? 0, b: scale.b[item] ?? [] }));
      const keys = readReference<{ reversed: string[] }>('bfi_keys.json');
      const table = readReferenceCsv('bfi.csv');
      const columns = scale.items.map((item) =>
        table.column(item).map((value) => {
          if (value === null) return null;
          return keys.reversed.includes(item) ? 6 - value : value - 1;
        }),
      );
      const rows = table.rows.map((_, person) => columns.map((column) => column[person] ?? null));
      return { scale, bank, rows, matrix: responseMatrix(rows) };
    };

    test('calibration and standard errors', () => {
      const { scale, bank, matrix } = load();
      const result = estimated(matrix);
      expectItems(result.items, bank);
      expect(Math.abs(result.logLikelihood - scale.logLik)).toBeLessThan(LOG_LIKELIHOOD_TOLERANCE);
      const errors = parameterStandardErrors(bank, matrix);
      if (errors.status === 'none') throw new Error(errors.reason);
      scale.items.forEach((item, index) => {
        const expected = scale.se_slope_intercept[item] ?? {};
        const own = errors.items[index];
        expect((own?.a ?? 0) / (expected['a1'] ?? Number.NaN)).toBeCloseTo(1, 6);
        own?.d.forEach((se, k) => expect(se / (expected[`d${k + 1}`] ?? Number.NaN)).toBeCloseTo(1, 6));
      });
    });

    test('trait estimates and reliability', () => {
      const { scale, bank, rows } = load();
      expectEstimates(bank, rows.slice(0, 50), scale.EAP_first50, scale.EAP_SE_first50);
      expect(marginalReliability(bank)).toBeCloseTo(scale.marginal_rxx, 8);
      const prepared = prepareBank(bank);
      const empirical = empiricalReliability(rows.flatMap((row) => expectedAPosteriori(prepared, row) ?? []));
      expect(empirical.value).toBeCloseTo(scale.empirical_rxx_EAP, 6);
    });

    test('probabilities and information', () => {
      const { scale, bank } = load();
      scale.items.forEach((item, index) => {
        const own = bank[index] ?? { a: 1, b: [0] };
        scale.theta_grid.forEach((theta, k) => {
          expect(itemInformation(own, theta)).toBeCloseTo(scale.item_info[item]?.[k] ?? Number.NaN, 10);
        });
        scale.category_probs_theta.forEach((theta, k) => {
          categoryProbabilities(own, theta).forEach((value, category) => {
            expect(value).toBeCloseTo(scale.category_probs[item]?.[k]?.[category] ?? Number.NaN, 10);
          });
        });
      });
      scale.theta_grid.forEach((theta, k) => {
        expect(testInformation(bank, theta)).toBeCloseTo(scale.test_info[k] ?? Number.NaN, 10);
      });
    });

    test('C2 and residual correlations', () => {
      const { scale, bank, matrix } = load();
      const { fit } = scale;
      const result = c2Statistic(bank, matrix);
      if (result.status === 'none') throw new Error(result.reason);
      expect(result.c2).toBeCloseTo(fit.M2, 5);
      expect(result.df).toBe(fit.df);
      expect(result.rmsea).toBeCloseTo(fit.RMSEA, 8);
      // mirt divides the limits by N where it divides the estimate by N − 1.
      expect(result.rmseaCi90[0]).toBeCloseTo(
        fit.RMSEA_5 * Math.sqrt(result.people / (result.people - 1)),
        6,
      );
      expect(result.rmseaCi90[1]).toBeCloseTo(
        fit.RMSEA_95 * Math.sqrt(result.people / (result.people - 1)),
        6,
      );
      // mirt estimates the model without a trait from all people, here from those with complete answers.
      expect(result.cfi).toBeCloseTo(fit.CFI, 4);
      expect(result.tli).toBeCloseTo(fit.TLI, 4);
      const residuals = residualCorrelations(bank, matrix);
      expect(residuals.status === 'estimated' && residuals.srmsr).toBeCloseTo(fit.SRMSR, 9);
    });
  });

  test('Science', () => {
    const { science4 } = grm();
    const table = readReferenceCsv('science_mirt4.csv');
    const rows = table.rows.map((row) => row.map((cell) => (cell === null ? null : Number(cell) - 1)));
    const result = estimated(responseMatrix(rows));
    const bank = table.header.map((name) => ({ a: science4.a[name] ?? 0, b: science4.b[name] ?? [] }));
    expectItems(result.items, bank);
    expect(Math.abs(result.logLikelihood - science4.logLik)).toBeLessThan(LOG_LIKELIHOOD_TOLERANCE);
    expect(Math.abs(result.logLikelihood - science4.ltm_grm.logLik)).toBeLessThan(LOG_LIKELIHOOD_TOLERANCE);
    expectEstimates(bank, rows.slice(0, 50), science4.EAP_first50, science4.EAP_SE_first50);
  });

  test('LSAT section 6', () => {
    const { lsat6_2PL: lsat } = grm();
    const table = readReferenceCsv('lsat6.csv');
    const result = estimated(responseMatrix(table.rows.map((row) => row.map(Number))));
    expectItems(
      result.items,
      lsat.mirt.map(([a = 0, b = 0]) => ({ a, b: [b] })),
    );
    expect(Math.abs(result.logLikelihood - lsat.logLik)).toBeLessThan(LOG_LIKELIHOOD_TOLERANCE);
    expect(result.patterns).toBe(30);
  });

  test('the simulated bank of catR', () => {
    const cat = readReference<{
      bank: GradedItem[];
      responses: number[][];
      full_bank_EAP: number[];
      full_bank_SE: number[];
    }>('cat.json');
    expectEstimates(cat.bank, cat.responses, cat.full_bank_EAP, cat.full_bank_SE);
  });
});

/** Read inside a test: without the folder the tests are only named. */
function readReferenceLazily<T>(file: string): () => T {
  let known: T | undefined;
  return () => (known ??= readReference<T>(file));
}
