import { expect, test } from 'vitest';

import { averageDeviation } from '@/lib/psychometrics/agreement/average-deviation';
import { type IccForm, intraclassCorrelations } from '@/lib/psychometrics/agreement/intraclass-correlation';
import { twoWayMeanSquares } from '@/lib/psychometrics/agreement/two-way-mean-squares';
import { nullVariance, withinGroupAgreement } from '@/lib/psychometrics/agreement/within-group-agreement';
import { withinGroupAgreementJ } from '@/lib/psychometrics/agreement/within-group-agreement-j';
import { describeReference, readReference, readReferenceCsv } from '../support/reference-data';

type Family = Readonly<{
  anova: Record<'MSB' | 'MSW' | 'MSJ' | 'MSE', number>;
  formulas: Record<'ICC1' | 'ICC2_1' | 'ICC3_1' | 'ICC1_k' | 'ICC2_k' | 'ICC3_k', number>;
  psych_ICC: readonly Record<'lower bound' | 'upper bound', number>[];
}>;
type Group<Key extends string> = readonly Readonly<{ grpid: string } & Record<Key, number>>[];
type Raters = Readonly<{
  icc: Record<
    'shrout_fleiss' | 'anxiety' | 'video',
    Family & { irr_icc_A1: { lower: number; upper: number } }
  >;
  rwg_lead01: Group<'rwg'>;
  rwgj_lead: Group<'rwg.j'>;
  AD_mean: Group<'AD.M'>;
  nulls: { A: number[]; uniform: number[]; slight_skew: number[] };
  task_example: {
    freq: number[][];
    impact: number[][];
    rwg_freq_raw: number[];
    rwg_impact_raw: number[];
    rwgj_freq: number;
    rwgj_impact: number;
    AD_mean_freq: number[];
    AD_mean_impact: number[];
    AD_cut_freq: number;
    AD_cut_impact: number;
    icc_freq: Family;
    icc_impact: Family;
  };
}>;

const FORMS: readonly (readonly [IccForm, keyof Family['formulas']])[] = [
  ['icc11', 'ICC1'],
  ['icc21', 'ICC2_1'],
  ['icc31', 'ICC3_1'],
  ['icc1k', 'ICC1_k'],
  ['icc2k', 'ICC2_k'],
  ['icc3k', 'ICC3_k'],
];

function expectFamily(ratings: readonly (readonly number[])[], expected: Family): void {
  const squares = twoWayMeanSquares(ratings);
  expect(squares.between).toBeCloseTo(expected.anova.MSB, 9);
  expect(squares.within).toBeCloseTo(expected.anova.MSW, 9);
  expect(squares.judges).toBeCloseTo(expected.anova.MSJ, 9);
  expect(squares.error).toBeCloseTo(expected.anova.MSE, 9);
  const found = intraclassCorrelations(ratings);
  FORMS.forEach(([form, name], index) => {
    expect(found[form].value).toBeCloseTo(expected.formulas[name], 9);
    const limits = expected.psych_ICC[index];
    expect(found[form].interval?.[0]).toBeCloseTo(limits?.['lower bound'] ?? Number.NaN, 9);
    expect(found[form].interval?.[1]).toBeCloseTo(limits?.['upper bound'] ?? Number.NaN, 9);
  });
}

const turned = (table: readonly (readonly number[])[]) =>
  (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? Number.NaN));

describeReference('agreement', () => {
  const expected = readReference<Raters>('raters.json');
  const numbers = (file: string, skip = 0) =>
    readReferenceCsv(file).rows.map((row) => row.slice(skip).map(Number));

  test.each([
    ['shrout_fleiss', 'shrout_fleiss_1979.csv', 1],
    ['anxiety', 'irr_anxiety.csv', 0],
    ['video', 'irr_video.csv', 0],
  ] as const)('the ICC family of %s with its intervals', (name, file, skip) => {
    const ratings = numbers(file, skip);
    expectFamily(ratings, expected.icc[name]);
    const { lower, upper } = expected.icc[name].irr_icc_A1;
    expect(intraclassCorrelations(ratings).icc21.interval?.[0]).toBeCloseTo(lower, 9);
    expect(intraclassCorrelations(ratings).icc21.interval?.[1]).toBeCloseTo(upper, 9);
  });

  test('five raters and six tasks in full', () => {
    const example = expected.task_example;
    const frequency = turned(example.freq);
    const impact = turned(example.impact);
    expectFamily(frequency, example.icc_freq);
    expectFamily(impact, example.icc_impact);
    // Frequency has seven points, impact five in this example.
    frequency.forEach((ratings, task) => {
      expect(withinGroupAgreement(ratings, 7).raw.value).toBeCloseTo(example.rwg_freq_raw[task] ?? NaN, 9);
      expect(averageDeviation(ratings, 7).value).toBeCloseTo(example.AD_mean_freq[task] ?? NaN, 9);
      expect(averageDeviation(ratings, 7).limit).toBeCloseTo(example.AD_cut_freq, 9);
    });
    impact.forEach((ratings, task) => {
      expect(withinGroupAgreement(ratings, 5).raw.value).toBeCloseTo(example.rwg_impact_raw[task] ?? NaN, 9);
      expect(averageDeviation(ratings, 5).value).toBeCloseTo(example.AD_mean_impact[task] ?? NaN, 9);
      expect(averageDeviation(ratings, 5).limit).toBeCloseTo(example.AD_cut_impact, 9);
    });
    expect(withinGroupAgreementJ(frequency, 7).value).toBeCloseTo(example.rwgj_freq, 9);
    expect(withinGroupAgreementJ(impact, 5).value).toBeCloseTo(example.rwgj_impact, 9);
  });

  test('rwg, rwg(j) and the average deviation of 49 companies', () => {
    const table = readReferenceCsv('lq2002.csv');
    const company = table.rows.map((row) => row[0] ?? '');
    const items = Array.from({ length: 11 }, (_, item) =>
      table.column(`LEAD${String(item + 1).padStart(2, '0')}`),
    );
    const of = (id: string, values: readonly (number | null)[]) =>
      values.flatMap((value, row) => (company[row] === id && value !== null ? [value] : []));
    expect(expected.rwg_lead01).toHaveLength(49);
    expected.rwg_lead01.forEach(({ grpid, rwg }) => {
      const found = withinGroupAgreement(of(grpid, items[0] ?? []), 5).floored.value;
      expect(found).toBeCloseTo(Math.max(0, rwg), 9);
    });
    expected.rwgj_lead.forEach((row) => {
      const sets = items.map((values) => of(row.grpid, values));
      expect(withinGroupAgreementJ(sets, 5).value).toBeCloseTo(row['rwg.j'], 9);
    });
    expected.AD_mean.forEach((row) => {
      const deviations = items.map((values) => averageDeviation(of(row.grpid, values), 5).value ?? NaN);
      const mean = deviations.reduce((sum, value) => sum + value, 0) / items.length;
      expect(mean).toBeCloseTo(row['AD.M'], 9);
    });
  });

  test('the null variances', () => {
    expected.nulls.A.forEach((points, index) =>
      expect(nullVariance(points, 'uniform')).toBeCloseTo(expected.nulls.uniform[index] ?? NaN, 12),
    );
    expect([5, 7].map((points) => nullVariance(points, 'slightSkew'))).toEqual(expected.nulls.slight_skew);
  });
});
