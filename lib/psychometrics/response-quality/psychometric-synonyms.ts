import { correlation } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';

/** Items that correlate at least so much in the norm data say nearly the same. */
const SYNONYM_CORRELATION = 0.6;
const FEWEST_PAIRS = 5;

/** Flagged below this correlation. */
export const SYNONYMS_LIMIT = 0.22;

export type ItemPair = Readonly<{ first: number; second: number }>;

/**
 * Pairs of items that correlate by more than .60 in the norm data; each item may stand in several. A six-scale form
 * usually has too few.
 *
 * @param columns Raw answers, one list of people per item; null = open. Correlations over the people who answered both.
 * @param minimum Correlation that must be exceeded, in (0, 1).
 * @throws {PsychometricsError} WRONG_SHAPE for lists of different length; OUT_OF_RANGE.
 * @example synonymPairs([[1, 2, 3, 4], [1, 2, 3, 5], [4, 1, 3, 2]]); // [{ first: 0, second: 1 }]
 */
export function synonymPairs(
  columns: readonly (readonly (number | null)[])[],
  minimum = SYNONYM_CORRELATION,
): readonly ItemPair[] {
  if (!(minimum > 0 && minimum < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `the correlation must be in (0, 1), got ${minimum}`);
  if (columns.some((column) => column.length !== columns[0]?.length))
    throw new PsychometricsError('WRONG_SHAPE', 'every item needs an answer or null of every person');
  return columns.flatMap((a, first) =>
    columns.flatMap((b, second) =>
      second > first && (pairedCorrelation(a, b) ?? 0) > minimum ? [{ first, second }] : [],
    ),
  );
}

/**
 * Psychometric synonyms: the correlation, within one person, of the answers to the first and to the second items of
 * the pairs (Meade and Craig 2012). High = consistent.
 *
 * @param answers One person's raw answers in the order of the items; null = open.
 * @returns In [−1, 1]; undefined with fewer than five answered pairs and where one side does not vary.
 * @throws {PsychometricsError} NOT_FINITE.
 * @example
 * const pairs = [0, 2, 4, 6, 8].map((first) => ({ first, second: first + 1 }));
 * psychometricSynonyms([1, 2, 4, 5, 2, 3, 4, 4, 1, 1], pairs); // { value: 0.93831…, reason: null }
 */
export function psychometricSynonyms(
  answers: readonly (number | null)[],
  pairs: readonly ItemPair[],
): Estimate<'tooFewPairs' | 'noVariance'> {
  const answered = both(
    pairs.map(({ first }) => answers[first] ?? null),
    pairs.map(({ second }) => answers[second] ?? null),
  );
  if (answered.length < FEWEST_PAIRS) return undefinedBecause('tooFewPairs');
  const r = correlationOf(answered);
  return r === null ? undefinedBecause('noVariance') : estimated(r);
}

function pairedCorrelation(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  const answered = both(a, b);
  return answered.length < 2 ? null : correlationOf(answered);
}

type Pair = readonly [number, number];

function correlationOf(pairs: readonly Pair[]): number | null {
  return correlation(
    pairs.map(([x]) => x),
    pairs.map(([, y]) => y),
  );
}

function both(a: readonly (number | null)[], b: readonly (number | null)[]): readonly Pair[] {
  return a.flatMap((x, index): readonly Pair[] => {
    const y = b[index] ?? null;
    if (x === null || y === null) return [];
    if (!(Number.isFinite(x) && Number.isFinite(y)))
      throw new PsychometricsError('NOT_FINITE', 'an answer must be a finite number');
    return [[x, y]];
  });
}
