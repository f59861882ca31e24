import {
  comparisonVerdict,
  type ComparisonVerdict,
  probabilityAboveByQuantiles,
  separationProbability,
  tieGroups,
} from '@/lib/fit/compare-fits';
import type { Comparable } from '@/lib/fit/types';
import { groupLetters } from './group-letters';

/** Two people and how sure it is that the fit of one is above that of the other. */
export type ComparedPair = Readonly<{
  /** Id of the person whose fit is more probably above; of two equal ones the first in the order of the input. */
  above: string;
  below: string;
  /** P(above > below), ties half, in [.5, 1]. */
  probability: number;
  /** `clearly` and `probably` only where the number of people compared allows to say so. */
  verdict: ComparisonVerdict;
}>;

export type PeopleCompared = Readonly<{
  /** Letter of the band of everybody who shares one, by id; who stands alone has none. */
  letters: ReadonlyMap<string, string>;
  /** Every pair once, in the order of the input. */
  pairs: readonly ComparedPair[];
  /** Probability from which two of these people are told apart. */
  needed: number;
}>;

/**
 * Compares people on one norm by their fits: bands of those who cannot be told apart, and every pair in words.
 * With more than five people, one pair in twenty would differ by chance at .95 already, so less is not said (banding:
 * Cascio, Outtz, Zedeck and Goldstein 1991).
 *
 * @param people Fitted people in the order in which they are shown; those without a fit are left out by the caller.
 * @throws {RangeError} for somebody without quantiles.
 * @see docs/method.md, "When two people differ".
 */
export function comparePeople(people: readonly Comparable[]): PeopleCompared {
  const needed = separationProbability(people.length);
  const pairs = people.flatMap((first, index) =>
    people.slice(index + 1).map((second) => comparePair(first, second, needed)),
  );
  return { letters: groupLetters(people, tieGroups(people, needed)), pairs, needed };
}

function comparePair(first: Comparable, second: Comparable, needed: number): ComparedPair {
  const firstAbove = probabilityAboveByQuantiles(first.quantiles, second.quantiles);
  const isFirst = firstAbove >= 0.5;
  const probability = isFirst ? firstAbove : 1 - firstAbove;
  return {
    above: isFirst ? first.id : second.id,
    below: isFirst ? second.id : first.id,
    probability,
    verdict: probability >= needed ? comparisonVerdict(probability) : 'noReliableDifference',
  };
}
