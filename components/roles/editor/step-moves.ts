import type { DraftStep } from '@/lib/job-analysis/types';
import type { DraftCommand } from '@/lib/validation/role-draft';
import { placeOf, stepsOfStage, type Workbench } from '../draft/workbench';

type Place = Readonly<{ stageId: string; after: string | null }>;

/** One place up: before the step in front, or last in the stage before. Null at the very top. */
export function placeAbove(draft: Workbench, step: DraftStep): Place | null {
  const stageId = step.stageId ?? '';
  const ids = stepsOfStage(draft, stageId).map(({ id }) => id);
  const index = ids.indexOf(step.id);
  if (index > 0) return { stageId, after: ids[index - 2] ?? null };
  const stage = draft.stages[draft.stages.findIndex(({ id }) => id === stageId) - 1];
  return stage ? { stageId: stage.id, after: stepsOfStage(draft, stage.id).at(-1)?.id ?? null } : null;
}

/** One place down: after the next step, or first in the next stage. Null at the very bottom. */
export function placeBelow(draft: Workbench, step: DraftStep): Place | null {
  const stageId = step.stageId ?? '';
  const ids = stepsOfStage(draft, stageId).map(({ id }) => id);
  const next = ids[ids.indexOf(step.id) + 1];
  if (next !== undefined) return { stageId, after: next };
  const stage = draft.stages[draft.stages.findIndex(({ id }) => id === stageId) + 1];
  return stage ? { stageId: stage.id, after: null } : null;
}

/** The place that makes a step the n-th of a stage, counted from 1; the last one where n is too large. */
export function placeAt(draft: Workbench, step: DraftStep, stageId: string, position: number): Place {
  const ids = stepsOfStage(draft, stageId).flatMap(({ id }) => (id === step.id ? [] : [id]));
  return { stageId, after: position <= 1 ? null : (ids[position - 2] ?? ids.at(-1) ?? null) };
}

export function moveCommand(draft: Workbench, step: DraftStep, to: Place): DraftCommand {
  return { type: 'moveStep', stepId: step.id, from: placeOf(draft, step), to };
}
