import 'server-only';
import type { JobCondition, JobDecision, JobFix } from '@/lib/job-analysis/job-side';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

/** The organisation's side of a job as one row of JSON, so that a draft costs one query more and not three. */
export type StoredSide = Readonly<{ decisions: unknown; fixes: unknown; conditions: unknown }>;

/** Decisions in their order, mending in step order, conditions by kind; removed steps are left out. One value of JSON. */
export function storedSide(organizationId: string, jobRoleId: string): Prisma.Sql {
  return Prisma.sql`(SELECT to_jsonb(side) FROM (SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'condition', d.condition,
          'limitAmount', d."limitAmount", 'limitUnit', d."limitUnit", 'decider', d.decider,
          'mustInform', d."mustInform", 'escalation', d.escalation,
          'stepIds', (SELECT coalesce(jsonb_agg(s.id ORDER BY g.position NULLS LAST, s.position, s.id), '[]')
            FROM "AuthorityDecisionStep" l
            JOIN "TaskStep" s ON s.id = l."taskStepId" AND s."organizationId" = l."organizationId"
            LEFT JOIN "Stage" g ON g.id = s."stageId" AND g."organizationId" = s."organizationId"
            WHERE l."decisionId" = d.id AND l."organizationId" = d."organizationId" AND s."deletedAt" IS NULL))
          ORDER BY d.position, d.id), '[]')
        FROM "AuthorityDecision" d
        WHERE d."organizationId" = ${organizationId}::uuid AND d."jobRoleId" = ${jobRoleId}::uuid
          AND d."deletedAt" IS NULL) AS decisions,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('stepId', f."taskStepId", 'change', f.change, 'owner', f.owner,
          'dueOn', f."dueOn", 'state', f.state) ORDER BY g.position NULLS LAST, s.position, s.id), '[]')
        FROM "JobFix" f
        JOIN "TaskStep" s ON s.id = f."taskStepId" AND s."organizationId" = f."organizationId"
        LEFT JOIN "Stage" g ON g.id = s."stageId" AND g."organizationId" = s."organizationId"
        WHERE f."organizationId" = ${organizationId}::uuid AND f."jobRoleId" = ${jobRoleId}::uuid
          AND s."deletedAt" IS NULL) AS fixes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'present', c.present, 'missing', c.missing,
          'owner', c.owner, 'dueOn', c."dueOn", 'state', c.state)), '[]')
        FROM "RoleCondition" c
        WHERE c."organizationId" = ${organizationId}::uuid AND c."jobRoleId" = ${jobRoleId}::uuid) AS conditions) side)`;
}

type DecisionTexts = Omit<JobDecision, 'id' | 'stepIds'>;

/** Whether a decision of the job is there, removed ones included. */
export function findDecision(tx: Tx, organizationId: string, jobRoleId: string, id: string) {
  return tx.authorityDecision.findFirst({
    where: { id, organizationId, jobRoleId },
    select: { id: true, position: true, deletedAt: true },
  });
}

/** Adds a decision at the end. */
export async function insertDecision(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  { id, ...texts }: DecisionTexts & Readonly<{ id: string }>,
): Promise<void> {
  const last = await tx.authorityDecision.findFirst({
    where: { organizationId, jobRoleId },
    orderBy: { position: 'desc' },
    select: { position: true },
  });
  const position = (last?.position ?? -1) + 1;
  await tx.authorityDecision.create({
    data: { id, organizationId, jobRoleId, position, ...texts },
    select: { id: true },
  });
}

export async function updateDecision(tx: Tx, organizationId: string, id: string, texts: DecisionTexts) {
  await tx.authorityDecision.updateMany({ where: { id, organizationId }, data: texts });
}

export async function setDecisionSteps(
  tx: Tx,
  organizationId: string,
  decisionId: string,
  stepIds: readonly string[],
): Promise<void> {
  await tx.authorityDecisionStep.deleteMany({ where: { organizationId, decisionId } });
  await tx.authorityDecisionStep.createMany({
    data: stepIds.map((taskStepId) => ({ decisionId, taskStepId, organizationId })),
  });
}

/** Removes a decision or brings it back; false when it already is so. */
export async function setDecisionDeleted(tx: Tx, organizationId: string, id: string, deletedAt: Date | null) {
  const { count } = await tx.authorityDecision.updateMany({
    where: { id, organizationId, deletedAt: deletedAt === null ? { not: null } : null },
    data: { deletedAt },
  });
  return count === 1;
}

/** Ids of the decisions on the page, in their order. */
export async function decisionOrder(tx: Tx, organizationId: string, jobRoleId: string) {
  const rows = await tx.authorityDecision.findMany({
    where: { organizationId, jobRoleId, deletedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Numbers the decisions in the order given. */
export async function setDecisionOrder(tx: Tx, organizationId: string, ids: readonly string[]) {
  await tx.$executeRaw`
    UPDATE "AuthorityDecision" SET position = placed.position - 1
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS placed(id, position)
    WHERE "AuthorityDecision".id = placed.id AND "organizationId" = ${organizationId}::uuid`;
}

/** Ids of those of the given steps that the job has. */
export async function knownSteps(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.taskStep.findMany({
    where: { organizationId, jobRoleId, deletedAt: null, id: { in: [...ids] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function setFix(tx: Tx, organizationId: string, jobRoleId: string, fix: JobFix): Promise<void> {
  const { stepId: taskStepId, dueOn, ...texts } = fix;
  const data = { ...texts, dueOn: dayOf(dueOn) };
  const { count } = await tx.jobFix.updateMany({ where: { taskStepId, organizationId, jobRoleId }, data });
  if (count > 0) return;
  await tx.jobFix.create({
    data: { taskStepId, organizationId, jobRoleId, ...data },
    select: { taskStepId: true },
  });
}

export async function removeFix(tx: Tx, organizationId: string, stepId: string): Promise<void> {
  await tx.jobFix.deleteMany({ where: { organizationId, taskStepId: stepId } });
}

export async function setCondition(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  { kind, dueOn, ...texts }: JobCondition,
): Promise<void> {
  const data = { ...texts, dueOn: dayOf(dueOn) };
  const { count } = await tx.roleCondition.updateMany({ where: { jobRoleId, kind, organizationId }, data });
  if (count > 0) return;
  await tx.roleCondition.create({
    data: { jobRoleId, kind, organizationId, ...data },
    select: { kind: true },
  });
}

export async function removeCondition(tx: Tx, organizationId: string, jobRoleId: string, kind: string) {
  await tx.roleCondition.deleteMany({ where: { organizationId, jobRoleId, kind } });
}

/** A day without a time; a column of type date keeps the part before the T. */
function dayOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
