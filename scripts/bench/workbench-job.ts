import { loadDemoPeople } from '@/lib/content/load-demo';
import { db } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import type { MemberActor } from '@/lib/auth/policy';
import { createJobRole } from '@/lib/services/job-roles';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { SCALE_KEYS } from '@/lib/scales';
import { randomSource } from '@/lib/stats/random';
import { makeOrganization } from '../demo/organization';
import { observeJob, publishJob, talkAbout } from './workbench-beside';

export type JobSize = Readonly<{ steps: number; raters: number; observers: number }>;

export type MadeJob = Readonly<{ jobRoleId: string; stepIds: readonly string[] }>;

const SEED = 20_261_122;
const STAGES = ['Arrival', 'Need', 'Solution', 'Agreement', 'Aftercare', 'Learning'] as const;
const START = { frequency: 3, loss: 2, gain: 2 } as const;
const FREQUENCIES = RATING_MAX.frequency + 1;
const LOSSES = RATING_MAX.loss + 1;
const RELEVANCES = RATING_MAX.relevance + 1;
const KINDS = ['supervisor', 'worker', 'customer'] as const;

/** A large and a small job of one organisation, rated by everybody who was asked, observed and published. */
export async function makeJobs(large: JobSize, small: JobSize) {
  const members = await makeOrganization(loadDemoPeople());
  const hr = members.find(({ member }) => member.role === 'HR')?.actor;
  if (!hr) throw new Error('no HR member');
  const jobs = { large: await makeJob(hr, large), small: await makeJob(hr, small) };
  return { sessionId: hr.sessionId, ...jobs };
}

/** A job with so many steps, raters and observers, with comments, episodes and a published version. */
export async function makeJob(hr: MemberActor, { observers, ...size }: JobSize): Promise<MadeJob> {
  const job = await rateJob(hr, size);
  await observeJob(hr, job, observers);
  await talkAbout(hr, job);
  await publishJob(hr, job);
  return job;
}

/** Another rating of the first step, so that nothing computed before holds any more. */
export async function rateAnew({ jobRoleId, stepIds }: MadeJob, turn: number): Promise<void> {
  await db().stepRating.updateMany({
    where: { taskStepId: stepIds[0] ?? '', round: 1, rater: { jobRoleId, userId: { not: null } } },
    data: {
      frequency: turn % FREQUENCIES,
      loss: Math.floor(turn / FREQUENCIES) % LOSSES,
      gain: Math.floor(turn / FREQUENCIES / LOSSES),
    },
  });
}

type RatedSize = Omit<JobSize, 'observers'>;

async function rateJob(hr: MemberActor, { steps, raters }: RatedSize): Promise<MadeJob> {
  const { organizationId } = hr;
  const { jobRoleId } = await createJobRole(hr, {
    title: `Job of ${steps} steps`,
    industry: '',
    locale: 'fi',
    stageTitles: [...STAGES],
  });
  const { draft, raters: own } = await getRoleDraft(hr, { jobRoleId });
  const random = randomSource(SEED);
  const raterIds = [
    ...own.map(({ raterId }) => raterId),
    ...Array.from({ length: raters - own.length }, () => uuidv7()),
  ];
  const newRaters = raterIds.slice(own.length).map((id, index) => ({
    ...{ id, organizationId, jobRoleId, kind: KINDS[index % KINDS.length] ?? 'worker' },
  }));
  const rows = Array.from({ length: steps }, (_, position) => ({
    id: uuidv7(),
    organizationId,
    jobRoleId,
    stageId: draft.stages[Math.floor((position * STAGES.length) / steps)]?.id ?? null,
    position,
    title: `Step ${position + 1} that somebody does for a customer`,
    customerNotices: 'The matter moves on',
  }));
  const cells = rows.flatMap(({ id }) => raterIds.map((raterId) => ({ taskStepId: id, raterId })));
  await db().rater.createMany({ data: newRaters });
  await db().taskStep.createMany({ data: rows });
  await db().stepRating.createMany({
    data: cells.map(({ taskStepId, raterId }) => {
      const isOwn = own.some((rater) => rater.raterId === raterId);
      const frequency = isOwn ? START.frequency : random.integer(FREQUENCIES);
      return { taskStepId, raterId, organizationId, ...START, frequency };
    }),
  });
  await db().stepRelevance.createMany({
    data: cells.flatMap(({ taskStepId, raterId }) =>
      SCALE_KEYS.map((scaleKey) => {
        return { taskStepId, raterId, organizationId, scaleKey, relevance: random.integer(RELEVANCES) };
      }),
    ),
  });
  // Ratings that have been handed in cannot be written any more.
  await db().rater.updateMany({
    where: { id: { in: newRaters.map(({ id }) => id) } },
    data: { submittedAt: new Date() },
  });
  await db().jobRole.updateMany({
    where: { id: jobRoleId, organizationId },
    data: { successCriterion: 'Customers come back' },
  });
  return { jobRoleId, stepIds: rows.map(({ id }) => id) };
}
