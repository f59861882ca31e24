import 'server-only';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

/** The scales of the newest published profile of every other job in use. */
export function latestScalesOfOthers(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.$queryRaw<Readonly<{ scales: unknown }>[]>(Prisma.sql`
    SELECT DISTINCT ON (p."jobRoleId") p.document->'scales' AS scales
      FROM "RoleProfileVersion" p
      JOIN "JobRole" r ON r.id = p."jobRoleId" AND r."organizationId" = p."organizationId"
     WHERE p."organizationId" = ${organizationId}::uuid AND p."jobRoleId" <> ${jobRoleId}::uuid
       AND r."archivedAt" IS NULL AND r."deletedAt" IS NULL
     ORDER BY p."jobRoleId", p.version DESC`);
}

/** Assessments that pin the newest profile of the job, by name. */
export function assessmentsOfLatest(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.$queryRaw<Readonly<{ id: string; name: string }>[]>(Prisma.sql`
    SELECT a.id, a.name FROM "Assessment" a
     WHERE a."organizationId" = ${organizationId}::uuid AND a."roleProfileVersionId" = (
       SELECT p.id FROM "RoleProfileVersion" p
        WHERE p."organizationId" = ${organizationId}::uuid AND p."jobRoleId" = ${jobRoleId}::uuid
        ORDER BY p.version DESC LIMIT 1)
     ORDER BY lower(a.name), a.id`);
}

/** The newest report of everybody in an assessment, with the name while it is known. */
export function reportsOf(tx: Tx, organizationId: string, assessmentId: string) {
  return tx.$queryRaw<Readonly<{ name: string | null; result: unknown }>[]>(Prisma.sql`
    SELECT DISTINCT ON (t.id) c.name, r.result
      FROM "Report" r
      JOIN "Attempt" t ON t.id = r."attemptId" AND t."organizationId" = r."organizationId"
      JOIN "Candidate" c ON c.id = t."candidateId" AND c."organizationId" = t."organizationId"
     WHERE r."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid
       AND t.status IN ('submitted', 'reviewed')
     ORDER BY t.id, r."computedAt" DESC, r.id DESC`);
}
