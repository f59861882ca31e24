import { expect, test } from 'vitest';

import { deriveWeights, type WeightOptions } from '@/lib/job-analysis/derive-weights';
import { dirichletPerturbation } from '@/lib/job-analysis/dirichlet-perturbation';
import { stepImportance } from '@/lib/job-analysis/step-importance';
import { swingWeights } from '@/lib/job-analysis/swing-weights';
import { weightBootstrap } from '@/lib/job-analysis/weight-bootstrap';
import { NO_BOUNDS, boundWeights } from '@/lib/job-analysis/weight-bounds';
import { weightJackknife } from '@/lib/job-analysis/weight-jackknife';
import { desirability } from '@/lib/fit/desirability';
import { perScale, type PerScale } from '@/lib/scales';
import { largestRemainder } from '@/lib/stats/largest-remainder';
import { describeReference, readReference } from '@/tests/support/reference-data';

type Named = Readonly<Record<string, number>>;

type JobAnalysis = Readonly<{
  worked_example: Readonly<{
    tasks: readonly Readonly<{ duty: string; f: number; loss: number; gain: number }>[];
    relevance: readonly PerScale<number>[];
    criticality: readonly number[];
    weights_default: Named;
    weights_alpha025: Named;
    weights_alpha075: Named;
    weights_rownorm: Named;
    weights_dutynorm: Named;
    weights_loss_only: Named;
    bounded_05_25: Named;
    bounded_10_22: Named;
    percent_largest_remainder: Named;
    expected_loss: Readonly<{ rate: readonly number[]; share: readonly number[]; weights: Named }>;
  }>;
  bounding_cases: readonly Readonly<{
    w: readonly number[];
    lo: number;
    hi: number;
    bounded: readonly number[];
    percent: readonly number[];
  }>[];
  sme: Readonly<{
    freq: readonly (readonly number[])[];
    impact: readonly (readonly number[])[];
    weights: Named;
    jackknife_se: Named;
  }>;
}>;

type Profile = Readonly<{
  fit: Readonly<{
    roles: Readonly<
      Record<string, Readonly<{ w: PerScale<number>; L: PerScale<number>; U: PerScale<number | null> }>>
    >;
    candidates: readonly PerScale<number>[];
  }>;
  weight_sensitivity: Readonly<{
    role: string;
    candidates: readonly number[];
    kappa: number;
    rank_acceptability_rows_candidate_cols_rank: readonly (readonly number[])[];
    mean_fit: readonly number[];
    sd_fit: readonly number[];
    top_two: readonly [number, number];
    swing_weight_where_top_two_tie: PerScale<number | null>;
  }>;
}>;

function expectAll(actual: readonly number[], expected: readonly number[] | Named, digits = 9): void {
  const values: readonly number[] = Object.values(expected);
  expect(actual).toHaveLength(values.length);
  actual.forEach((value, index) => expect(value).toBeCloseTo(values[index] ?? Number.NaN, digits));
}

describeReference('weights', () => {
  const {
    worked_example: example,
    bounding_cases: cases,
    sme,
  } = readReference<JobAnalysis>('job_analysis.json');
  const steps = example.tasks.map(({ f, loss, gain }, index) => {
    const relevance: PerScale<number> = example.relevance[index] ?? [0, 0, 0, 0, 0, 0];
    return { frequency: f, loss, gain, relevance };
  });
  const derived = (options: WeightOptions) => {
    const result = deriveWeights(steps, { bounds: NO_BOUNDS, ...options });
    if (result.status === 'none') throw new Error(result.reason);
    return result;
  };

  test('criticality and weights at three shares of frequency', () => {
    expectAll(derived({}).criticality, example.criticality);
    expectAll(derived({}).weights, example.weights_default);
    expectAll(derived({}).percents, example.percent_largest_remainder);
    expectAll(derived({ alpha: 0.25 }).weights, example.weights_alpha025);
    expectAll(derived({ alpha: 0.75 }).weights, example.weights_alpha075);
  });

  test('the variants: by step, by duty, loss only, expected loss', () => {
    const duties = example.tasks.map(({ duty }) => duty);
    const rates = example.expected_loss.rate;
    expectAll(derived({ normalisation: 'step' }).weights, example.weights_rownorm);
    expectAll(derived({ normalisation: 'duty', duties }).weights, example.weights_dutynorm);
    expectAll(derived({ importance: 'loss' }).weights, example.weights_loss_only);
    expectAll(derived({ importance: 'expectedLoss', rates }).weights, example.expected_loss.weights);
    const losses = stepImportance(steps, 'expectedLoss', 0.5, rates);
    const total = losses.reduce((sum, loss) => sum + loss, 0);
    expectAll(
      losses.map((loss) => loss / total),
      example.expected_loss.share,
    );
  });

  test('limits and whole percents', () => {
    const bounded = (floor: number, cap: number) =>
      derived({ bounds: { rule: 'floorAndCap', floor, cap } }).weights;
    expectAll(bounded(0.05, 0.25), example.bounded_05_25);
    expectAll(bounded(0.1, 0.22), example.bounded_10_22);
    for (const { w, lo, hi, bounded: expected, percent } of cases) {
      const held = boundWeights(w, { rule: 'floorAndCap', floor: lo, cap: hi });
      expectAll(held, expected);
      expect(largestRemainder(held, 100)).toEqual(percent);
    }
  });

  const matrix = sme.freq.map((frequencies, rater) =>
    frequencies.map((frequency, step) => ({
      frequency,
      loss: sme.impact[rater]?.[step] ?? 0,
      gain: 0,
      relevance: example.relevance[step] ?? perScale(() => 0),
    })),
  );

  test('jackknife over six raters', () => {
    const result = weightJackknife(matrix, { bounds: NO_BOUNDS });
    if (result.status === 'none') throw new Error(result.reason);
    expectAll(result.weights, sme.weights);
    expectAll(result.standardError, sme.jackknife_se);
  });

  test('bootstrap over the same raters stands near the jackknife', () => {
    const result = weightBootstrap(matrix, { seed: 1, weights: { bounds: NO_BOUNDS } });
    if (result.status === 'none') throw new Error(result.reason);
    Object.values(sme.jackknife_se).forEach((error, scale) =>
      expect(Math.abs((result.standardError[scale] ?? 0) / error - 1)).toBeLessThan(0.1),
    );
  });
});

describeReference('sensitivity of the ranking', () => {
  const { fit, weight_sensitivity: expected } = readReference<Profile>('profile.json');
  const role = fit.roles[expected.role];
  if (role === undefined) throw new Error(expected.role);
  const desirabilities = fit.candidates.map((scores) =>
    perScale((_, scale) =>
      desirability(scores[scale] ?? 0, {
        lower: role.L[scale] ?? 0,
        upper: role.U[scale] ?? null,
        shoulder: 20,
      }),
    ),
  );

  test('rank acceptability, mean and SD of the fit under Dirichlet weights', () => {
    const values = expected.candidates.map((candidate) => desirabilities[candidate - 1] ?? perScale(() => 0));
    const draws = 20_000;
    const result = dirichletPerturbation(role.w, values, { seed: 7, kappa: expected.kappa, draws });
    values.forEach((_, candidate) => {
      const ranks = expected.rank_acceptability_rows_candidate_cols_rank[candidate] ?? [];
      // Four standard errors of a share over 20,000 draws, and the reference's own 200,000.
      ranks.forEach((share, rank) =>
        expect(Math.abs((result.rankAcceptability[candidate]?.[rank] ?? 0) - share)).toBeLessThan(0.016),
      );
      expect(
        Math.abs(100 * (result.mean[candidate] ?? 0) - (expected.mean_fit[candidate] ?? 0)),
      ).toBeLessThan(0.1);
      expect(Math.abs(100 * (result.sd[candidate] ?? 0) - (expected.sd_fit[candidate] ?? 0))).toBeLessThan(
        0.08,
      );
    });
  });

  test('swing weights of the two at the top', () => {
    const [first, second] = expected.top_two.map((candidate) => desirabilities[candidate - 1]);
    if (first === undefined || second === undefined) throw new Error('candidates');
    const swings = swingWeights(role.w, first, second) ?? [];
    expected.swing_weight_where_top_two_tie.forEach((weight, scale) => {
      const swing = swings[scale];
      // 1 = no difference on the scale: only its whole weight would tie them; the reference's null = never.
      if (weight === null || weight === 1) expect(swing?.status).toBe('never');
      else if (swing?.status === 'below' || swing?.status === 'above')
        expect(swing.weight).toBeCloseTo(weight, 9);
      else expect.fail(`scale ${scale} should change places at ${weight}`);
    });
  });
});
