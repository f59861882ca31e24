import 'server-only';
import type { ScaleKey } from '@/lib/scales';
import type { RaterKind } from '../generated/enums';
import type { Tx } from '../client';

export type RatingField = 'frequency' | 'loss' | 'gain';

/** Raters of a job role in order of joining. */
export function listRaters(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.rater.findMany({
    where: { organizationId, jobRoleId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      userId: true,
      kind: true,
      name: true,
      active: true,
      submittedAt: true,
      revotedAt: true,
      revokedAt: true,
    },
  });
}

type NewRater = Readonly<{ id: string; jobRoleId: string; userId: string; kind: RaterKind }>;

/** A rater with an account, whose ratings count from the first one on. */
export async function insertRater(tx: Tx, organizationId: string, rater: NewRater) {
  await tx.rater.create({ data: { ...rater, organizationId, submittedAt: new Date() } });
}

type Cell = Readonly<{ taskStepId: string; raterId: string; round: number }>;

/** The round that a rating made in the open belongs to: the second where the step has been up for discussion. */
export async function roundOf(tx: Tx, organizationId: string, jobRoleId: string, taskStepId: string) {
  const discussed = await tx.consensusStep.findFirst({
    where: { taskStepId, organizationId, session: { jobRoleId } },
    select: { taskStepId: true },
  });
  return discussed ? 2 : 1;
}

/** Whether the vote of this round has begun. */
export async function hasVote(tx: Tx, organizationId: string, cell: Cell): Promise<boolean> {
  const row = await tx.stepRating.findFirst({
    where: { ...cell, organizationId },
    select: { round: true },
  });
  return row !== null;
}

/** Starts the second vote from the first one, which stays as it was. */
export async function startSecondVote(
  tx: Tx,
  organizationId: string,
  { taskStepId, raterId }: Omit<Cell, 'round'>,
) {
  await tx.$executeRaw`
    INSERT INTO "StepRating" ("taskStepId", "raterId", round, "organizationId", frequency, loss, gain, "notInMyWork")
    SELECT ${taskStepId}::uuid, ${raterId}::uuid, 2, ${organizationId}::uuid, f.frequency, f.loss, f.gain, COALESCE(f."notInMyWork", false)
    FROM (SELECT 1) AS one LEFT JOIN "StepRating" f ON f."taskStepId" = ${taskStepId}::uuid AND f."raterId" = ${raterId}::uuid
      AND f.round = 1 AND f."organizationId" = ${organizationId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "StepRelevance" ("taskStepId", "raterId", "scaleKey", round, "organizationId", relevance)
    SELECT "taskStepId", "raterId", "scaleKey", 2, "organizationId", relevance FROM "StepRelevance"
    WHERE "taskStepId" = ${taskStepId}::uuid AND "raterId" = ${raterId}::uuid AND round = 1 AND "organizationId" = ${organizationId}::uuid`;
}

export async function findRating(tx: Tx, organizationId: string, cell: Cell, field: RatingField) {
  const row = await tx.stepRating.findFirst({
    where: { ...cell, organizationId },
    select: { frequency: true, loss: true, gain: true },
  });
  return row?.[field] ?? null;
}

export async function setRating(
  tx: Tx,
  organizationId: string,
  cell: Cell,
  field: RatingField,
  value: number | null,
  ratedAt: Date,
) {
  await tx.stepRating.upsert({
    where: { taskStepId_raterId_round: cell, organizationId },
    create: { ...cell, organizationId, [field]: value, ratedAt },
    update: { [field]: value, ratedAt },
  });
}

export async function findRelevance(tx: Tx, organizationId: string, cell: Cell, scaleKey: ScaleKey) {
  const row = await tx.stepRelevance.findFirst({
    where: { ...cell, scaleKey, organizationId },
    select: { relevance: true },
  });
  return row?.relevance ?? null;
}

/** An empty relevance is no row. */
export async function setRelevance(
  tx: Tx,
  organizationId: string,
  cell: Cell,
  scaleKey: ScaleKey,
  relevance: number | null,
  ratedAt: Date,
) {
  if (relevance === null) {
    await tx.stepRelevance.deleteMany({ where: { ...cell, scaleKey, organizationId } });
    return;
  }
  await tx.stepRelevance.upsert({
    where: { taskStepId_raterId_scaleKey_round: { ...cell, scaleKey }, organizationId },
    create: { ...cell, scaleKey, organizationId, relevance, ratedAt },
    update: { relevance, ratedAt },
  });
}

export type NewVote = Readonly<{
  taskStepId: string;
  frequency: number | null;
  loss: number | null;
  gain: number | null;
  relevance: readonly (readonly [ScaleKey, number | null])[];
}>;
type NewVotes = Readonly<{ raterId: string; ratedAt: Date; votes: readonly NewVote[] }>;

/** First votes about steps that are new; an empty cell is no value. */
export async function insertVotes(tx: Tx, organizationId: string, { raterId, ratedAt, votes }: NewVotes) {
  const common = { raterId, round: 1, organizationId, ratedAt };
  const rated = votes.filter(
    ({ frequency, loss, gain }) => frequency !== null || loss !== null || gain !== null,
  );
  await tx.stepRating.createMany({
    data: rated.map(({ taskStepId, frequency, loss, gain }) => ({
      ...common,
      taskStepId,
      frequency,
      loss,
      gain,
    })),
  });
  await tx.stepRelevance.createMany({
    data: votes.flatMap(({ taskStepId, relevance }) =>
      relevance.flatMap(([scaleKey, value]) =>
        value === null ? [] : [{ ...common, taskStepId, scaleKey, relevance: value }],
      ),
    ),
  });
}
