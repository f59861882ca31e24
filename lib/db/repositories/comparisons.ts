import 'server-only';
import type { AttemptStatus } from '../generated/enums';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';

/** The assessment that people are compared in, with its pinned profile. */
export async function findAssessment(tx: Tx, organizationId: string, assessmentId: string) {
  const rows = await tx.$queryRaw<
    Readonly<{
      id: string;
      name: string;
      blind: boolean;
      jobRoleId: string;
      profileVersion: number;
      profile: unknown;
      profileHash: string;
    }>[]
  >(Prisma.sql`
    SELECT x.id, x.name, x.blind, p."jobRoleId", p.version AS "profileVersion", p.document AS profile,
           p."contentHash" AS "profileHash"
      FROM "Assessment" x
      JOIN "RoleProfileVersion" p ON p.id = x."roleProfileVersionId" AND p."organizationId" = x."organizationId"
     WHERE x.id = ${assessmentId}::uuid AND x."organizationId" = ${organizationId}::uuid`);
  return rows[0] ?? null;
}

export type ReportedRow = Readonly<{
  name: string | null;
  erasedAt: Date | null;
  blind: boolean;
  number: number;
  revealedAt: Date | null;
  status: AttemptStatus;
  submittedAt: Date | null;
  activeMonths: number;
  computedAt: Date;
  result: unknown;
}>;

/** The newest report of everybody in an assessment. */
export function listReports(tx: Tx, organizationId: string, assessmentId: string): Promise<ReportedRow[]> {
  return tx.$queryRaw<ReportedRow[]>(Prisma.sql`
    SELECT DISTINCT ON (t.id) c.name, c."erasedAt", x.blind, t.number, v."revealedAt", t.status::text AS status,
           t."submittedAt", x."activeMonths", r."computedAt", r.result
      FROM "Report" r
      JOIN "Attempt" t ON t.id = r."attemptId" AND t."organizationId" = r."organizationId"
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
      JOIN "Candidate" c ON c.id = t."candidateId" AND c."organizationId" = t."organizationId"
      LEFT JOIN "NameReveal" v ON v."attemptId" = t.id AND v."organizationId" = t."organizationId"
     WHERE r."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid
       AND t.status IN ('submitted', 'reviewed')
     ORDER BY t.id, r."computedAt" DESC, r.id DESC`);
}

export type ComparedRow = Readonly<{
  attemptId: string;
  name: string | null;
  erasedAt: Date | null;
  blind: boolean;
  number: number;
  revealedAt: Date | null;
  status: AttemptStatus;
  submittedAt: Date | null;
  activeMonths: number;
  receipt: string;
  reportId: string | null;
  computedAt: Date | null;
  result: unknown;
  choice: string | null;
}>;

/** These people of one assessment with their newest reports, by name; hidden names by number. */
export function listPeople(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  attemptIds: readonly string[],
): Promise<ComparedRow[]> {
  return tx.$queryRaw<ComparedRow[]>(Prisma.sql`
    SELECT t.id AS "attemptId", c.name, c."erasedAt", x.blind, t.number, v."revealedAt", t.status::text AS status,
           t."submittedAt", x."activeMonths", t.receipt, r.id AS "reportId", r."computedAt", r.result,
           (SELECT d.choice FROM "CandidateDecision" d
             WHERE d."attemptId" = t.id AND d."organizationId" = t."organizationId" ORDER BY d.seq DESC LIMIT 1) AS choice
      FROM "Attempt" t
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
      JOIN "Candidate" c ON c.id = t."candidateId" AND c."organizationId" = t."organizationId"
      LEFT JOIN "NameReveal" v ON v."attemptId" = t.id AND v."organizationId" = t."organizationId"
      LEFT JOIN LATERAL (SELECT q.id, q."computedAt", q.result FROM "Report" q
                          WHERE q."attemptId" = t.id AND q."organizationId" = t."organizationId"
                            AND t.status IN ('submitted', 'reviewed') AND c."erasedAt" IS NULL
                          ORDER BY q."computedAt" DESC, q.id DESC LIMIT 1) r ON true
     WHERE t."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid
       AND t.id = ANY(${[...attemptIds]}::uuid[])
     ORDER BY CASE WHEN x.blind THEN t.number END, CASE WHEN NOT x.blind THEN c.name END COLLATE "fi-x-icu" NULLS LAST, t.id`);
}
