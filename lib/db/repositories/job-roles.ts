import 'server-only';
import type { RoleDetails } from '@/lib/job-analysis/step-attributes';
import type { Tx } from '../client';

const LIST_COLUMNS = {
  id: true,
  title: true,
  industry: true,
  locale: true,
  archivedAt: true,
  updatedAt: true,
  templateKey: true,
  templateVersion: true,
  _count: { select: { steps: { where: { deletedAt: null } } } },
  versions: { select: { version: true, publishedAt: true }, orderBy: { version: 'desc' }, take: 1 },
} as const;

export type NewJobRole = Readonly<{
  id: string;
  title: string;
  industry: string;
  locale: string;
  successCriterion?: string;
  templateKey?: string | null;
  templateVersion?: number | null;
}> &
  Partial<RoleDetails>;

export async function create(tx: Tx, organizationId: string, role: NewJobRole): Promise<void> {
  await tx.jobRole.create({ data: { ...role, organizationId } });
}

/** Job roles by title, the archived ones last; `search` is part of a title. */
export function list(tx: Tx, organizationId: string, search: string) {
  return tx.jobRole.findMany({
    where: {
      organizationId,
      deletedAt: null,
      ...(search === '' ? {} : { title: { contains: search, mode: 'insensitive' } }),
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: LIST_COLUMNS,
  });
}

export function find(tx: Tx, organizationId: string, id: string) {
  return tx.jobRole.findUnique({
    where: { id_organizationId: { id, organizationId }, deletedAt: null },
    select: {
      id: true,
      title: true,
      industry: true,
      locale: true,
      successCriterion: true,
      experience: true,
      isco: true,
      owner: true,
      mixAttention: true,
      mixSubstance: true,
      mixContent: true,
      mixCritical: true,
      templateKey: true,
      templateVersion: true,
      draftRevision: true,
      archivedAt: true,
      updatedAt: true,
    },
  });
}

export type LockedRole = Readonly<{ title: string; draftRevision: number; archivedAt: Date | null }>;

/** Takes the role for the rest of the transaction: changes of one draft happen one after another. */
export async function lock(tx: Tx, organizationId: string, id: string): Promise<LockedRole | undefined> {
  const rows = await tx.$queryRaw<LockedRole[]>`
    SELECT title, "draftRevision", "archivedAt" FROM "JobRole"
    WHERE id = ${id}::uuid AND "organizationId" = ${organizationId}::uuid AND "deletedAt" IS NULL FOR UPDATE`;
  return rows[0];
}

export async function setRevision(
  tx: Tx,
  organizationId: string,
  id: string,
  draftRevision: number,
  at: Date,
) {
  await tx.jobRole.updateMany({ where: { id, organizationId }, data: { draftRevision, updatedAt: at } });
}

/** Sets or clears the archive date; false when the role is already there. */
export async function setArchived(tx: Tx, organizationId: string, id: string, archivedAt: Date | null) {
  const { count } = await tx.jobRole.updateMany({
    where: { id, organizationId, deletedAt: null, archivedAt: archivedAt === null ? { not: null } : null },
    data: { archivedAt },
  });
  return count === 1;
}

type RoleCell = 'title' | 'industry' | 'successCriterion' | keyof RoleDetails;
type RoleValue = string | number | null;

export async function setCell(tx: Tx, organizationId: string, id: string, field: RoleCell, value: RoleValue) {
  await tx.jobRole.updateMany({ where: { id, organizationId }, data: { [field]: value } });
}

/** Puts an archived role into the bin or takes it out; false when it is not where it was thought to be. */
export async function setDeleted(tx: Tx, organizationId: string, id: string, deletedAt: Date | null) {
  const { count } = await tx.jobRole.updateMany({
    where: {
      id,
      organizationId,
      deletedAt: deletedAt === null ? { not: null } : null,
      archivedAt: { not: null },
    },
    data: { deletedAt },
  });
  return count === 1;
}

/** How many assessments pin a version of the role; such a role cannot be deleted. */
export function countAssessments(tx: Tx, organizationId: string, id: string): Promise<number> {
  return tx.assessment.count({ where: { organizationId, profile: { jobRoleId: id } } });
}

/** The roles in the bin, the newest first. */
export function listDeleted(tx: Tx, organizationId: string) {
  return tx.jobRole.findMany({
    where: { organizationId, deletedAt: { not: null } },
    orderBy: [{ deletedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, title: true, deletedAt: true },
  });
}
