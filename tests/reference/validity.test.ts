import { expect, test } from 'vitest';

import { normBlend } from '@/lib/psychometrics/norms/norm-blend';
import { normErrorT } from '@/lib/psychometrics/norms/norm-error';
import { complaintRate } from '@/lib/psychometrics/validity/complaint-rate';
import { peopleForCorrelation } from '@/lib/psychometrics/validity/correlation-power';
import { criterionValidity, criterionValidityOf } from '@/lib/psychometrics/validity/criterion-validity';
import {
  correctCriterionUnreliability,
  correctRangeRestriction,
} from '@/lib/psychometrics/validity/range-restriction';
import { describeReference, readReference, readReferenceCsv } from '@/tests/support/reference-data';

type Interval = readonly [number, number];

type File = Readonly<{
  validity: Readonly<{
    cases: readonly Readonly<{
      r: number;
      n: number;
      ryy: number;
      ci95: Interval;
      U: number;
      r_caseII: number;
      ci95_caseII_transformed: Interval;
      r_caseII_then_criterion_unreliability: number;
      disattenuated_criterion_then_caseII: number;
    }>[];
    real: readonly Readonly<{ x: string; y: string; n: number; r: number; ci95: Interval }>[];
    n_for_power80_two_sided05: Readonly<Record<string, number>>;
    complaint_rate_model: Readonly<{
      T: readonly number[];
      hours: readonly number[];
      complaints: readonly number[];
      poisson_coef: Readonly<Record<string, number>>;
      dispersion: number;
      quasi_se: Readonly<Record<string, number>>;
      rate_ratio_per_10T: number;
      quasi_ci95_rate_ratio_per_10T: Interval;
    }>;
  }>;
  norms: Readonly<{
    small_sample: readonly Readonly<{ n: number; z: number; se_T_at_x: number }>[];
    bayes_blend: Readonly<{
      prior: Readonly<{ mean: number; sd: number; n_mean: number }>;
      cases: readonly Readonly<{ n: number; obs_mean?: number; obs_sd?: number; mean: number; sd: number }>[];
    }>;
  }>;
}>;

describeReference('validity', () => {
  const { validity } = readReference<File>('sjt_validity_norms.json');

  test('interval, range restriction with its limits, criterion unreliability', () => {
    for (const expected of validity.cases) {
      const result = criterionValidity(expected.r, expected.n, expected.U);
      if (result.status === 'none') throw new Error(result.reason);
      expect(result.corrected).toBeCloseTo(expected.r_caseII, 9);
      [0, 1].forEach((side) => {
        expect(result.ci95[side]).toBeCloseTo(expected.ci95[side] ?? Number.NaN, 9);
        expect(result.correctedCi95?.[side]).toBeCloseTo(
          expected.ci95_caseII_transformed[side] ?? Number.NaN,
          9,
        );
      });
      expect(correctCriterionUnreliability(result.corrected ?? 0, expected.ryy)).toBeCloseTo(
        expected.r_caseII_then_criterion_unreliability,
        9,
      );
      const withoutError = correctCriterionUnreliability(expected.r, expected.ryy) ?? 0;
      expect(correctRangeRestriction(withoutError, expected.U)).toBeCloseTo(
        expected.disattenuated_criterion_then_caseII,
        9,
      );
    }
  });

  test('correlations of real scales', () => {
    const table = readReferenceCsv('epi_bfi.csv');
    for (const { x, y, n, r, ci95 } of validity.real) {
      const [scores, criterion] = [x, y].map((name) =>
        table.column(name).map((value) => value ?? Number.NaN),
      );
      const result = criterionValidityOf(scores ?? [], criterion ?? []);
      if (result.status === 'none') throw new Error(result.reason);
      expect(scores).toHaveLength(n);
      expect(result.r).toBeCloseTo(r, 9);
      expect(result.ci95[0]).toBeCloseTo(ci95[0], 9);
      expect(result.ci95[1]).toBeCloseTo(ci95[1], 9);
    }
  });

  test('people needed for a power of .80', () => {
    for (const [r, n] of Object.entries(validity.n_for_power80_two_sided05)) {
      expect(peopleForCorrelation(Number(r))).toBe(n);
    }
  });

  test('complaints as counts with exposure', () => {
    const { T, hours, complaints, ...expected } = validity.complaint_rate_model;
    const result = complaintRate(
      T.map((t, person) => ({ t, hours: hours[person] ?? 0, complaints: complaints[person] ?? 0 })),
    );
    if (result.status === 'none') throw new Error(result.reason);
    // glm stops at a relative change of 1e-8 in the deviance.
    expect(result.slope).toBeCloseTo(expected.poisson_coef['T'] ?? Number.NaN, 8);
    expect(result.intercept).toBeCloseTo(expected.poisson_coef['(Intercept)'] ?? Number.NaN, 7);
    expect(result.dispersion).toBeCloseTo(expected.dispersion, 5);
    expect(result.slopeStandardError).toBeCloseTo(expected.quasi_se['T'] ?? Number.NaN, 7);
    expect(result.rateRatioPer10T).toBeCloseTo(expected.rate_ratio_per_10T, 7);
    expect(result.ci95[0]).toBeCloseTo(expected.quasi_ci95_rate_ratio_per_10T[0], 6);
    expect(result.ci95[1]).toBeCloseTo(expected.quasi_ci95_rate_ratio_per_10T[1], 6);
  });
});

describeReference('norms', () => {
  const { norms } = readReference<File>('sjt_validity_norms.json');

  test('the blend of a prior and few people', () => {
    const { prior, cases } = norms.bayes_blend;
    for (const { n, obs_mean: mean = 0, obs_sd: sd = 0, ...expected } of cases) {
      const blend = normBlend({ mean: prior.mean, sd: prior.sd, n: prior.n_mean }, { n, mean, sd });
      expect(blend.mean).toBeCloseTo(expected.mean, 9);
      expect(blend.sd).toBeCloseTo(expected.sd, 9);
    }
  });

  test('the error of a norm', () => {
    for (const { n, z, se_T_at_x: expected } of norms.small_sample)
      expect(normErrorT(z, n)).toBeCloseTo(expected, 9);
  });
});
