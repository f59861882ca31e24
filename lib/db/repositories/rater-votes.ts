import 'server-only';
import { Prisma } from '../generated/client';
import type { ScaleKey } from '@/lib/scales';
import type { Tx } from '../client';

export type Vote = Readonly<{
  taskStepId: string;
  raterId: string;
  round: number;
  frequency: number | null;
  loss: number | null;
  gain: number | null;
  notInMyWork: boolean;
  /** Null leaves what is stored. */
  tookMs: number | null;
  relevance: readonly Readonly<{ scaleKey: ScaleKey; relevance: number }>[];
  ratedAt: Date;
}>;

/** Replaces one rater's vote about one step, whole. */
export async function save(tx: Tx, organizationId: string, vote: Vote): Promise<void> {
  const { taskStepId, raterId, round, relevance, ratedAt, tookMs, ...values } = vote;
  const cell = { taskStepId, raterId, round };
  await tx.stepRating.upsert({
    where: { taskStepId_raterId_round: cell, organizationId },
    create: { ...cell, organizationId, ...values, tookMs, ratedAt },
    update: { ...values, ratedAt, ...(tookMs === null ? {} : { tookMs }) },
    select: { round: true },
  });
  await tx.stepRelevance.deleteMany({ where: { ...cell, organizationId } });
  if (relevance.length === 0) return;
  await tx.stepRelevance.createMany({
    data: relevance.map((link) => ({ ...cell, ...link, organizationId, ratedAt })),
  });
}

/** Whether the step is a live one of the job, and in the second round one that is discussed. */
export async function mayVote(
  tx: Tx,
  organizationId: string,
  step: Readonly<{ jobRoleId: string; taskStepId: string; round: number }>,
): Promise<boolean> {
  const found = await tx.taskStep.findFirst({
    where: {
      id: step.taskStepId,
      organizationId,
      jobRoleId: step.jobRoleId,
      deletedAt: null,
      ...(step.round === 2 ? { consensus: { some: {} } } : {}),
    },
    select: { id: true },
  });
  return found !== null;
}

/** How many live steps of a job each of its raters has a first vote about, by rater. */
export async function progress(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ raterId: string; rated: number }[]>(Prisma.sql`
    SELECT v."raterId", count(*)::int AS rated FROM "StepRating" v
    JOIN "TaskStep" s ON s.id = v."taskStepId" AND s."organizationId" = v."organizationId"
    WHERE s."jobRoleId" = ${jobRoleId}::uuid AND s."organizationId" = ${organizationId}::uuid AND s."deletedAt" IS NULL
      AND v.round = 1 AND (v."notInMyWork" OR (v.frequency IS NOT NULL AND v.loss IS NOT NULL AND v.gain IS NOT NULL))
    GROUP BY v."raterId"`);
  return new Map(rows.map(({ raterId, rated }) => [raterId, rated]));
}
