import 'server-only';
import type { ContactKind, StepKind } from '../generated/enums';
import type { StepDetails } from '@/lib/job-analysis/step-attributes';
import type { Tx } from '../client';

const TEXT_COLUMNS = {
  id: true,
  stageId: true,
  position: true,
  title: true,
  kind: true,
  contact: true,
  customerNotices: true,
  channels: true,
  serviceLevel: true,
  personalisation: true,
  latitude: true,
  authority: true,
  desk: true,
  rules: true,
  templateStep: true,
} as const;

export type NewStep = Readonly<{
  id: string;
  stageId: string;
  title: string;
  kind: StepKind;
  contact: ContactKind;
  customerNotices: string;
  templateStep?: string | null;
}> &
  Partial<StepDetails>;

/** Titles of the steps of a job role, by place within their stages; without the removed ones. */
export function listTitles(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.taskStep.findMany({
    where: { organizationId, jobRoleId, deletedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, stageId: true, title: true },
  });
}

/** Ids of the steps of one stage, in order. */
export async function idsOfStage(tx: Tx, organizationId: string, jobRoleId: string, stageId: string) {
  const rows = await tx.taskStep.findMany({
    where: { organizationId, jobRoleId, stageId, deletedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export function find(tx: Tx, organizationId: string, jobRoleId: string, id: string) {
  return tx.taskStep.findFirst({
    where: { id, jobRoleId, organizationId },
    select: { ...TEXT_COLUMNS, deletedAt: true },
  });
}

export async function insert(tx: Tx, organizationId: string, jobRoleId: string, step: NewStep) {
  await tx.taskStep.create({ data: { ...step, organizationId, jobRoleId, position: 0 } });
}

/** Many steps at once, each with its place within its stage. */
export async function insertAll(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  steps: readonly (NewStep & Readonly<{ position: number }>)[],
) {
  await tx.taskStep.createMany({ data: steps.map((step) => ({ ...step, organizationId, jobRoleId })) });
}

type StepCell = Partial<
  Readonly<{ title: string; customerNotices: string; kind: StepKind; contact: ContactKind } & StepDetails>
>;

export async function setCell(tx: Tx, organizationId: string, id: string, value: StepCell) {
  await tx.taskStep.updateMany({ where: { id, organizationId }, data: value });
}

/** A removed step keeps its ratings, so that it can come back whole. */
export async function setRemoved(tx: Tx, organizationId: string, id: string, deletedAt: Date | null) {
  await tx.taskStep.updateMany({ where: { id, organizationId }, data: { deletedAt } });
}

/** Removes or brings back several steps; those whose stage is gone stay removed. Returns how many changed. */
export async function setAllRemoved(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  ids: readonly string[],
  deletedAt: Date | null,
): Promise<number> {
  const { count } = await tx.taskStep.updateMany({
    where: {
      id: { in: [...ids] },
      organizationId,
      jobRoleId,
      deletedAt: deletedAt === null ? { not: null } : null,
      stageId: { not: null },
    },
    data: { deletedAt },
  });
  return count;
}

export async function setStage(tx: Tx, organizationId: string, id: string, stageId: string) {
  await tx.taskStep.updateMany({ where: { id, organizationId }, data: { stageId } });
}

/** Numbers the steps of one stage in the order given. */
export async function setOrder(tx: Tx, organizationId: string, jobRoleId: string, ids: readonly string[]) {
  await tx.$executeRaw`
    UPDATE "TaskStep" SET position = placed.position - 1
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS placed(id, position)
    WHERE "TaskStep".id = placed.id AND "jobRoleId" = ${jobRoleId}::uuid
      AND "organizationId" = ${organizationId}::uuid`;
}
