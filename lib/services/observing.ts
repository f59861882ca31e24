import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { hashToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db } from '@/lib/db/client';
import * as draftStages from '@/lib/db/repositories/draft-stages';
import * as draftSteps from '@/lib/db/repositories/draft-steps';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as observations from '@/lib/db/repositories/observations';
import type { SyncInput } from '@/lib/validation/observation';

/** What an observer's phone needs for a shift: the steps to tap, stage by stage. */
export type ObserverPlan = Readonly<{
  observerId: string;
  jobTitle: string;
  stages: readonly Readonly<{
    id: string;
    title: string;
    steps: readonly Readonly<{ id: string; title: string }>[];
  }>[];
}>;

/**
 * The steps of the job that an observer follows.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND.
 */
export async function getObserverPlan(actor: Actor): Promise<ObserverPlan> {
  authorize(actor, 'observation:record');
  const { organizationId, jobRoleId, observerId } = actor;
  const [job, stages, steps] = await Promise.all([
    jobRoles.find(db(), organizationId, jobRoleId),
    draftStages.list(db(), organizationId, jobRoleId),
    draftSteps.listTitles(db(), organizationId, jobRoleId),
  ]);
  if (!job) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
  return {
    observerId,
    jobTitle: job.title,
    stages: stages
      .map(({ id, title }) => ({
        id,
        title,
        steps: steps
          .filter((step) => step.stageId === id && step.title.trim() !== '')
          .map((step) => ({ id: step.id, title: step.title })),
      }))
      .filter((stage) => stage.steps.length > 0),
  };
}

/** Ids of what is stored by now; the phone keeps everything else and sends it again. */
export type SyncResult = Readonly<{ sessions: readonly string[]; taps: readonly string[] }>;

/**
 * Stores what a phone has counted. The same batch twice, or late, or in another order, comes to the same.
 *
 * An open door: who knocks, and whether they may, is found out in the statement that stores the batch.
 *
 * @throws {AppError} UNAUTHENTICATED for a cookie that opens nothing; OTHER_ATTEMPT when the browser has been opened for
 *   another observer since. Nothing is stored then.
 */
export async function syncObservations(actor: Actor, input: SyncInput): Promise<SyncResult> {
  authorize(actor, 'door:open');
  const { sessionToken, ...batch } = input;
  const stored = await observations.store(db(), { ...batch, accessHash: hashToken(sessionToken) });
  if (stored === null) throw new AppError('UNAUTHENTICATED', 'no observer behind the cookie');
  if (!stored.sameObserver) throw new AppError('OTHER_ATTEMPT', 'the browser is open for another observer');
  return { sessions: stored.sessions, taps: stored.taps };
}
