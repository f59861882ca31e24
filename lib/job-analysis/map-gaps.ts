import { inStepOrder } from './draft-weights';
import { CUSTOMER_MIX, roleDetails, stageDetails, stepDetails } from './step-attributes';
import type { DraftStep, ProfileStage, RoleDraft } from './types';

const WHOLE_MIX = 100;

/** Changes of desk that a customer has to follow before it is called being passed around. */
export const HAND_OFFS_MANY = 2;

/** What a path still lacks. Nothing here blocks publishing; each can be followed to its place. */
export type MapGap = Readonly<
  | {
      code: 'stageWithoutTarget' | 'stageWithoutKpi' | 'kpiWithoutGoal' | 'stageWithoutOwner';
      stageId: string;
    }
  | { code: 'stageWithoutStep'; stageId: string }
  | { code: 'onlyVolumeKpis' }
  | { code: 'onlyCoreSteps' }
  | { code: 'noAftercare' }
  | { code: 'handOffs'; count: number; stepIds: readonly string[] }
  | { code: 'mixNotWhole'; sum: number }
>;

type Path = Pick<RoleDraft, 'stages' | 'steps'> & Parameters<typeof roleDetails>[0];

/**
 * The gaps of a work map, in the order of the path.
 *
 * Aftercare is there when the last stage holds a step that the customer only sees the effect of, or a small thing
 * around the core task. A hand-off is a direct contact that another desk takes over from the desk before.
 *
 * @example mapGaps({ stages: [], steps: [] }); // []
 */
export function mapGaps(draft: Path): readonly MapGap[] {
  const steps = inStepOrder(draft.steps);
  if (draft.stages.length === 0) return [];
  return [
    ...draft.stages.flatMap((stage) => stageGaps(stage, steps)),
    ...kpiGap(draft.stages),
    ...stepGaps(steps),
    ...aftercareGap(draft.stages, steps),
    ...handOffGap(steps),
    ...mixGap(draft),
  ];
}

function stageGaps(stage: ProfileStage, steps: readonly DraftStep[]): readonly MapGap[] {
  const { kpi, kpiGoal, owner } = stageDetails(stage);
  const stageId = stage.id;
  const gaps: MapGap[] = [];
  if (!steps.some((step) => step.stageId === stageId)) gaps.push({ code: 'stageWithoutStep', stageId });
  if (isEmpty(stage.target)) gaps.push({ code: 'stageWithoutTarget', stageId });
  if (isEmpty(kpi)) gaps.push({ code: 'stageWithoutKpi', stageId });
  else if (isEmpty(kpiGoal)) gaps.push({ code: 'kpiWithoutGoal', stageId });
  if (isEmpty(owner)) gaps.push({ code: 'stageWithoutOwner', stageId });
  return gaps;
}

function kpiGap(stages: readonly ProfileStage[]): readonly MapGap[] {
  const measured = stages.map(stageDetails).filter(({ kpi }) => !isEmpty(kpi));
  const onlyVolume = measured.length > 0 && measured.every(({ kpiKind }) => kpiKind === 'volume');
  return onlyVolume ? [{ code: 'onlyVolumeKpis' }] : [];
}

function stepGaps(steps: readonly DraftStep[]): readonly MapGap[] {
  return steps.length > 0 && steps.every(({ kind }) => kind === 'core') ? [{ code: 'onlyCoreSteps' }] : [];
}

function aftercareGap(stages: readonly ProfileStage[], steps: readonly DraftStep[]): readonly MapGap[] {
  const last = steps.filter(({ stageId }) => stageId === stages.at(-1)?.id);
  const isCaredFor = last.some(({ kind, contact }) => kind === 'surrounding' || contact !== 'direct');
  return steps.length > 0 && !isCaredFor ? [{ code: 'noAftercare' }] : [];
}

function handOffGap(steps: readonly DraftStep[]): readonly MapGap[] {
  const stepIds: string[] = [];
  let desk = '';
  for (const step of steps) {
    if (step.contact !== 'direct') continue;
    const own = stepDetails(step).desk.trim();
    if (own === '') continue;
    if (desk !== '' && own.toLowerCase() !== desk) stepIds.push(step.id);
    desk = own.toLowerCase();
  }
  return stepIds.length >= HAND_OFFS_MANY ? [{ code: 'handOffs', count: stepIds.length, stepIds }] : [];
}

function mixGap(draft: Path): readonly MapGap[] {
  const details = roleDetails(draft);
  const shares = CUSTOMER_MIX.flatMap((field) => details[field] ?? []);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.length > 0 && sum !== WHOLE_MIX ? [{ code: 'mixNotWhole', sum }] : [];
}

function isEmpty(text: string | null): boolean {
  return text === null || text.trim() === '';
}
