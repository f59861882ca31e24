import { SCALE_KEYS, perScale, type PerScale } from '@/lib/scales';
import { largestRemainder } from '@/lib/stats/largest-remainder';
import { scaleDemand, type DemandRule } from './scale-demand';
import { stepImportance, type ImportanceRule } from './step-importance';
import {
  DEFAULT_ALPHA,
  type DerivedWeights,
  type NoWeightsReason,
  type RatedStep,
  type WeightBounds,
} from './types';
import { overrideWeights, type WeightOverrides } from './override-weights';
import { boundWeights, boundsForActiveScales, limitThatHolds } from './weight-bounds';

export type WeightOptions = Readonly<{
  /** Share of frequency in criticality, in [0, 1]. */
  alpha?: number;
  excluded?: PerScale<boolean>;
  /** Limits to keep; by default those that hold for the number of active scales. */
  bounds?: WeightBounds;
  /** Weights set by hand, applied last; those that cannot hold together are not applied. */
  overrides?: WeightOverrides;
  /** How a step's ratings say how much it matters; by default criticality. */
  importance?: ImportanceRule;
  /** How a step's importance goes to the scales; by default times relevance, undivided. */
  normalisation?: DemandRule;
  /** Events per working hour of each step; for `importance: 'expectedLoss'`. */
  rates?: readonly number[];
  /** Duty of each step; for `normalisation: 'duty'`. */
  duties?: readonly string[];
}>;

const NONE_EXCLUDED: PerScale<boolean> = [false, false, false, false, false, false];
const PER_CENT = 100;

/**
 * Weights of the six scales from the task steps of a job: w = Σ C · relevance, divided by its sum, kept inside limits.
 *
 * A scale that no critical step needs, and one that is excluded, has weight 0. Never equal weights in silence: without
 * a critical step or any relevance there are no weights, and the reason says why. Variants of what counts and how it is
 * divided are options beside the default; `criticality` in the result is the importance that was used.
 *
 * @param steps Ratings averaged over raters, any number, in any order.
 * @returns Unrounded weights that sum to 1 with whole percents that sum to 100, or the reason for none.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE; ALPHA_OUT_OF_RANGE; BOUNDS_INFEASIBLE; WRONG_SHAPE; OUT_OF_RANGE.
 * @see docs/method.md, "Weights".
 * @example deriveWeights([{ frequency: 6, loss: 4, gain: 0, relevance: [3, 0, 1, 0, 0, 0] }]).weights; // [0.75, 0, 0.25, 0, 0, 0]
 */
export function deriveWeights(steps: readonly RatedStep[], options: WeightOptions = {}): DerivedWeights {
  const excluded = options.excluded ?? NONE_EXCLUDED;
  const {
    alpha = DEFAULT_ALPHA,
    importance = 'criticality',
    normalisation = 'none',
    rates,
    duties,
  } = options;
  const critical = stepImportance(steps, importance, alpha, rates);
  const demand = scaleDemand(steps, critical, excluded, normalisation, duties);
  const total = demand.reduce((sum, value) => sum + value, 0);
  if (total === 0)
    return { status: 'none', criticality: critical, reason: reasonForNone(critical, excluded) };

  return {
    status: 'derived',
    criticality: critical,
    ...weightsFromDemand(demand, options),
  };
}

type FromDemand = Omit<Extract<DerivedWeights, { status: 'derived' }>, 'status' | 'criticality'>;
type Holding = Pick<WeightOptions, 'bounds' | 'overrides'>;

/**
 * The last part of the derivation: from what the steps ask of each scale to weights inside limits, with those set by
 * hand put last.
 *
 * @param demand Numbers ≥ 0 with a positive sum; 0 = not active.
 * @throws {JobAnalysisError} BOUNDS_INFEASIBLE; WEIGHT_OUT_OF_RANGE.
 * @example weightsFromDemand([3, 0, 1, 0, 0, 0]).weights; // [0.75, 0, 0.25, 0, 0, 0]
 */
export function weightsFromDemand(demand: PerScale<number>, options: Holding = {}): FromDemand {
  const { overrides } = options;
  const { weights, rawWeights, bounds, derived } = heldWeights(demand, options);
  const isOverridden = weights !== derived;
  const isSet = (scale: number) => isOverridden && weights[scale] !== 0 && overrides?.[scale] !== null;
  return {
    weights,
    rawWeights,
    percents: weightPercents(weights),
    bounds,
    heldBy: perScale((_, scale) => {
      if (isSet(scale)) return 'override';
      // Beside a weight set by hand the others are shared anew, and no limit holds them any more.
      return isOverridden ? null : limitThatHolds(weights[scale] ?? 0, rawWeights[scale] ?? 0, bounds);
    }),
    ...(isOverridden ? { beforeOverrides: derived } : {}),
  };
}

/**
 * The weights alone, without what is told about them: for the many derivations behind an interval.
 *
 * @param demand As {@link weightsFromDemand}.
 * @returns `derived` are the weights before those set by hand, the same object where nothing was set.
 * @throws {JobAnalysisError} BOUNDS_INFEASIBLE; WEIGHT_OUT_OF_RANGE.
 * @example heldWeights([3, 0, 1, 0, 0, 0]).weights; // [0.75, 0, 0.25, 0, 0, 0]
 */
export function heldWeights(
  demand: PerScale<number>,
  { bounds: wanted, overrides }: Holding = {},
): Pick<FromDemand, 'weights' | 'rawWeights' | 'bounds'> & Readonly<{ derived: PerScale<number> }> {
  let [total, active] = [0, 0];
  for (const value of demand) {
    total += value;
    if (value > 0) active += 1;
  }
  const rawWeights = perScale((_, scale) => (demand[scale] ?? 0) / total);
  const bounds = wanted ?? boundsForActiveScales(active);
  const bounded = boundWeights(rawWeights, bounds);
  const derived = perScale((_, scale) => bounded[scale] ?? 0);
  const isSet = overrides?.some((weight) => weight !== null) === true;
  const weights = (isSet ? overrideWeights(derived, overrides) : null) ?? derived;
  return { weights, rawWeights, bounds, derived };
}

/**
 * Whole percents that sum to 100, by largest remainder; ties go to the earlier scale.
 *
 * @param weights Numbers ≥ 0 with a positive sum.
 * @example weightPercents([0.4, 0.314, 0.157, 0.079, 0.05, 0]); // [40, 31, 16, 8, 5, 0]
 */
export function weightPercents(weights: PerScale<number>): PerScale<number> {
  const percents = largestRemainder(weights, PER_CENT);
  return perScale((_, scale) => percents[scale] ?? 0);
}

/**
 * The weights side by side for several shares of frequency: what the choice of alpha does.
 *
 * @param alphas Shares of frequency, each in [0, 1].
 * @throws {JobAnalysisError} as {@link deriveWeights}.
 */
export function weightsByAlpha(
  steps: readonly RatedStep[],
  alphas: readonly number[],
  options: Omit<WeightOptions, 'alpha'> = {},
): readonly Readonly<{ alpha: number; derived: DerivedWeights }>[] {
  return alphas.map((alpha) => ({ alpha, derived: deriveWeights(steps, { ...options, alpha }) }));
}

function reasonForNone(critical: readonly number[], excluded: PerScale<boolean>): NoWeightsReason {
  if (SCALE_KEYS.every((_, scale) => excluded[scale])) return 'allExcluded';
  return critical.every((value) => value === 0) ? 'noCriticalStep' : 'noRelevance';
}
