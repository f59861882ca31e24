import { randomUUID } from 'node:crypto';
import type { MemberActor } from '@/lib/auth/policy';
import type { DemoAnalysis, DemoRole } from '@/lib/content/schemas/demo';
import { saveCondition, saveDecision } from '@/lib/services/authority';
import { codeIncident, makeStoryLink } from '@/lib/services/incidents';
import { tellStory } from '@/lib/services/stories';
import { uuidv7 } from '@/lib/db/uuid';
import { anonymous } from './attempt';
import type { EnteredRole } from './role';

/** HR writes down what the organisation lets people decide and what it brings to the job. */
export async function describeJobSide(
  hr: MemberActor,
  { jobRoleId, stepIds }: EnteredRole,
  { analysis }: DemoRole,
): Promise<void> {
  if (analysis === null) return;
  for (const { steps, limit, condition, mustInform, ...decision } of analysis.decisions) {
    await saveDecision(hr, {
      ...{ jobRoleId, decisionId: uuidv7(), ...decision },
      ...{ condition: orEmpty(condition), mustInform: orEmpty(mustInform) },
      ...{ limitAmount: limit?.amount ?? null, limitUnit: orEmpty(limit?.unit) },
      stepIds: steps.map((step) => stepIds[step] ?? ''),
    });
  }
  for (const condition of analysis.conditions) await saveCondition(hr, { jobRoleId, ...condition });
}

function orEmpty(text: string | undefined): string {
  return text ?? '';
}

/** People of the job tell episodes behind a link without a name; HR codes some of them. */
export async function tellIncidents(hr: MemberActor, entered: EnteredRole, role: DemoRole): Promise<void> {
  if (role.analysis === null) return;
  const { jobRoleId } = entered;
  const { locale } = role;
  const { link } = await makeStoryLink(hr, { jobRoleId, locale });
  const token = link.slice(link.lastIndexOf('/') + 1);
  for (const { coding, ...story } of role.analysis.incidents) {
    const incidentId = randomUUID();
    await tellStory(anonymous(), { token, storyId: incidentId, locale, website: '', ...story });
    if (coding !== null) await code(hr, entered, incidentId, coding);
  }
}

type Coding = NonNullable<DemoAnalysis['incidents'][number]['coding']>;

function code(
  hr: MemberActor,
  { jobRoleId, stepIds }: EnteredRole,
  incidentId: string,
  { step, scale, level }: Coding,
): Promise<void> {
  const stepId = stepIds[step] ?? '';
  return codeIncident(hr, { jobRoleId, incidentId, stepId, scaleKey: scale, level });
}
