import type { RoleTemplate } from '@/lib/content/load-templates';
import type { ContentLocale } from '@/lib/content/schemas/common';
import type { NewStage } from '@/lib/db/repositories/draft-stages';
import type { NewStep } from '@/lib/db/repositories/draft-steps';
import { channelText, stageDetails, stepDetails } from '@/lib/job-analysis/step-attributes';
import type { RoleDraft } from '@/lib/job-analysis/types';

type PlacedStep = NewStep & Readonly<{ position: number }>;
export type NewPath = Readonly<{ stages: readonly NewStage[]; steps: readonly PlacedStep[] }>;

/**
 * Stages and steps of a template as they are stored, in the words of one language; without its example ratings.
 *
 * @param newId Makes an id.
 */
export function templateDraft(
  { structure, texts }: RoleTemplate,
  locale: ContentLocale,
  newId: () => string,
): NewPath {
  const text = texts[locale];
  const stages: NewStage[] = [];
  const steps: PlacedStep[] = [];
  for (const stage of structure.stages) {
    const stageId = newId();
    const words = text.stages[stage.id];
    const { kpiKind } = stage;
    stages.push({ id: stageId, title: '', target: '', ...words, kpiKind });
    for (const [position, step] of stage.steps.entries()) {
      const { kind, contact, serviceLevel, personalisation } = step;
      steps.push({
        id: newId(),
        stageId,
        position,
        title: text.steps[step.id]?.title ?? '',
        customerNotices: text.steps[step.id]?.customerNotices ?? '',
        kind,
        contact,
        channels: channelText(step.channels),
        serviceLevel,
        personalisation,
        templateStep: step.id,
      });
    }
  }
  return { stages, steps };
}

/**
 * The path of an own role with new ids and without ratings.
 *
 * @param templateSteps By step, where it came from; null for one that somebody wrote here.
 */
export function copiedDraft(
  draft: Pick<RoleDraft, 'stages' | 'steps'>,
  templateSteps: ReadonlyMap<string, string | null>,
  newId: () => string,
): NewPath {
  const stageIds = new Map(draft.stages.map(({ id }) => [id, newId()]));
  const stages = draft.stages.map((stage) => ({
    ...stageDetails(stage),
    id: stageIds.get(stage.id) ?? newId(),
    title: stage.title,
    target: stage.target ?? '',
  }));
  const steps = draft.steps.flatMap((step): PlacedStep[] => {
    const stageId = stageIds.get(step.stageId ?? '');
    if (stageId === undefined) return [];
    const { title, kind, contact, customerNotices, position } = step;
    const templateStep = templateSteps.get(step.id) ?? null;
    const words = { title, kind, contact, customerNotices };
    return [{ ...stepDetails(step), ...words, id: newId(), stageId, position, templateStep }];
  });
  return { stages, steps };
}
