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
    select: { id: true, userId: true, kind: true },
  });
}

type NewRater = Readonly<{ id: string; jobRoleId: string; userId: string; kind: RaterKind }>;

export async function insertRater(tx: Tx, organizationId: string, rater: NewRater) {
  await tx.rater.create({ data: { ...rater, organizationId } });
}

type Cell = Readonly<{ taskStepId: string; raterId: string }>;

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
    where: { taskStepId_raterId: cell, organizationId },
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
    where: { taskStepId_raterId_scaleKey: { ...cell, scaleKey }, organizationId },
    create: { ...cell, scaleKey, organizationId, relevance, ratedAt },
    update: { relevance, ratedAt },
  });
}
