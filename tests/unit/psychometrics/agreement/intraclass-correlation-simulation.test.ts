import { expect, test } from 'vitest';

import { intraclassCorrelations } from '@/lib/psychometrics/agreement/intraclass-correlation';
import { randomSource } from '@/lib/stats/random';

const TABLES = 3000;

/** Targets, raters and error, each normal, as the two-way random model has them. */
function ratings(source: ReturnType<typeof randomSource>, targets: number, raters: number, spread: number) {
  const judges = Array.from({ length: raters }, () => 0.5 * source.normal());
  return Array.from({ length: targets }, () => {
    const target = spread * source.normal();
    return judges.map((judge) => target + judge + source.normal());
  });
}

test.each([
  { targets: 20, raters: 6, spread: 1 },
  { targets: 40, raters: 8, spread: 0.6 },
])('95 % intervals hold the true reliability in 93–97 % of tables ($targets × $raters)', (design) => {
  const { targets, raters, spread } = design;
  const source = randomSource(2024);
  const truth = {
    icc21: spread ** 2 / (spread ** 2 + 0.25 + 1),
    icc2k: spread ** 2 / (spread ** 2 + (0.25 + 1) / raters),
    icc31: spread ** 2 / (spread ** 2 + 1),
  };
  const held = { icc21: 0, icc2k: 0, icc31: 0 };
  for (let table = 0; table < TABLES; table += 1) {
    const found = intraclassCorrelations(ratings(source, targets, raters, spread));
    for (const form of ['icc21', 'icc2k', 'icc31'] as const) {
      const [low, high] = found[form].interval ?? [Number.NaN, Number.NaN];
      if (low <= truth[form] && truth[form] <= high) held[form] += 1;
    }
  }
  for (const count of Object.values(held)) {
    expect(count / TABLES).toBeGreaterThan(0.93);
    expect(count / TABLES).toBeLessThan(0.97);
  }
});
