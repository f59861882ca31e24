import type { DraftScale, DraftStep, RoleDraft } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { CellCommand, CellValue } from '@/lib/validation/role-draft';

/** The draft on the screen, and the steps that were removed from it here: undo brings them back whole. */
export type Workbench = RoleDraft & Readonly<{ removed: readonly DraftStep[] }>;

type WithoutValues<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never;

/** One cell of the page: a cell command without its values. */
export type CellRef = WithoutValues<CellCommand>;

/** A name for the cell that is the same wherever it is mentioned; also the id of its control. */
export function cellId(ref: CellRef): string {
  switch (ref.type) {
    case 'role':
      return `role-${ref.field}`;
    case 'stage':
      return `stage-${ref.stageId}-${ref.field}`;
    case 'step':
    case 'rating':
      return `step-${ref.stepId}-${ref.field}`;
    case 'relevance':
      return `step-${ref.stepId}-${ref.scale}`;
    case 'scale':
      return `scale-${ref.scale}-${ref.field}`;
  }
}

/** What the cell holds; undefined when its stage or step is not on the page. */
export function readCell(draft: Workbench, ref: CellRef): CellValue | undefined {
  switch (ref.type) {
    case 'role':
      return draft[ref.field];
    case 'stage':
      return readStage(draft, ref);
    case 'step':
      return findStep(draft, ref.stepId)?.[ref.field];
    case 'rating':
    case 'relevance':
      return readRating(draft, ref);
    case 'scale':
      return findScale(draft, ref.scale)[ref.field] ?? null;
  }
}

type Of<T extends CellRef['type']> = Extract<CellRef, { type: T }>;

function readStage(draft: Workbench, ref: Of<'stage'>): CellValue | undefined {
  const stage = draft.stages.find(({ id }) => id === ref.stageId);
  return stage ? (stage[ref.field] ?? '') : undefined;
}

function readRating(draft: Workbench, ref: Of<'rating' | 'relevance'>): CellValue | undefined {
  const step = findStep(draft, ref.stepId);
  if (!step) return undefined;
  const rating = ownRating(draft, step);
  if (!rating) return null;
  return ref.type === 'rating'
    ? rating[ref.field]
    : (rating.relevance[SCALE_KEYS.indexOf(ref.scale)] ?? null);
}

export function findStep(draft: Workbench, stepId: string): DraftStep | undefined {
  return draft.steps.find(({ id }) => id === stepId);
}

export function findScale(draft: Pick<RoleDraft, 'scales'>, key: ScaleKey): DraftScale {
  const scale = draft.scales.find((candidate) => candidate.key === key);
  if (!scale) throw new Error(`a draft lacks the scale ${key}`);
  return scale;
}

/** The rating that the page shows and changes: the first rater's. */
export function ownRating(draft: Pick<RoleDraft, 'raters'>, step: DraftStep) {
  return step.ratings.find(({ raterId }) => raterId === draft.raters[0]?.raterId);
}

/** Steps of one stage, in order. */
export function stepsOfStage(draft: Pick<RoleDraft, 'steps'>, stageId: string): readonly DraftStep[] {
  return draft.steps.filter((step) => step.stageId === stageId);
}

/** The place of a step: its stage and the neighbour in front. */
export function placeOf(
  draft: Workbench,
  step: DraftStep,
): Readonly<{ stageId: string; after: string | null }> {
  const stageId = step.stageId ?? '';
  const ids = stepsOfStage(draft, stageId).map(({ id }) => id);
  return { stageId, after: ids[ids.indexOf(step.id) - 1] ?? null };
}
