import { perScale, type PerScale } from '@/lib/scales';
import { criticality } from './criticality';
import { heldWeights, type WeightOptions } from './derive-weights';
import { DEFAULT_ALPHA, type RatedStep } from './types';

/** The options of the default rules, under which every step gives its part of the demand for itself. */
export type DefaultRules = Pick<WeightOptions, 'alpha' | 'excluded' | 'bounds' | 'overrides'>;

/** What is left of a difference that should vanish is noise, and would count as a scale in use. */
const TOLERANCE = 1e-9;

/**
 * The weights with another rating of one step: only that step's part of the demand is made anew, so that hundreds of
 * changes cost no more than one derivation.
 *
 * @param steps Averaged ratings.
 * @param options As deriveWeights, for the default rules.
 * @returns A function of the index of a step and its new ratings; it gives null where the change leaves no weights.
 * @throws {JobAnalysisError} as deriveWeights, from the function too.
 * @example weightsWithOneStepChanged(steps)(0, { ...first, frequency: 0 }); // as deriveWeights without the first step
 */
export function weightsWithOneStepChanged(
  steps: readonly RatedStep[],
  options: DefaultRules = {},
): (index: number, step: RatedStep) => PerScale<number> | null {
  const parts = steps.map((step) => partOf(step, options));
  const demand = perScale((_, scale) => parts.reduce((sum, part) => sum + (part[scale] ?? 0), 0));
  return (index, step) => {
    const [before, after] = [parts[index], partOf(step, options)];
    const then = perScale((_, scale) => {
      const value = (demand[scale] ?? 0) - (before?.[scale] ?? 0) + (after[scale] ?? 0);
      return value < TOLERANCE ? 0 : value;
    });
    return then.some((value) => value > 0) ? heldWeights(then, options).weights : null;
  };
}

/** What one step asks of each scale. */
function partOf(step: RatedStep, { alpha = DEFAULT_ALPHA, excluded }: DefaultRules): PerScale<number> {
  const importance = criticality(step, alpha);
  return perScale((_, scale) => (excluded?.[scale] === true ? 0 : importance * (step.relevance[scale] ?? 0)));
}
