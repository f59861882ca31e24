import type { DraftRating, DraftScale, DraftStep, ProfileStage } from '@/lib/job-analysis/types';
import { perScale, type ScaleKey } from '@/lib/scales';
import {
  type CellCommand,
  type DraftCommand,
  isCellCommand,
  type StructureCommand,
} from '@/lib/validation/role-draft';
import { ownRating, type Workbench } from './workbench';

const PER_CENT = 100;

/**
 * The draft after a command, as the server will store it. What a command does not touch keeps its identity, so that
 * only the rows that changed are drawn again. A command whose stage or step is gone changes nothing.
 *
 * @param now ISO 8601 instant that a changed rating carries until the server answers.
 */
export function applyCommand(draft: Workbench, command: DraftCommand, now: string): Workbench {
  return isCellCommand(command) ? applyCell(draft, command, now) : applyStructure(draft, command);
}

function applyCell(draft: Workbench, command: CellCommand, now: string): Workbench {
  switch (command.type) {
    case 'role':
      return { ...draft, [command.field]: command.to };
    case 'stage':
      return {
        ...draft,
        stages: draft.stages.map((stage) =>
          stage.id === command.stageId ? { ...stage, [command.field]: command.to } : stage,
        ),
      };
    case 'step':
      return withStep(draft, command.stepId, (step) => ({ ...step, [command.field]: command.to }));
    case 'rating':
      return withRating(draft, command.stepId, now, (rating) => ({ ...rating, [command.field]: command.to }));
    case 'relevance':
      return withRating(draft, command.stepId, now, (rating) => ({
        ...rating,
        relevance: perScale((key, index) =>
          key === command.scale ? command.to : (rating.relevance[index] ?? null),
        ),
      }));
    case 'scale':
      return withScale(draft, command.scale, { [command.field]: command.to });
  }
}

function withScale(draft: Workbench, changed: ScaleKey, cells: Partial<DraftScale>): Workbench {
  return {
    ...draft,
    scales: perScale((key, index) => {
      const scale = draft.scales[index] ?? emptyScale(key);
      return key === changed ? { ...scale, ...cells } : scale;
    }),
  };
}

function setOverride(draft: Workbench, { scale, to }: Of<'overrideWeight'>): Workbench {
  const override = to === null ? null : { weight: to.percent / PER_CENT, reason: to.reason };
  return withScale(draft, scale, { override });
}

function emptyScale(key: Workbench['scales'][number]['key']): Workbench['scales'][number] {
  return { key, excludedReason: null, targetLower: null, targetUpper: null, upperReason: null };
}

function withStep(draft: Workbench, stepId: string, change: (step: DraftStep) => DraftStep): Workbench {
  return { ...draft, steps: draft.steps.map((step) => (step.id === stepId ? change(step) : step)) };
}

function withRating(
  draft: Workbench,
  stepId: string,
  ratedAt: string,
  change: (rating: DraftRating) => DraftRating,
): Workbench {
  const raterId = draft.raters[0]?.raterId;
  if (raterId === undefined) return draft;
  return withStep(draft, stepId, (step) => {
    const rating = ownRating(draft, step) ?? emptyRating(raterId, ratedAt);
    const others = step.ratings.filter((other) => other.raterId !== raterId);
    return { ...step, ratings: [change({ ...rating, ratedAt }), ...others] };
  });
}

function emptyRating(raterId: string, ratedAt: string): DraftRating {
  return { raterId, ratedAt, frequency: null, loss: null, gain: null, relevance: perScale(() => null) };
}

function applyStructure(draft: Workbench, command: StructureCommand): Workbench {
  if (isRemoval(command)) return applyRemoval(draft, command);
  switch (command.type) {
    case 'addStage':
      return addStage(draft, command);
    case 'removeStage':
      return withStages(
        draft,
        draft.stages.filter(({ id }) => id !== command.stageId),
      );
    case 'moveStage':
      return moveStage(draft, command);
    case 'addStep':
      return addStep(draft, command);
    case 'moveStep': {
      const step = draft.steps.find(({ id }) => id === command.stepId);
      return step ? putStep(draft, { ...step, stageId: command.to.stageId }, command.to.after) : draft;
    }
    case 'overrideWeight':
      return setOverride(draft, command);
  }
}

const REMOVALS = ['removeStep', 'removeSteps', 'restoreStep', 'restoreSteps'] as const;
type Removal = Of<(typeof REMOVALS)[number]>;

function isRemoval(command: StructureCommand): command is Removal {
  return REMOVALS.some((type) => type === command.type);
}

function applyRemoval(draft: Workbench, command: Removal): Workbench {
  switch (command.type) {
    case 'removeStep':
      return removeSteps(draft, [command.stepId]);
    case 'removeSteps':
      return removeSteps(draft, command.stepIds);
    case 'restoreStep':
      return restoreStep(draft, command);
    case 'restoreSteps':
      return restoreSteps(draft, command);
  }
}

type Of<T extends StructureCommand['type']> = Extract<StructureCommand, { type: T }>;

function addStage(draft: Workbench, command: Of<'addStage'>): Workbench {
  const { stageId: id, title, target, after, details } = command;
  if (draft.stages.some((stage) => stage.id === id)) return draft;
  return withStages(draft, insertAfter(draft.stages, { id, title, target, ...details }, after));
}

function moveStage(draft: Workbench, { stageId, after }: Of<'moveStage'>): Workbench {
  const stage = draft.stages.find(({ id }) => id === stageId);
  const others = draft.stages.filter(({ id }) => id !== stageId);
  return stage ? withStages(draft, insertAfter(others, stage, after)) : draft;
}

function addStep(draft: Workbench, command: Of<'addStep'>): Workbench {
  const { stepId: id, place, title, kind, contact, customerNotices } = command;
  if (draft.steps.some((step) => step.id === id)) return draft;
  const words = { title, kind, contact, customerNotices };
  return putStep(draft, { id, stageId: place.stageId, position: -1, ...words, ratings: [] }, place.after);
}

function removeSteps(draft: Workbench, stepIds: readonly string[]): Workbench {
  const removed = draft.steps.filter(({ id }) => stepIds.includes(id));
  if (removed.length === 0) return draft;
  const others = draft.steps.filter(({ id }) => !stepIds.includes(id));
  return { ...withSteps(draft, others), removed: [...draft.removed, ...removed] };
}

function restoreSteps(draft: Workbench, { stepIds }: Of<'restoreSteps'>): Workbench {
  const restored = draft.removed.filter(({ id }) => stepIds.includes(id));
  const removed = draft.removed.filter(({ id }) => !stepIds.includes(id));
  return withSteps({ ...draft, removed }, [...draft.steps, ...restored]);
}

function restoreStep(draft: Workbench, { stepId, place }: Of<'restoreStep'>): Workbench {
  const step = draft.removed.find(({ id }) => id === stepId);
  if (!step) return draft;
  const removed = draft.removed.filter((other) => other !== step);
  return putStep({ ...draft, removed }, { ...step, stageId: place.stageId }, place.after);
}

function putStep(draft: Workbench, step: DraftStep, after: string | null): Workbench {
  if (!draft.stages.some(({ id }) => id === step.stageId)) return draft;
  const others = draft.steps.filter(({ id }) => id !== step.id);
  const ofStage = insertAfter(
    others.filter(({ stageId }) => stageId === step.stageId),
    step,
    after,
  );
  return withSteps(draft, [...others.filter(({ stageId }) => stageId !== step.stageId), ...ofStage]);
}

function withStages(draft: Workbench, stages: readonly ProfileStage[]): Workbench {
  return withSteps({ ...draft, stages }, draft.steps);
}

/** Numbers the steps stage by stage. */
function withSteps(draft: Workbench, steps: readonly DraftStep[]): Workbench {
  const inPathOrder = draft.stages.flatMap(({ id }) => steps.filter(({ stageId }) => stageId === id));
  return {
    ...draft,
    steps: inPathOrder.map((step, position) => (step.position === position ? step : { ...step, position })),
  };
}

/** The list with an item after its neighbour: first for null, last when the neighbour is not there. */
function insertAfter<T extends Readonly<{ id: string }>>(
  list: readonly T[],
  item: T,
  after: string | null,
): readonly T[] {
  if (after === null) return [item, ...list];
  const index = list.findIndex(({ id }) => id === after);
  return index === -1 ? [...list, item] : [...list.slice(0, index + 1), item, ...list.slice(index + 1)];
}
