import { perScale, type PerScale } from '@/lib/scales';
import { deriveWeights, type WeightOptions } from './derive-weights';
import { stepAverage } from './observed-frequency';
import type { WeightOverrides } from './override-weights';
import { DEFAULT_ALPHA, type DerivedWeights, type RatedStep, type RoleDraft } from './types';

export type DraftWeights = Readonly<{
  derived: DerivedWeights;
  /** The steps that count, in step order; `derived.criticality` and shares refer to these. */
  stepIds: readonly string[];
  rated: readonly RatedStep[];
}>;

/**
 * Weights of a draft as they stand: steps without a complete rating wait outside.
 *
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE; ALPHA_OUT_OF_RANGE.
 */
export function draftWeights(draft: Pick<RoleDraft, 'steps' | 'scales' | 'alpha'>): DraftWeights {
  const stepIds: string[] = [];
  const rated: RatedStep[] = [];
  for (const step of inStepOrder(draft.steps)) {
    const average = stepAverage(step);
    if (average === null) continue;
    stepIds.push(step.id);
    rated.push(average);
  }
  return { derived: deriveWeights(rated, draftWeightOptions(draft)), stepIds, rated };
}

/** How the weights of a draft are derived: its share of frequency, what it leaves out and what was set by hand. */
export function draftWeightOptions({
  alpha,
  scales,
}: Pick<RoleDraft, 'scales' | 'alpha'>): WeightOptions &
  Readonly<{ alpha: number; excluded: PerScale<boolean>; overrides: WeightOverrides }> {
  return {
    alpha: alpha ?? DEFAULT_ALPHA,
    excluded: excludedScales(scales),
    overrides: perScale((_, scale) => scales[scale]?.override?.weight ?? null),
  };
}

/** Which scales a draft or a profile leaves out, in the fixed order. */
export function excludedScales(
  scales: PerScale<Readonly<{ excludedReason: string | null }>>,
): PerScale<boolean> {
  return perScale((_, scale) => scales[scale]?.excludedReason !== null);
}

/** Steps by position; equal positions by id, so that the order never depends on how they were read. */
export function inStepOrder<T extends Readonly<{ id: string; position: number }>>(
  steps: readonly T[],
): readonly T[] {
  return [...steps].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
