import 'server-only';
import { Prisma } from '../generated/client';
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

export type OpenAssessment = Readonly<{
  id: string;
  name: string;
  version: number;
  answering: number;
  invited: number;
}>;

/**
 * Open assessments that pin a version of the role, with how many people are under way and how many have not begun; null
 * outside the organisation.
 */
export async function listOpenAssessments(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<readonly OpenAssessment[] | null> {
  const [row] = await tx.$queryRaw<{ assessments: readonly OpenAssessment[] }[]>(Prisma.sql`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'version', p.version,
          'answering', n.answering, 'invited', n.invited) ORDER BY a.name, a.id), '[]')
        FROM "Assessment" a
        JOIN "RoleProfileVersion" p ON p.id = a."roleProfileVersionId" AND p."organizationId" = a."organizationId"
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE t.status IN ('opened', 'inProgress'))::int AS answering,
              count(*) FILTER (WHERE t.status = 'invited')::int AS invited
            FROM "Attempt" t WHERE t."assessmentId" = a.id AND t."organizationId" = a."organizationId") n
       WHERE a."organizationId" = j."organizationId" AND a.status = 'OPEN' AND p."jobRoleId" = j.id) AS assessments
    FROM "JobRole" j
    WHERE j."organizationId" = ${organizationId}::uuid AND j.id = ${jobRoleId}::uuid AND j."deletedAt" IS NULL`);
  return row?.assessments ?? null;
}

export type Publications = Readonly<{
  /** Newest first; the name is that of a member. */
  versions: readonly Readonly<{
    version: number;
    contentHash: string;
    publishedAt: Date;
    publisherName: string | null;
  }>[];
  /** Document of the newest; null before the first. */
  latest: unknown;
}>;

/** What is published of a job role, in one statement; null outside the organisation and for a role in the bin. */
export async function publications(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<Publications | null> {
  type Stored = Omit<Publications['versions'][number], 'publishedAt'> & Readonly<{ publishedAt: number }>;
  const [row] = await tx.$queryRaw<Readonly<{ versions: readonly Stored[]; latest: unknown }>[]>(Prisma.sql`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('version', p.version, 'contentHash', p."contentHash",
          'publishedAt', (extract(epoch FROM p."publishedAt") * 1000)::bigint, 'publisherName', u.name)
          ORDER BY p.version DESC), '[]')
         FROM "RoleProfileVersion" p
         LEFT JOIN "Membership" m ON m."userId" = p."publishedById" AND m."organizationId" = p."organizationId"
         LEFT JOIN "User" u ON u.id = m."userId"
        WHERE p."organizationId" = j."organizationId" AND p."jobRoleId" = j.id) AS versions,
      (SELECT p.document FROM "RoleProfileVersion" p
        WHERE p."organizationId" = j."organizationId" AND p."jobRoleId" = j.id
        ORDER BY p.version DESC LIMIT 1) AS latest
    FROM "JobRole" j
    WHERE j."organizationId" = ${organizationId}::uuid AND j.id = ${jobRoleId}::uuid AND j."deletedAt" IS NULL`);
  if (!row) return null;
  return {
    ...row,
    versions: row.versions.map((version) => ({ ...version, publishedAt: new Date(version.publishedAt) })),
  };
}
