import 'server-only';
import type { KpiKind, StageDetails } from '@/lib/job-analysis/step-attributes';
import type { Tx } from '../client';

export type StageRow = Readonly<{ id: string; title: string; target: string }> & StageDetails;
export type NewStage = Readonly<{ id: string; title: string; target: string }> & Partial<StageDetails>;

const COLUMNS = {
  id: true,
  title: true,
  target: true,
  kpi: true,
  kpiUnit: true,
  kpiGoal: true,
  kpiKind: true,
  promise: true,
  owner: true,
} as const;

/** Stages of a job role in path order. */
export async function list(tx: Tx, organizationId: string, jobRoleId: string): Promise<StageRow[]> {
  const rows = await tx.stage.findMany({
    where: { organizationId, jobRoleId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  });
  return rows.map(stageOf);
}

export async function find(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  id: string,
): Promise<StageRow | null> {
  const row = await tx.stage.findFirst({ where: { id, jobRoleId, organizationId }, select: COLUMNS });
  return row && stageOf(row);
}

/** The database lets only the two kinds in. */
function stageOf<T extends Readonly<{ kpiKind: string }>>(row: T): T & Readonly<{ kpiKind: KpiKind }> {
  return { ...row, kpiKind: row.kpiKind === 'volume' ? 'volume' : 'quality' };
}

export async function setText(
  tx: Tx,
  organizationId: string,
  id: string,
  field: 'title' | 'target' | keyof StageDetails,
  value: string,
) {
  await tx.stage.updateMany({ where: { id, organizationId }, data: { [field]: value } });
}

export async function insert(tx: Tx, organizationId: string, jobRoleId: string, stages: readonly NewStage[]) {
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
