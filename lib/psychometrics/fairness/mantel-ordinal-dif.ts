import { chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { standardDeviation } from '@/lib/stats/covariance';
import { mean } from '@/lib/stats/mean';
import { PsychometricsError } from '../errors';
import { strata, type Stratum } from './group-answers';

export type MantelOrdinal =
  | Readonly<{
      status: 'computed';
      /** Mantel's χ² for ordered answers, 1 df, without correction. */
      chiSquare: number;
      p: number;
      /** Standardized mean difference in points of the answer format; negative when the item works against the focal group. */
      standardizedMeanDifference: number;
      /** The same in SDs of the item. */
      inItemSds: number;
    }>
  | Readonly<{ status: 'none'; reason: 'noVariance' }>;

/**
 * Mantel's test for an item with ordered answers, and the standardized mean difference beside it as the size. Over strata
 * of people with the same matching score, F the sum of the focal answers:
 *
 *     χ² = (Σ F − Σ E(F))² / Σ Var(F),   SMD = Σ n_F (mean of focal − mean of reference) / Σ n_F
 *
 * so that the difference weighs each stratum by the focal people in it. Strata with one group only are left out.
 *
 * @param answers Ordered answers as numbers, one a person; finite.
 * @param group 0 reference, 1 focal.
 * @param matching What people are matched on.
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE.
 * @see Mantel 1963; Dorans & Schmitt 1991; Zwick, Donoghue & Grima 1993; docs/method/fairness.md.
 * @example mantelOrdinal([3, 4, 2, 3], [0, 0, 1, 1], [9, 9, 9, 9]) // standardizedMeanDifference −1
 */
export function mantelOrdinal(
  answers: readonly number[],
  group: readonly number[],
  matching: readonly number[],
): MantelOrdinal {
  if (answers.length !== group.length || answers.length !== matching.length)
    throw new PsychometricsError('WRONG_SHAPE', 'answers, groups and matching scores differ in number');
  if (!answers.every(Number.isFinite)) throw new PsychometricsError('NOT_FINITE', 'answers must be finite');
  const compared = strata(answers, group, matching).filter(
    ({ reference, focal }) => reference.length > 0 && focal.length > 0,
  );
  let [excess, variance, difference, focalPeople] = [0, 0, 0, 0];
  for (const stratum of compared) {
    const part = compareStratum(stratum);
    excess += part.excess;
    variance += part.variance;
    difference += stratum.focal.length * part.difference;
    focalPeople += stratum.focal.length;
  }
  if (!(variance > 0)) return { status: 'none', reason: 'noVariance' };
  const chiSquare = excess ** 2 / variance;
  const standardizedMeanDifference = difference / focalPeople;
  return {
    status: 'computed',
    chiSquare,
    p: chiSquareUpper(chiSquare, 1),
    standardizedMeanDifference,
    inItemSds: standardizedMeanDifference / standardDeviation(answers),
  };
}

function compareStratum({ reference, focal }: Stratum) {
  const total = reference.length + focal.length;
  const all = [...reference, ...focal];
  const centre = mean(all);
  let squares = 0;
  for (const answer of all) squares += (answer - centre) ** 2;
  const focalMean = mean(focal);
  return {
    excess: focal.length * (focalMean - centre),
    variance: (reference.length * focal.length * squares) / (total * (total - 1)),
    difference: focalMean - mean(reference),
  };
}
