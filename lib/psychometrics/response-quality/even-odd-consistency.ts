import { correlation } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';

/** Flagged below this consistency. */
export const EVEN_ODD_LIMIT = 0.3;

/** Fewer facets give a figure that is shown and not flagged: over few pairs chance alone is low or high. */
export const FACETS_FOR_FLAG = 18;

/** Two pairs always correlate ±1. */
const FEWEST_FACETS = 3;

export type EvenOddReason = 'tooFewFacets' | 'halfWithoutVariance';

/**
 * Even-odd consistency: the correlation, within one person, of the means of the odd and of the even items of each
 * facet, over facets, Spearman-Brown corrected 2r / (1 + r) and not under −1 (Jackson 1976; Meade and Craig 2012).
 * High = consistent; the R package careless from 1.2.0 on reports it with a minus.
 *
 * @param keyed Keyed answers, the items of a facet together; null = open.
 * @param facetSizes Items of each facet, in the same order. Facets, never broad scales: with 5 of them every eighth
 *   ordinary person falls under the limit.
 * @returns In [−1, 1]. Facets without an answer in one of their halves do not take part; undefined with fewer than
 *   three facets and where the facets of one half do not differ.
 * @throws {PsychometricsError} WRONG_SHAPE when the sizes do not fit the answers; NOT_FINITE.
 * @see docs/method/response-quality.md, "Indices".
 * @example evenOddConsistency([1, 1, 3, 4, 5, 5], [2, 2, 2]); // { value: 0.97999…, reason: null }
 */
export function evenOddConsistency(
  keyed: readonly (number | null)[],
  facetSizes: readonly number[],
): Estimate<EvenOddReason> {
  requireFacets(keyed.length, facetSizes);
  const odd: number[] = [];
  const even: number[] = [];
  let start = 0;
  for (const size of facetSizes) {
    const first = halfMean(keyed, start, start + size);
    const second = halfMean(keyed, start + 1, start + size);
    start += size;
    if (first === null || second === null) continue;
    odd.push(first);
    even.push(second);
  }
  if (odd.length < FEWEST_FACETS) return undefinedBecause('tooFewFacets');
  const r = correlation(odd, even);
  if (r === null) return undefinedBecause('halfWithoutVariance');
  return estimated(r <= -1 ? -1 : Math.max(-1, (2 * r) / (1 + r)));
}

/** Mean of every other answer. */
function halfMean(keyed: readonly (number | null)[], start: number, end: number): number | null {
  let sum = 0;
  let count = 0;
  for (let item = start; item < end; item += 2) {
    const value = keyed[item] ?? null;
    if (value === null) continue;
    if (!Number.isFinite(value)) throw new PsychometricsError('NOT_FINITE', `answer ${item}, got ${value}`);
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}

function requireFacets(answers: number, facetSizes: readonly number[]): void {
  const isCount = facetSizes.every((size) => Number.isInteger(size) && size > 0);
  const sum = facetSizes.reduce((total, size) => total + size, 0);
  if (!isCount || sum !== answers)
    throw new PsychometricsError('WRONG_SHAPE', `facets of ${facetSizes.join(', ')} for ${answers} answers`);
}
