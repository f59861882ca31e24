import 'server-only';
import type { Prisma } from '../generated/client';
import type { Tx } from '../client';

export type NewVersion = Readonly<{
  id: string;
  jobRoleId: string;
  version: number;
  document: Prisma.InputJsonObject;
  contentHash: string;
  publishedAt: Date;
  publishedById: string;
}>;

export async function append(tx: Tx, organizationId: string, version: NewVersion) {
  await tx.roleProfileVersion.create({ data: { ...version, organizationId } });
}

const HEAD_COLUMNS = {
  id: true,
  version: true,
  contentHash: true,
  publishedAt: true,
  publishedById: true,
} as const;

/** Versions of one job role without their documents, newest first. */
export function list(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.roleProfileVersion.findMany({
    where: { organizationId, jobRoleId, jobRole: { deletedAt: null } },
    orderBy: { version: 'desc' },
    select: HEAD_COLUMNS,
  });
}

export function find(tx: Tx, organizationId: string, jobRoleId: string, version: number) {
  return tx.roleProfileVersion.findFirst({
    where: { organizationId, jobRoleId, version, jobRole: { deletedAt: null } },
    select: { ...HEAD_COLUMNS, document: true },
  });
}

export function findLatest(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.roleProfileVersion.findFirst({
    where: { organizationId, jobRoleId, jobRole: { deletedAt: null } },
    orderBy: { version: 'desc' },
    select: { ...HEAD_COLUMNS, document: true },
  });
}

/** The newest version of every job role that has one, by title. */
export function listLatest(tx: Tx, organizationId: string) {
  return tx.jobRole.findMany({
    where: { organizationId, deletedAt: null, versions: { some: {} } },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      industry: true,
      archivedAt: true,
      versions: { select: HEAD_COLUMNS, orderBy: { version: 'desc' }, take: 1 },
    },
  });
}

/** Open assessments that pin a version of the role, with the attempts that are still under way. */
export function listOpenAssessments(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.assessment.findMany({
    where: { organizationId, status: 'OPEN', profile: { jobRoleId } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      profile: { select: { version: true } },
      attempts: {
        where: { status: { in: ['invited', 'opened', 'inProgress'] } },
        select: { status: true },
      },
    },
  });
}
