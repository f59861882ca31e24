import { NO_RESPONSE } from '../expected-a-posteriori';
import type { ItemParameters } from './expectation-step';
import { categoryCounts, type ResponseMatrix } from '../response-matrix';

const MIN_CORRELATION = 0.2;
const MAX_CORRELATION = 0.8;
/** Logistic slope of a normal ogive of slope 1. */
const LOGISTIC_PER_NORMAL = 1.7;
/** π² / 3, the variance of the standard logistic distribution. */
const LOGISTIC_VARIANCE = Math.PI ** 2 / 3;

/**
 * First values for estimation: slopes from the correlation of each item with the rest of the scale, intercepts from
 * the cumulative shares of its answers. A negative correlation starts at the smallest positive slope.
 *
 * @returns Parameters as the expectation step reads them.
 */
export function startParameters(responses: ResponseMatrix): ItemParameters {
  const correlations = itemRestCorrelations(responses);
  return Float64Array.from(
    categoryCounts(responses).flatMap((counts, item) => {
      const r = Math.min(MAX_CORRELATION, Math.max(MIN_CORRELATION, correlations[item] ?? 0));
      const slope = (LOGISTIC_PER_NORMAL * r) / Math.sqrt(1 - r * r);
      // Marginal logits are flatter than logits given θ.
      const stretch = Math.sqrt(1 + (slope * slope) / LOGISTIC_VARIANCE);
      return [slope, ...cumulativeLogits(counts).map((logit) => logit * stretch)];
    }),
  );
}

function cumulativeLogits(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return counts.slice(0, -1).map((count) => {
    below += count;
    return Math.log((total - below) / below);
  });
}

/** Each item with the mean of the person's other answers. */
function itemRestCorrelations({ answers, people, items }: ResponseMatrix): readonly number[] {
  const sums = Array.from({ length: items }, () => ({ n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 }));
  for (let person = 0; person < people; person += 1) {
    const row = answers.subarray(person * items, (person + 1) * items);
    let total = 0;
    let answered = 0;
    for (const value of row) {
      if (value === NO_RESPONSE) continue;
      total += value;
      answered += 1;
    }
    if (answered < 2) continue;
    sums.forEach((sum, item) => {
      const x = row[item] ?? NO_RESPONSE;
      if (x === NO_RESPONSE) return;
      const y = (total - x) / (answered - 1);
      sum.n += 1;
      sum.x += x;
      sum.y += y;
      sum.xx += x * x;
      sum.yy += y * y;
      sum.xy += x * y;
    });
  }
  return sums.map(({ n, x, y, xx, yy, xy }) => {
    const spread = (n * xx - x * x) * (n * yy - y * y);
    return spread > 0 ? (n * xy - x * y) / Math.sqrt(spread) : 0;
  });
}
