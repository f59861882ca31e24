import { tieGroups } from '@/lib/fit/compare-fits';
import { computeFit } from '@/lib/fit/overall-fit';
import type { FitResult, FitScores, FitTarget } from '@/lib/fit/types';
import { perScale, type PerScale } from '@/lib/scales';
import { groupLetters } from './group-letters';
import type { ReportModel } from './types';

/** One person's scores with their errors, as a trial of weights needs them. */
export type TrialPerson = Readonly<{ id: string }> & Required<FitScores>;

export type TrialResult = Readonly<{
  /** What was given, shared out so that it sums to 1. */
  weights: PerScale<number>;
  /** In the order of the people. */
  fits: readonly FitResult[];
  /** Letter of the band of everybody who shares one, by id. */
  letters: ReadonlyMap<string, string>;
}>;

/** The scores of a stored report; null where there is none. */
export function trialPerson(id: string, { scales }: Pick<ReportModel, 'scales'>): TrialPerson {
  const numberOf = (field: 'sem' | 'normSem') =>
    perScale((_, index) => {
      const scale = scales[index];
      return scale?.status === 'scored' ? scale[field] : 0;
    });
  return {
    id,
    scores: perScale((_, index) => {
      const scale = scales[index];
      return scale?.status === 'scored' ? scale.t : null;
    }),
    sem: numberOf('sem'),
    normSem: numberOf('normSem'),
  };
}

/**
 * What the fits would be with other weights and the same targets. A trial in front of the reader: it is no profile and
 * is stored nowhere.
 *
 * @param people Scores in T.
 * @param target The target of the profile; its weights are not read.
 * @param given Weights in any unit, each 0 or more, such as per cent; they are shared out in proportion.
 * @returns Null when no weight is above 0.
 * @throws {FitError} as computeFit.
 */
export function tryWeights(
  people: readonly TrialPerson[],
  target: Omit<FitTarget, 'weights'>,
  given: PerScale<number>,
): TrialResult | null {
  const sum = given.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0)) return null;
  const weights = perScale((_, scale) => (given[scale] ?? 0) / sum);
  const fits = people.map((person) => computeFit({ ...target, weights }, person));
  const fitted = people.flatMap(({ id }, index) => {
    const fit = fits[index];
    return fit?.status === 'fitted' ? [{ id, fit: fit.fit, quantiles: fit.quantiles }] : [];
  });
  return { weights, fits, letters: groupLetters(fitted, tieGroups(fitted)) };
}
