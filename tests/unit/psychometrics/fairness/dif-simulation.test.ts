import { expect, test } from 'vitest';

import { adverseImpact } from '@/lib/psychometrics/fairness/adverse-impact';
import { mantelHaenszelDif } from '@/lib/psychometrics/fairness/mantel-haenszel-dif';
import { ordinalLogisticDif } from '@/lib/psychometrics/fairness/ordinal-logistic-dif';
import { randomSource, type RandomSource } from '@/lib/stats/random';

const PEOPLE = 300;
const ITEMS = 12;

/** Two groups whose traits differ by .4 SD; `bias` makes the first item harder for the focal group, in log odds. */
function answers(random: RandomSource, bias: number, thresholds: readonly number[]) {
  const group = Array.from({ length: 2 * PEOPLE }, (_, person) => (person < PEOPLE ? 0 : 1));
  const rows = group.map((focal) => {
    const trait = random.normal() - 0.4 * focal;
    return Array.from({ length: ITEMS }, (_, item) => {
      const place = 1.5 * trait - (item - ITEMS / 2) / 6 - (item === 0 ? bias * focal : 0);
      const uniform = random.uniform();
      const seen = place + Math.log(uniform / (1 - uniform));
      return thresholds.filter((threshold) => seen > threshold).length;
    });
  });
  return { rows, group };
}

test('Mantel-Haenszel: of sound items 2–5 % are called B, none in a hundred C; Holm flags a form in under 6 %', () => {
  const random = randomSource(41);
  const forms = 120;
  let [moderate, large, significant, flagged] = [0, 0, 0, 0];
  for (let form = 0; form < forms; form += 1) {
    const report = mantelHaenszelDif(answers(random, 0, [0]), { purifications: 0 });
    if (report.status === 'none') throw new Error(report.reason);
    for (const item of report.items) {
      if (item.status === 'none') throw new Error(item.reason);
      if (item.class === 'B') moderate += 1;
      if (item.class === 'C') large += 1;
      if (item.p < 0.05) significant += 1;
    }
    if (report.items.some(({ holmP }) => (holmP ?? 1) < 0.05)) flagged += 1;
  }
  expect(moderate / (forms * ITEMS)).toBeGreaterThan(0.02);
  expect(moderate / (forms * ITEMS)).toBeLessThan(0.05);
  expect(large / (forms * ITEMS)).toBeLessThan(0.01);
  expect(significant / (forms * ITEMS)).toBeGreaterThan(0.015);
  expect(significant / (forms * ITEMS)).toBeLessThan(0.055);
  expect(flagged / forms).toBeLessThan(0.06);
});

test('Mantel-Haenszel finds a large difference, and purified calls no more of the others than by chance', () => {
  const random = randomSource(42);
  const forms = 40;
  let [large, others] = [0, 0];
  for (let form = 0; form < forms; form += 1) {
    const report = mantelHaenszelDif(answers(random, 1.2, [0]));
    if (report.status === 'none') throw new Error(report.reason);
    report.items.forEach((item, index) => {
      if (item.status !== 'computed' || item.class === 'A') return;
      if (index === 0) large += 1;
      else others += 1;
    });
  }
  expect(large / forms).toBeGreaterThan(0.95);
  expect(others / (forms * (ITEMS - 1))).toBeLessThan(0.05);
});

test('ordinal logistic: 5 % of sound items are significant, none is called B or C', () => {
  const random = randomSource(43);
  const forms = 30;
  let [significant, called] = [0, 0];
  for (let form = 0; form < forms; form += 1) {
    const report = ordinalLogisticDif(answers(random, 0, [-2, -0.7, 0.7, 2]));
    if (report.status === 'none') throw new Error(report.reason);
    for (const item of report.items) {
      if (item.status === 'none') throw new Error(item.reason);
      if (item.total.p < 0.05) significant += 1;
      if (item.class !== 'A') called += 1;
    }
  }
  expect(significant / (forms * ITEMS)).toBeGreaterThan(0.02);
  expect(significant / (forms * ITEMS)).toBeLessThan(0.09);
  expect(called).toBe(0);
});

test('the interval of the impact ratio holds the true ratio in 93–97 % of selections', () => {
  const random = randomSource(44);
  const selections = 4000;
  let held = 0;
  const draw = (total: number, rate: number) => {
    let selected = 0;
    for (let person = 0; person < total; person += 1) if (random.uniform() < rate) selected += 1;
    return { selected, total };
  };
  for (let index = 0; index < selections; index += 1) {
    const impact = adverseImpact([draw(120, 0.5), draw(80, 0.35)]);
    if (impact.status === 'none' || impact.ratioCi95 === null) throw new Error('impact');
    // By chance the other group may have the higher rate; then it is the ratio of 1/.7.
    const truth = impact.reference === 0 ? 0.7 : 1 / 0.7;
    if (impact.ratioCi95[0] <= truth && truth <= impact.ratioCi95[1]) held += 1;
  }
  expect(held / selections).toBeGreaterThan(0.93);
  expect(held / selections).toBeLessThan(0.97);
});
