import { criticality } from './criticality';
import { inStepOrder } from './draft-weights';
import { stepAverage } from './observed-frequency';
import { stepDetails } from './step-attributes';
import { DEFAULT_ALPHA, type DraftStep, type ProfileStage, type RoleDraft } from './types';

/** Loss from which an error is costly: a complaint, money back, a lost sale. */
export const COSTLY_LOSS = 3;

/** Latitude up to which the worker has to ask. */
export const CLOSED_LATITUDE = 1;

export type MappedStep = Readonly<{
  step: DraftStep;
  /** From 1, along the path. */
  number: number;
  /** In [0, 1]; null while no rating is complete. */
  criticality: number | null;
  /** Means over raters, 0–4; null while no rating is complete. */
  loss: number | null;
  gain: number | null;
  /** Null while nobody has said what the worker may decide. */
  authority: 'open' | 'closed' | null;
  /** An error is costly and the worker must ask: mend the job before the person. */
  fixFirst: boolean;
}>;

export type MappedStage = Readonly<{ stage: ProfileStage; steps: readonly MappedStep[] }>;

/**
 * The service path with what each step weighs: criticality, harm of an error, delight of a success, authority.
 *
 * @returns Stages in path order with their steps; a step in no stage is left out.
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE; ALPHA_OUT_OF_RANGE.
 * @see docs/method/work-map.md.
 */
export function workMap(draft: Pick<RoleDraft, 'stages' | 'steps' | 'alpha'>): readonly MappedStage[] {
  const alpha = draft.alpha ?? DEFAULT_ALPHA;
  const steps = inStepOrder(draft.steps);
  const inPath = draft.stages.flatMap(({ id }) => steps.filter(({ stageId }) => stageId === id));
  const mapped = inPath.map((step, index) => mapStep(step, index + 1, alpha));
  return draft.stages.map((stage) => ({
    stage,
    steps: mapped.filter(({ step }) => step.stageId === stage.id),
  }));
}

/** Steps where an error is costly or a success wins the customer, and the worker may not decide; worst first. */
export function fixFirst(stages: readonly MappedStage[]): readonly MappedStep[] {
  return stages
    .flatMap(({ steps }) => steps)
    .filter((step) => step.fixFirst)
    .sort((a, b) => (b.criticality ?? 0) - (a.criticality ?? 0) || a.number - b.number);
}

function mapStep(step: DraftStep, number: number, alpha: number): MappedStep {
  const rated = stepAverage(step);
  const { latitude } = stepDetails(step);
  const authority = latitude === null ? null : latitude <= CLOSED_LATITUDE ? 'closed' : 'open';
  if (rated === null) {
    return { step, number, criticality: null, loss: null, gain: null, authority, fixFirst: false };
  }
  return {
    step,
    number,
    criticality: criticality(rated, alpha),
    loss: rated.loss,
    gain: rated.gain,
    authority,
    fixFirst: authority === 'closed' && rated.loss >= COSTLY_LOSS,
  };
}
