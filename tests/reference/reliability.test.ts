import { expect, test } from 'vitest';

import { reliabilityReport } from '@/lib/psychometrics/reliability/reliability-report';
import { retestCorrelation } from '@/lib/psychometrics/reliability/retest-correlation';
import { splitHalf } from '@/lib/psychometrics/reliability/split-half';
import { areaT } from '@/lib/psychometrics/scores/area-score';
import { midPercentileRank, singleCasePercentile } from '@/lib/psychometrics/scores/percentile-rank';
import { regressedTrueScore } from '@/lib/psychometrics/scores/regressed-true-score';
import { retestError } from '@/lib/psychometrics/scores/reliable-change';
import {
  measurementErrorT,
  standardErrorOfDifference,
  standardErrorOfMeasurement,
} from '@/lib/psychometrics/scores/standard-error';
import { sten, tScore, zScore } from '@/lib/psychometrics/scores/standard-scores';
import { covarianceMatrix, standardDeviation } from '@/lib/stats/covariance';
import { mean } from '@/lib/stats/mean';
import { describeReference, readReference, readReferenceCsv } from '../support/reference-data';

type ByItem = Readonly<Record<string, number>>;
type Scale = Readonly<{
  items: string[];
  n_complete: number;
  complete: { alpha_raw: number; item_rest_r: ByItem; alpha_if_deleted: ByItem };
  omega: { ml_cfa_1f: { omega_total: number } };
  split_half: { odd_even_spearman_brown: number; odd_even_guttman_l4: number };
  alpha_ci95: { feldt: { lower: number; upper: number } };
  sem: {
    scale_sd: number;
    sem_mean_metric_alpha: number;
    sem_mean_metric_omega: number;
    sem_T_metric_alpha: number;
    sed_T_metric_alpha: number;
    see_T_metric: number;
  };
}>;
type First50 = Readonly<
  Record<'mean_score' | 'z' | 'T' | 'sten' | 'percentile_mid' | 'T_area' | 'kelley_true_T', number[]>
>;
type Norms = Readonly<{ n: number; mean: number; sd: number; first50: First50 }>;
type Bfi = Readonly<{ scales: Record<string, Scale>; norms_min4of5: Record<string, Norms> }>;
type Keys = Readonly<{
  scales: Record<string, string[]>;
  reversed: string[];
  scaleMin: number;
  scaleMax: number;
}>;

/** A number within a tolerance of the expected one. */
const within = (value: number | null | undefined, expected: number, tolerance = 1e-9) =>
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThan(tolerance);

describeReference('classical statistics of the bfi data', () => {
  const { scales, norms_min4of5: norms } = readReference<Bfi>('ctt_bfi.json');
  const keys = readReference<Keys>('bfi_keys.json');
  const table = readReferenceCsv('bfi.csv');
  const items = Object.values(keys.scales).flat();
  const columns = items.map((item) => table.column(item));
  const rows = table.rows.map((_, person) => columns.map((column) => column[person] ?? null));
  const reports = reliabilityReport({
    format: { min: keys.scaleMin, max: keys.scaleMax },
    reversed: items.map((item) => keys.reversed.includes(item)),
    scales: Object.entries(keys.scales).map(([name, own]) => ({
      name,
      columns: own.map((item) => items.indexOf(item)),
    })),
    rows,
    minimumShare: 0.8,
  });

  test.each(reports.map((report) => [report.scale, report] as const))('reliability of %s', (name, report) => {
    const expected = scales[name];
    if (expected === undefined) throw new Error(name);
    expect(report.nComplete).toBe(expected.n_complete);
    within(report.alpha.value, expected.complete.alpha_raw);
    within(report.alphaCi95?.[0], expected.alpha_ci95.feldt.lower);
    within(report.alphaCi95?.[1], expected.alpha_ci95.feldt.upper);
    within(report.omega.value, expected.omega.ml_cfa_1f.omega_total, 1e-4);
    within(report.splitHalf.value, expected.split_half.odd_even_spearman_brown);
    within(report.sem.value, expected.sem.sem_mean_metric_alpha);
    within(
      standardErrorOfMeasurement(expected.sem.scale_sd, report.omega.value ?? 0),
      expected.sem.sem_mean_metric_omega,
      1e-4,
    );
    expected.items.forEach((item, index) => {
      within(report.itemRest[index], expected.complete.item_rest_r[item] ?? Number.NaN);
      within(report.alphaIfDeleted[index], expected.complete.alpha_if_deleted[item] ?? Number.NaN);
    });
    const alpha = report.alpha.value ?? 0;
    within(measurementErrorT(alpha), expected.sem.sem_T_metric_alpha);
    within(
      standardErrorOfDifference(measurementErrorT(alpha), measurementErrorT(alpha)),
      expected.sem.sed_T_metric_alpha,
    );
    within(regressedTrueScore(50, alpha).standardError, expected.sem.see_T_metric);
  });

  test.each(reports.map((report) => [report.scale, report] as const))('scores of %s', (name, report) => {
    const expected = norms[name];
    if (expected === undefined) throw new Error(name);
    const group = report.scores.filter((score) => score !== null);
    expect(group).toHaveLength(expected.n);
    const [m, sd] = [mean(group), standardDeviation(group)];
    within(m, expected.mean);
    within(sd, expected.sd);
    const alpha = report.alpha.value ?? 0;
    report.scores.slice(0, 50).forEach((score, person) => {
      const at = (field: keyof First50) => expected.first50[field][person] ?? Number.NaN;
      if (score === null) return;
      within(score, at('mean_score'));
      const t = tScore(zScore(score, m, sd));
      within(t, at('T'), 1e-8);
      expect(sten(zScore(score, m, sd))).toBe(at('sten'));
      within(regressedTrueScore(t, alpha).t, at('kelley_true_T'), 1e-8);
      // The same mean can differ in its last bit by the order of its answers.
      const rank = midPercentileRank(rounded(score), group.map(rounded));
      within(rank, at('percentile_mid'));
      within(areaT(rank), at('T_area'), 1e-8);
    });
  });
});

describeReference('inventories answered twice', () => {
  type Epi = Readonly<{
    internal: Record<
      string,
      { keys: string[]; n: number; alpha: number; odd_even_sb: number; guttman_l4: number }
    >;
    retest: Record<string, { n: number; r: number; ci95: [number, number]; sem_retest: number }>;
  }>;
  const expected = readReference<Epi>('ctt_epi.json');
  const table = readReferenceCsv('epiR.csv');
  const time = table.column('time');
  const keyed = (keys: readonly string[], occasion: number) => {
    const columns = keys.map((key) =>
      table.column(key.replace('-', '')).map((x) => (x !== null && key.startsWith('-') ? 3 - x : x)),
    );
    return time.flatMap((at, row) => (at === occasion ? [columns.map((column) => column[row] ?? null)] : []));
  };
  const isComplete = (row: readonly (number | null)[] | undefined): row is number[] =>
    row?.every((value) => value !== null) ?? false;

  test.each(Object.entries(expected.internal))('internal consistency of %s', (_, scale) => {
    const rows = keyed(scale.keys, 1);
    const items = scale.keys.length;
    const [report] = reliabilityReport({
      format: { min: 1, max: 2 },
      reversed: scale.keys.map(() => false),
      scales: [{ name: 'scale', columns: scale.keys.map((__, column) => column) }],
      rows,
    });
    expect(report?.nComplete).toBe(scale.n);
    within(report?.alpha.value, scale.alpha);
    within(report?.splitHalf.value, scale.odd_even_sb);
    const covariance = covarianceMatrix(Float64Array.from(rows.filter(isComplete).flat()), items);
    within(splitHalf(covariance, items).guttmanLambda4.value, scale.guttman_l4);
  });

  test.each(Object.entries(expected.retest))('retest of %s', (name, retest) => {
    const keys = expected.internal[name]?.keys ?? [];
    const [first, second] = [keyed(keys, 1), keyed(keys, 2)];
    const both = first.flatMap((row, person) => {
      const again = second[person];
      return isComplete(row) && isComplete(again) ? [[mean(row), mean(again)] as const] : [];
    });
    const [before, after] = [both.map(([x]) => x), both.map(([, y]) => y)];
    const result = retestCorrelation(before, after);
    if (result.status === 'none') throw new Error(result.reason);
    expect(result.people).toBe(retest.n);
    within(result.r, retest.r);
    within(result.ci95[0], retest.ci95[0]);
    within(result.ci95[1], retest.ci95[1]);
    within(retestError(standardDeviation(before), result.r), retest.sem_retest);
  });
});

describeReference('percentiles against small norm groups', () => {
  type Small = Readonly<{ n: number; mean: number; sd: number; x: number; percentile_t: number }>;
  const { norms } = readReference<{ norms: { small_sample: Small[] } }>('sjt_validity_norms.json');
  test.each(norms.small_sample.map((row) => [row.n, row] as const))(
    'n = %i',
    (_, { x, percentile_t, ...norm }) => {
      within(singleCasePercentile(x, norm), percentile_t);
    },
  );
});

function rounded(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}
