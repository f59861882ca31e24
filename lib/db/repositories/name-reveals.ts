import 'server-only';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';

export type HiddenPerson = Readonly<{
  name: string | null;
  erasedAt: Date | null;
  blind: boolean;
  number: number;
  revealedAt: Date | null;
  assessmentId: string;
  assessmentName: string;
  reportId: string | null;
}>;

/** One person of an assessment, and whether the name is hidden. */
export async function findPerson(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<HiddenPerson | null> {
  const rows = await tx.$queryRaw<HiddenPerson[]>(Prisma.sql`
    SELECT c.name, c."erasedAt", x.blind, t.number, v."revealedAt", x.id AS "assessmentId", x.name AS "assessmentName",
      (SELECT r.id FROM "Report" r WHERE r."attemptId" = t.id AND r."organizationId" = t."organizationId"
        ORDER BY r."computedAt" DESC, r.id DESC LIMIT 1) AS "reportId"
      FROM "Attempt" t
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
      JOIN "Candidate" c ON c.id = t."candidateId" AND c."organizationId" = t."organizationId"
      LEFT JOIN "NameReveal" v ON v."attemptId" = t.id AND v."organizationId" = t."organizationId"
     WHERE t.id = ${attemptId}::uuid AND t."organizationId" = ${organizationId}::uuid`);
  return rows[0] ?? null;
}

type NewReveal = Readonly<{ attemptId: string; reason: string; revealedById: string }>;

/** Says whether this call revealed the name; somebody may have been quicker. */
export async function insert(tx: Tx, organizationId: string, reveal: NewReveal): Promise<boolean> {
  const { count } = await tx.nameReveal.createMany({
    data: [{ organizationId, ...reveal }],
    skipDuplicates: true,
  });
  return count === 1;
}
