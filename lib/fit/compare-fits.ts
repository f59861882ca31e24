import type { FitDistribution } from './fit-distribution';
import type { Comparable, TieGroup } from './types';

/** Probability from which two people are told apart; stricter in a longer list, which makes more comparisons. */
export const SEPARATION_PROBABILITY = 0.9;
export const SEPARATION_PROBABILITY_LONG = 0.95;
const LONG_LIST = 5;

/**
 * Probability that the true fit of the first person is above that of the second; ties count half.
 *
 * @returns In [0, 1]; P(A above B) + P(B above A) = 1.
 * @see docs/method.md, "When two people differ".
 */
export function probabilityAbove(first: FitDistribution, second: FitDistribution): number {
  let secondBelow = 0;
  let probability = 0;
  first.density.forEach((own, cell) => {
    const other = second.density[cell] ?? 0;
    probability += own * (secondBelow + other / 2);
    secondBelow += other;
  });
  return probability;
}

/**
 * The same probability from stored quantiles: the share of pairs in which the first is above, ties half.
 *
 * @param first Mid-probability quantiles, ascending; one or more.
 * @param second Likewise.
 * @throws {RangeError} for an empty list.
 * @example probabilityAboveByQuantiles([80, 90], [70, 90]); // (1 + 0 + 1 + 1/2) / 4 = 0.625
 */
export function probabilityAboveByQuantiles(first: ArrayLike<number>, second: ArrayLike<number>): number {
  if (first.length === 0 || second.length === 0)
    throw new RangeError('a comparison requires quantiles of both');
  let below = 0;
  let notAbove = 0;
  let pairs = 0;
  for (let index = 0; index < first.length; index += 1) {
    const value = first[index] ?? 0;
    below = countFrom(below, second, (other) => other < value);
    notAbove = countFrom(notAbove, second, (other) => other <= value);
    pairs += (below + notAbove) / 2;
  }
  return pairs / (first.length * second.length);
}

/** Goes on counting ascending values for as long as they are what is counted. */
function countFrom(start: number, values: ArrayLike<number>, counts: (value: number) => boolean): number {
  let count = start;
  while (count < values.length && counts(values[count] ?? 0)) count += 1;
  return count;
}

/**
 * The probability a list of this length needs before it says that two people differ.
 *
 * @example separationProbability(6); // 0.95
 */
export function separationProbability(people: number): number {
  return people > LONG_LIST ? SEPARATION_PROBABILITY_LONG : SEPARATION_PROBABILITY;
}

/** How sure it is that one person's fit is above another's. */
export type ComparisonVerdict = 'clearly' | 'probably' | 'noReliableDifference';

/**
 * Words for a probability: at least .95 clearly, at least .90 probably, otherwise no reliable difference.
 *
 * @param probability P(first above second), in [0, 1].
 */
export function comparisonVerdict(probability: number): ComparisonVerdict {
  if (probability >= SEPARATION_PROBABILITY_LONG) return 'clearly';
  return probability >= SEPARATION_PROBABILITY ? 'probably' : 'noReliableDifference';
}

/**
 * People who cannot be told apart, as bands: everyone whom the highest fit is not surely above belongs to its band; the
 * next band begins with the highest fit that is left (banding after Cascio and others 1991). Measurement error only.
 *
 * @param people Fitted people, in any order; those without a fit are left out by the caller.
 * @param needed Probability from which two people differ; by default what the length of the list asks for.
 * @returns Bands from the highest down. The ids inside a band are in the order of the input: no ranking.
 * @see docs/method.md, "When two people differ".
 */
export function tieGroups(
  people: readonly Comparable[],
  needed: number = separationProbability(people.length),
): readonly TieGroup[] {
  const groups: TieGroup[] = [];
  let left = people;
  while (left.length > 0) {
    const top = left.reduce((best, person) => (person.fit > best.fit ? person : best));
    const tied = left.filter(
      (person) => person === top || probabilityAboveByQuantiles(top.quantiles, person.quantiles) < needed,
    );
    groups.push({ ids: tied.map(({ id }) => id) });
    const placed = new Set(tied);
    left = left.filter((person) => !placed.has(person));
  }
  return groups;
}
