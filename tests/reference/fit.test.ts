import { expect, test } from 'vitest';

import { probabilityAbove } from '@/lib/fit/compare-fits';
import { distributionMoments } from '@/lib/fit/fit-distribution';
import { computeFit, measurementDistribution } from '@/lib/fit/overall-fit';
import type { FitTarget } from '@/lib/fit/types';
import { perScale, type PerScale } from '@/lib/scales';
import { describeReference, readReference } from '@/tests/support/reference-data';

type Profile = Readonly<{
  fit: Readonly<{
    sem: PerScale<number>;
    roles: Readonly<
      Record<
        string,
        Readonly<{ w: PerScale<number>; L: PerScale<number | null>; U: PerScale<number | null> }>
      >
    >;
    candidates: readonly PerScale<number>[];
    results: Readonly<
      Record<
        string,
        readonly Readonly<{ fit: number; expected_fit: number; sd_fit: number; q05: number; q95: number }>[]
      >
    >;
    p_row_beats_col_candidates1to6: Readonly<Record<string, readonly (readonly number[])[]>>;
  }>;
}>;

/** Arithmetic; the grid of the convolution; its quantiles; 400,000 draws behind the reference's probabilities. */
const ALLOWED = { arithmetic: 1e-9, grid: 1e-3, quantile: 0.05, draws: 5e-3 } as const;

describeReference('fit', () => {
  const { fit } = readReference<Profile>('profile.json');

  const near = (actual: number, expected: number, allowed: number) =>
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(allowed);

  test.each(Object.entries(fit.roles))(
    'fit, its distribution and comparisons for the role %s',
    (name, role) => {
      const target: FitTarget = {
        weights: role.w,
        lower: perScale((_, scale) => role.L[scale] ?? 0),
        upper: role.U,
        shoulder: 20,
      };
      const people = fit.candidates.map((scores) => ({ scores, sem: fit.sem }));
      const distributions = people.map((person) => measurementDistribution(target, person));

      people.forEach((person, index) => {
        const expected = fit.results[name]?.[index];
        const result = computeFit(target, person);
        const distribution = distributions[index];
        if (result.status !== 'fitted' || distribution === undefined || expected === undefined)
          throw new Error(name);
        const moments = distributionMoments(distribution);
        near(result.fit, expected.fit, ALLOWED.arithmetic);
        near(result.expected, expected.expected_fit, ALLOWED.arithmetic);
        near(result.sd, expected.sd_fit, ALLOWED.arithmetic);
        near(moments.mean, expected.expected_fit, ALLOWED.grid);
        near(moments.sd, expected.sd_fit, ALLOWED.grid);
        near(result.interval90[0], expected.q05, ALLOWED.quantile);
        near(result.interval90[1], expected.q95, ALLOWED.quantile);
      });

      const probabilities = fit.p_row_beats_col_candidates1to6[name] ?? [];
      expect(probabilities).toHaveLength(6);
      probabilities.forEach((row, i) => {
        row.forEach((probability, j) => {
          const [first, second] = [distributions[i], distributions[j]];
          if (first === undefined || second === undefined) throw new Error(name);
          near(probabilityAbove(first, second), probability, ALLOWED.draws);
        });
      });
    },
  );
});
