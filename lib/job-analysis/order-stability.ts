import { perScale, type PerScale, type ScaleKey, SCALE_KEYS } from '@/lib/scales';
import { dirichletPerturbation } from './dirichlet-perturbation';
import { swingWeights } from './swing-weights';
import { weightConcentration } from './weight-concentration';

/** Somebody who is compared, with what is reached on each scale (desirability, 0–1). */
export type Compared = Readonly<{ name: string; values: PerScale<number> }>;

/** The scale whose weight would have to change least for two people to change places. */
export type NearestSwing = Readonly<{ scale: ScaleKey; side: 'below' | 'above'; weight: number }>;

export type PairStability = Readonly<{
  /** The one who is ahead with the weights as they are; `first` by order of input when the two are equal. */
  ahead: string;
  behind: string;
  isEqual: boolean;
  /** Share of the draws of weights in which the order holds, ties half. */
  holds: number;
  nearest: NearestSwing | null;
}>;

export type StabilityOptions = Readonly<{
  seed: number;
  /** Of the weights, from the jackknife; null = unknown. */
  standardError: PerScale<number> | null;
  draws?: number;
}>;

/**
 * For every pair of people: how often their order holds when the weights are drawn around the chosen ones, and the
 * smallest change of one weight at which they would change places. Pairs come in the order of the input.
 *
 * @param weights Weights that sum to 1.
 * @param people Two or more; with fewer there are no pairs.
 * @throws {JobAnalysisError} as dirichletPerturbation and swingWeights.
 * @see docs/method/weights-uncertainty.md, "Does the order depend on the weights?".
 * @example two people, one better everywhere: [{ holds: 1, nearest: null, … }]
 */
export function orderStability(
  weights: PerScale<number>,
  people: readonly Compared[],
  { seed, standardError, draws }: StabilityOptions,
): readonly PairStability[] {
  if (people.length < 2) return [];
  const kappa = weightConcentration(weights, standardError);
  const values = people.map((person) => person.values);
  const options = draws === undefined ? { seed, kappa } : { seed, kappa, draws };
  const { pairwiseShare } = dirichletPerturbation(weights, values, options);
  return people.flatMap((first, row) =>
    people.slice(row + 1).map((second, offset) => {
      const share = pairwiseShare[row]?.[row + 1 + offset] ?? 0;
      const swing = nearestSwing(weights, first.values, second.values);
      if (swing !== undefined)
        return { ahead: first.name, behind: second.name, isEqual: false, holds: share, nearest: swing };
      const other = nearestSwing(weights, second.values, first.values);
      if (other !== undefined)
        return { ahead: second.name, behind: first.name, isEqual: false, holds: 1 - share, nearest: other };
      return { ahead: first.name, behind: second.name, isEqual: true, holds: share, nearest: null };
    }),
  );
}

/** Undefined when the first is not ahead; null when no weight of a single scale brings the second ahead. */
function nearestSwing(
  weights: PerScale<number>,
  first: PerScale<number>,
  second: PerScale<number>,
): NearestSwing | null | undefined {
  const swings = swingWeights(weights, first, second);
  if (swings === null) return undefined;
  const distances = perScale((_, scale) => {
    const swing = swings[scale];
    const isMoving = swing?.status === 'below' || swing?.status === 'above';
    return isMoving && weights[scale] !== 0
      ? Math.abs(swing.weight - (weights[scale] ?? 0))
      : Number.POSITIVE_INFINITY;
  });
  const nearest = distances.indexOf(Math.min(...distances));
  const [swing, scale] = [swings[nearest], SCALE_KEYS[nearest]];
  if (distances[nearest] === Number.POSITIVE_INFINITY || scale === undefined) return null;
  return swing?.status === 'below' || swing?.status === 'above'
    ? { scale, side: swing.status, weight: swing.weight }
    : null;
}
