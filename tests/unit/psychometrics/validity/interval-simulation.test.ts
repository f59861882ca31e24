import { expect, test } from 'vitest';

import { correlationPower, peopleForCorrelation } from '@/lib/psychometrics/validity/correlation-power';
import { criterionValidityOf } from '@/lib/psychometrics/validity/criterion-validity';
import { randomSource, type RandomSource } from '@/lib/stats/random';

function study(random: RandomSource, r: number, n: number) {
  const scores: number[] = [];
  const criterion: number[] = [];
  for (let person = 0; person < n; person += 1) {
    const score = random.normal();
    scores.push(score);
    criterion.push(r * score + Math.sqrt(1 - r * r) * random.normal());
  }
  const result = criterionValidityOf(scores, criterion);
  if (result.status === 'none') throw new Error(result.reason);
  return result;
}

test.each([
  { r: 0, n: 30 },
  { r: 0.25, n: 60 },
  { r: 0.6, n: 120 },
])("Fisher's interval holds a true $r in 94–96 % of studies of $n people", ({ r, n }) => {
  const random = randomSource(1000 + n);
  const studies = 6000;
  let held = 0;
  for (let index = 0; index < studies; index += 1) {
    const { ci95 } = study(random, r, n);
    if (ci95[0] <= r && r <= ci95[1]) held += 1;
  }
  expect(held / studies).toBeGreaterThan(0.94);
  expect(held / studies).toBeLessThan(0.96);
});

test('a true .30 is found by 85 people in about 80 % of studies', () => {
  const random = randomSource(85);
  const n = peopleForCorrelation(0.3);
  const studies = 3000;
  let found = 0;
  for (let index = 0; index < studies; index += 1) if (study(random, 0.3, n).ci95[0] > 0) found += 1;
  expect(n).toBe(85);
  expect(Math.abs(found / studies - correlationPower(0.3, n))).toBeLessThan(0.03);
});
