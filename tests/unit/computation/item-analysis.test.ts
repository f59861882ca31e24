import { expect, test } from 'vitest';

import { computeItemAnalysis } from '@/lib/computation/item-analysis';
import { loadQuestionnaire } from '@/lib/content/load';
import { coefficientAlpha } from '@/lib/psychometrics/reliability/coefficient-alpha';
import { itemTotalMoments } from '@/lib/psychometrics/reliability/item-total-moments';
import { itemAnalysisSchema } from '@/lib/validation/item-analysis';
import { covarianceMatrix } from '@/lib/stats/covariance';
import { randomSource } from '@/lib/stats/random';
import { SCALE_KEYS } from '@/lib/scales';

const questionnaire = loadQuestionnaire('six-scales', 1).instrument;

/** People whose answers to a scale go together, reversed statements turned round. */
function simulatedRows(people: number, seed: number) {
  const random = randomSource(seed);
  return Array.from({ length: people }, () => {
    const traits = new Map(SCALE_KEYS.map((key) => [key, random.normal()]));
    return questionnaire.items.map(({ scale, reversed }) => {
      const latent = 3.2 + 0.8 * (traits.get(scale) ?? 0) + 0.8 * random.normal();
      const value = Math.min(5, Math.max(1, Math.round(latent)));
      return reversed ? 6 - value : value;
    });
  });
}

test('under a hundred people there is a reason instead of a number', () => {
  const analysis = computeItemAnalysis({ questionnaire, rows: simulatedRows(99, 1), leftOut: 2 });
  expect(analysis).toMatchObject({ people: 99, leftOut: 2 });
  for (const { statistics, calibration } of analysis.scales) {
    expect(statistics).toEqual({ status: 'none', reason: 'tooFewPeople', people: 99, needed: 100 });
    expect(calibration).toEqual({ status: 'none', reason: 'tooFewPeople', people: 99, needed: 500 });
  }
});

test('statistics are those of the keyed answers of complete cases', () => {
  const rows = simulatedRows(150, 2).map((row, person) =>
    person < 5 ? row.map((value, i) => (i === 0 ? null : value)) : row,
  );
  const [first] = computeItemAnalysis({ questionnaire, rows, leftOut: 0 }).scales;
  const scale = questionnaire.items[0]?.scale;
  const own = computeItemAnalysis({ questionnaire, rows, leftOut: 0 }).scales.find(
    (each) => each.scale === scale,
  );
  expect(own?.complete).toBe(145);
  if (first?.statistics.status !== 'measured') throw new Error('measured');
  const columns = questionnaire.items.flatMap((item, i) => (item.scale === first.scale ? [i] : []));
  const complete = rows.filter((row) => columns.every((column) => row[column] !== null));
  const keyed = complete.flatMap((row) =>
    columns.map((column) =>
      questionnaire.items[column]?.reversed ? 6 - (row[column] ?? 0) : (row[column] ?? 0),
    ),
  );
  const covariance = covarianceMatrix(Float64Array.from(keyed), columns.length);
  expect(first.statistics.alpha).toBeCloseTo(
    coefficientAlpha(itemTotalMoments(covariance, columns.length)).value ?? Number.NaN,
    12,
  );
  expect(first.statistics.items.every(({ itemRest }) => (itemRest ?? 0) > 0.3)).toBe(true);
});

test('from 500 people on every scale is calibrated, and progress never falls', () => {
  const shares: number[] = [];
  const analysis = computeItemAnalysis(
    { questionnaire, rows: simulatedRows(600, 3), leftOut: 0 },
    (share) => {
      shares.push(share);
    },
  );
  for (const { calibration } of analysis.scales)
    expect(calibration).toMatchObject({ status: 'calibrated', converged: true });
  expect(shares.length).toBeGreaterThan(20);
  expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1)).toBe(true);
  expect(itemAnalysisSchema.parse(JSON.parse(JSON.stringify(analysis)))).toEqual(analysis);
});

test('answers that do not vary give a reason', () => {
  const rows = Array.from({ length: 120 }, () => questionnaire.items.map(() => 3));
  const [first] = computeItemAnalysis({ questionnaire, rows, leftOut: 0 }).scales;
  expect(first?.statistics).toEqual({ status: 'none', reason: 'noVariance' });
});
