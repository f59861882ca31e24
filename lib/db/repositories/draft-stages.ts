import 'server-only';
import type { Tx } from '../client';

export type StageRow = Readonly<{ id: string; title: string; target: string }>;

/** Stages of a job role in path order. */
export function list(tx: Tx, organizationId: string, jobRoleId: string): Promise<StageRow[]> {
  return tx.stage.findMany({
    where: { organizationId, jobRoleId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, target: true },
  });
}

export function find(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  id: string,
): Promise<StageRow | null> {
  return tx.stage.findFirst({
    where: { id, jobRoleId, organizationId },
    select: { id: true, title: true, target: true },
  });
}

export async function setText(
  tx: Tx,
  organizationId: string,
  id: string,
  field: 'title' | 'target',
  value: string,
) {
  await tx.stage.updateMany({ where: { id, organizationId }, data: { [field]: value } });
}

export async function insert(tx: Tx, organizationId: string, jobRoleId: string, stages: readonly StageRow[]) {
  await tx.stage.createMany({
    data: stages.map((stage, position) => ({ ...stage, organizationId, jobRoleId, position })),
  });
}

/** Removed steps let go of the stage first: they may still be brought back to another one. */
export async function remove(tx: Tx, organizationId: string, jobRoleId: string, id: string) {
  await tx.taskStep.updateMany({
    where: { organizationId, jobRoleId, stageId: id, deletedAt: { not: null } },
    data: { stageId: null },
  });
  await tx.stage.deleteMany({ where: { id, jobRoleId, organizationId } });
}

/** Numbers the stages in the order given. */
export async function setOrder(tx: Tx, organizationId: string, jobRoleId: string, ids: readonly string[]) {
  await tx.$executeRaw`
    UPDATE "Stage" SET position = placed.position - 1
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS placed(id, position)
    WHERE "Stage".id = placed.id AND "jobRoleId" = ${jobRoleId}::uuid AND "organizationId" = ${organizationId}::uuid`;
}
