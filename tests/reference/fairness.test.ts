import { expect, test } from 'vitest';

import { adverseImpact } from '@/lib/psychometrics/fairness/adverse-impact';
import { fisherExact } from '@/lib/psychometrics/fairness/fisher-exact';
import { matchingScores } from '@/lib/psychometrics/fairness/group-answers';
import { mantelHaenszelDif, mantelHaenszelItem } from '@/lib/psychometrics/fairness/mantel-haenszel-dif';
import { mantelOrdinal } from '@/lib/psychometrics/fairness/mantel-ordinal-dif';
import { ordinalLogisticItem } from '@/lib/psychometrics/fairness/ordinal-logistic-dif';
import { describeReference, readReference, readReferenceCsv } from '@/tests/support/reference-data';

type Impact = Readonly<{
  input: Readonly<{ ref_selected: number; ref_n: number; focal_selected: number; focal_n: number }>;
  impact_ratio: number;
  fisher_p: number;
  fisher_midp: number;
  ln_ir_ci95: readonly [number | null, number | null];
  ir_if_one_moved: number;
}>;

type OrdinalDif = Readonly<{
  n_ref: number;
  n_focal: number;
  logit: Readonly<{
    ll: readonly number[];
    chi_uniform: number;
    chi_nonuniform: number;
    p_total2: number;
    nagelkerke: readonly number[];
    beta_group_m1: number;
  }>;
  mantel_chisq: number;
  mantel_p: number;
  smd: number;
  smd_over_sd: number;
}>;

type Fairness = Readonly<{
  adverse_impact: readonly Impact[];
  dif_binary: Readonly<{
    items: readonly string[];
    mh: readonly (readonly number[])[];
    mantelhaen: readonly (readonly number[])[];
    difR_MH: Readonly<{
      purified_stat: readonly number[];
      purified_alpha: readonly number[];
      purified_flags: readonly number[];
    }>;
    logistic: readonly Readonly<{
      chi_uniform: number;
      chi_nonuniform: number;
      p_total2: number;
      nagelkerke: readonly number[];
    }>[];
  }>;
  dif_ordinal_bfi_gender: Readonly<Record<string, Readonly<Record<string, OrdinalDif>>>>;
}>;

type Keys = Readonly<{
  scaleMin: number;
  scaleMax: number;
  scales: Readonly<Record<string, readonly string[]>>;
  reversed: readonly string[];
}>;

describeReference('fairness', () => {
  const {
    adverse_impact: impacts,
    dif_binary: binary,
    dif_ordinal_bfi_gender: ordinal,
  } = readReference<Fairness>('fairness.json');
  const aggression = readReferenceCsv('verbal_aggression.csv');
  const columns = binary.items.map((item) => aggression.column(item));
  const rows = aggression.rows.map((_, person) =>
    columns.map((column) => ((column[person] ?? 0) > 0 ? 1 : 0)),
  );
  const group = aggression.rows.map(([gender]) => (gender === 'male' ? 1 : 0));
  const everything = binary.items.map(() => true);

  test('adverse impact: ratio, exact p, mid-p, interval and one person moved', () => {
    for (const { input, ...expected } of impacts) {
      const reference = { selected: input.ref_selected, total: input.ref_n };
      const focal = { selected: input.focal_selected, total: input.focal_n };
      const { p, midP } = fisherExact(reference, focal);
      expect(p).toBeCloseTo(expected.fisher_p, 9);
      expect(midP).toBeCloseTo(expected.fisher_midp, 9);
      const impact = adverseImpact([reference, focal]);
      const small = Math.min(reference.total, focal.total) < 30;
      expect(impact.status).toBe(small ? 'none' : 'computed');
      if (impact.status === 'none') continue;
      expect(impact.ratio).toBeCloseTo(expected.impact_ratio, 9);
      expect(impact.ratioCi95?.[0]).toBeCloseTo(expected.ln_ir_ci95[0] ?? Number.NaN, 9);
      expect(impact.ratioCi95?.[1]).toBeCloseTo(expected.ln_ir_ci95[1] ?? Number.NaN, 9);
      expect(impact.ratioIfOneMoved).toBeCloseTo(expected.ir_if_one_moved, 9);
    }
    expect(impacts).toHaveLength(7);
  });

  test('Mantel-Haenszel on 24 items matched on the total', () => {
    binary.items.forEach((_, studied) => {
      const item = mantelHaenszelItem(
        rows.map((row) => row[studied] ?? 0),
        group,
        matchingScores(rows, everything, studied),
      );
      if (item.status === 'none') throw new Error(item.reason);
      const [alpha = 0, delta = 0, chiSquare = 0] = binary.mh[studied] ?? [];
      expect(item.alpha).toBeCloseTo(alpha, 9);
      expect(item.delta).toBeCloseTo(delta, 9);
      expect(item.chiSquare).toBeCloseTo(chiSquare, 9);
      expect(item.p).toBeCloseTo(binary.mantelhaen[studied]?.[2] ?? Number.NaN, 9);
    });
  });

  test('matched on the total without the items that difR leaves out at the end', () => {
    const { purified_flags: left, purified_alpha: alphas, purified_stat: statistics } = binary.difR_MH;
    const kept = binary.items.map((_, item) => !left.includes(item + 1));
    binary.items.forEach((_, studied) => {
      const item = mantelHaenszelItem(
        rows.map((row) => row[studied] ?? 0),
        group,
        matchingScores(rows, kept, studied),
      );
      if (item.status === 'none') throw new Error(item.reason);
      expect(item.alpha).toBeCloseTo(alphas[studied] ?? Number.NaN, 9);
      expect(item.chiSquare).toBeCloseTo(statistics[studied] ?? Number.NaN, 9);
    });
  });

  test('73 men are too few for a report', () => {
    expect(mantelHaenszelDif({ rows, group })).toEqual({
      status: 'none',
      reason: 'groupTooSmall',
      smallest: 73,
      needed: 200,
    });
  });

  test('logistic models of the same items', () => {
    binary.logistic.forEach((expected, studied) => {
      const item = ordinalLogisticItem(
        rows.map((row) => row[studied] ?? 0),
        group,
        matchingScores(rows, everything, studied),
      );
      if (item.status === 'none') throw new Error(item.reason);
      expect(item.uniform.chiSquare).toBeCloseTo(expected.chi_uniform, 6);
      expect(item.nonUniform.chiSquare).toBeCloseTo(expected.chi_nonuniform, 6);
      expect(item.total.p).toBeCloseTo(expected.p_total2, 8);
      item.nagelkerke.forEach((value, model) =>
        expect(value).toBeCloseTo(expected.nagelkerke[model] ?? Number.NaN, 8),
      );
    });
  });

  const keys = readReference<Keys>('bfi_keys.json');
  const bfi = readReferenceCsv('bfi.csv');

  test.each(Object.keys(ordinal))('ordinal models, Mantel and the mean difference on scale %s', (scale) => {
    const names = keys.scales[scale] ?? [];
    const genders = bfi.column('gender');
    const answers = names.map((name) => bfi.column(name));
    const people = genders.flatMap((gender, person) => {
      const row = answers.map((column) => column[person] ?? null);
      if (gender === null || row.some((answer) => answer === null)) return [];
      const keyed = row.map((answer, item) =>
        keys.reversed.includes(names[item] ?? '')
          ? keys.scaleMin + keys.scaleMax - (answer ?? 0)
          : (answer ?? 0),
      );
      return [{ focal: gender - 1, keyed }];
    });
    const matrix = people.map(({ keyed }) => keyed);
    const focal = people.map((person) => person.focal);
    names.forEach((name, studied) => {
      const expected = ordinal[scale]?.[name];
      if (expected === undefined) throw new Error(name);
      const item = matrix.map((row) => row[studied] ?? 0);
      const matching = matchingScores(
        matrix,
        names.map(() => true),
        studied,
      );
      const mantel = mantelOrdinal(item, focal, matching);
      if (mantel.status === 'none') throw new Error(mantel.reason);
      expect(mantel.chiSquare).toBeCloseTo(expected.mantel_chisq, 9);
      expect(mantel.p).toBeCloseTo(expected.mantel_p, 9);
      expect(mantel.standardizedMeanDifference).toBeCloseTo(expected.smd, 9);
      expect(mantel.inItemSds).toBeCloseTo(expected.smd_over_sd, 9);

      const logistic = ordinalLogisticItem(item, focal, matching);
      if (logistic.status === 'none') throw new Error(logistic.reason);
      // polr stops before the maximum: its log-likelihoods are up to .01 lower, twice that in χ².
      expect(Math.abs(logistic.uniform.chiSquare - expected.logit.chi_uniform)).toBeLessThan(2e-2);
      expect(Math.abs(logistic.nonUniform.chiSquare - expected.logit.chi_nonuniform)).toBeLessThan(2e-2);
      logistic.nagelkerke.forEach((value, model) =>
        expect(value).toBeCloseTo(expected.logit.nagelkerke[model] ?? Number.NaN, 5),
      );
      expect(logistic.groupEffect).toBeCloseTo(expected.logit.beta_group_m1, 3);
    });
  });
});
