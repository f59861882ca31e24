import { SCALE_KEYS, type PerScale } from '@/lib/scales';
import type { MemberActor, MemberRole } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import { createJobRole } from '@/lib/services/job-roles';
import { getRoleDraft, saveDraftCommand } from '@/lib/services/role-drafts';
import type { DraftCommand } from '@/lib/validation/role-draft';

/** An organisation with one member, who acts. */
export async function memberOfNewOrganization(role: MemberRole = 'HR'): Promise<MemberActor> {
  const organizationId = uuidv7();
  await db().organization.create({
    data: {
      id: organizationId,
      slug: organizationId,
      name: 'Kaarna Energia',
      defaultLocale: 'fi',
      contact: 'rekry@kaarna.example',
    },
  });
  return memberOf(organizationId, role);
}

/** Another member of an organisation. */
export async function memberOf(organizationId: string, role: MemberRole): Promise<MemberActor> {
  const userId = uuidv7();
  await db().user.create({
    data: { id: userId, email: `${userId}@kaarna.example`, name: `Member ${userId.slice(-4)}`, locale: 'fi' },
  });
  await db().membership.create({ data: { organizationId, userId, role } });
  return { kind: 'member', userId, organizationId, role, sessionId: uuidv7(), requestId: uuidv7() };
}

export type StepInput = Readonly<{
  title: string;
  stage: number;
  ratings: readonly [frequency: number, loss: number, gain: number];
  relevance: PerScale<number>;
}>;

/** Three steps of a contact centre that need all six scales. */
export const THREE_STEPS: readonly StepInput[] = [
  { title: 'Greets by name without hurry', stage: 0, ratings: [6, 1, 2], relevance: [0, 0, 3, 2, 1, 0] },
  { title: 'Verifies who is calling', stage: 0, ratings: [6, 4, 0], relevance: [3, 0, 0, 0, 0, 2] },
  { title: 'Suggests a better contract', stage: 1, ratings: [5, 1, 3], relevance: [0, 3, 1, 2, 0, 1] },
];

export function save(actor: MemberActor, jobRoleId: string, command: DraftCommand) {
  return saveDraftCommand(actor, { jobRoleId, command });
}

export async function emptyRole(actor: MemberActor, title = 'Customer adviser'): Promise<string> {
  const stageTitles = ['Contact', 'Solution'];
  const { jobRoleId } = await createJobRole(actor, { title, industry: 'Energy', locale: 'en', stageTitles });
  return jobRoleId;
}

/** Enters steps cell by cell, as a person would. */
export async function enterSteps(actor: MemberActor, jobRoleId: string, steps: readonly StepInput[]) {
  const { draft } = await getRoleDraft(actor, { jobRoleId });
  const ids: string[] = [];
  for (const { title, stage, ratings, relevance } of steps) {
    const stepId = uuidv7();
    const place = { stageId: draft.stages[stage]?.id ?? '', after: ids.at(-1) ?? null };
    const words = { title, kind: 'core', contact: 'direct', customerNotices: 'Is met well' } as const;
    await save(actor, jobRoleId, { type: 'addStep', stepId, place, ...words });
    for (const [index, field] of (['frequency', 'loss', 'gain'] as const).entries()) {
      await save(actor, jobRoleId, { type: 'rating', stepId, field, from: null, to: ratings[index] ?? null });
    }
    for (const [index, scale] of SCALE_KEYS.entries()) {
      await save(actor, jobRoleId, {
        type: 'relevance',
        stepId,
        scale,
        from: null,
        to: relevance[index] ?? null,
      });
    }
    ids.push(stepId);
  }
  return ids;
}

/** A job role that nothing keeps from being published. */
export async function completeRole(actor: MemberActor, steps = THREE_STEPS): Promise<string> {
  const jobRoleId = await emptyRole(actor);
  const criterion = {
    type: 'role',
    field: 'successCriterion',
    from: '',
    to: 'Solved at the first contact',
  } as const;
  await save(actor, jobRoleId, criterion);
  await enterSteps(actor, jobRoleId, steps);
  return jobRoleId;
}
