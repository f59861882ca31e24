import 'server-only';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';
import type { RaterKind } from '../generated/enums';

type Comparisons = Readonly<{
  /** Assessments that pin the newest profile of the job, by name. */
  assessments: readonly Readonly<{ id: string; name: string }>[];
  /** Experts' answers about the targets of the job, in order of arrival. */
  answers: readonly Readonly<{ id: string; scaleKey: string; kind: RaterKind; percentile: number }>[];
  /** The scales of the newest published profile of every other job in use. */
  others: readonly unknown[];
}>;

/** What the weights of a job are compared with, in one statement. */
export async function comparisons(tx: Tx, organizationId: string, jobRoleId: string): Promise<Comparisons> {
  const [row] = await tx.$queryRaw<Comparisons[]>(Prisma.sql`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY lower(a.name), a.id), '[]')
         FROM "Assessment" a
        WHERE a."organizationId" = ${organizationId}::uuid AND a."roleProfileVersionId" = (
          SELECT p.id FROM "RoleProfileVersion" p
           WHERE p."organizationId" = ${organizationId}::uuid AND p."jobRoleId" = ${jobRoleId}::uuid
           ORDER BY p.version DESC LIMIT 1)) AS assessments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'scaleKey', t."scaleKey", 'kind', t.kind,
          'percentile', t.percentile) ORDER BY t."createdAt", t.id), '[]')
         FROM "TargetAnswer" t
        WHERE t."organizationId" = ${organizationId}::uuid AND t."jobRoleId" = ${jobRoleId}::uuid) AS answers,
      (SELECT coalesce(jsonb_agg(o.scales), '[]') FROM (
        SELECT DISTINCT ON (p."jobRoleId") p.document->'scales' AS scales
          FROM "RoleProfileVersion" p
          JOIN "JobRole" r ON r.id = p."jobRoleId" AND r."organizationId" = p."organizationId"
         WHERE p."organizationId" = ${organizationId}::uuid AND p."jobRoleId" <> ${jobRoleId}::uuid
           AND r."archivedAt" IS NULL AND r."deletedAt" IS NULL
         ORDER BY p."jobRoleId", p.version DESC) o) AS others`);
  return row ?? { assessments: [], answers: [], others: [] };
}
