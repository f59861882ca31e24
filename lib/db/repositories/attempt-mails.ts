import 'server-only';
import type { AttemptStatus } from '../generated/enums';
import type { Tx } from '../client';

/** What a mail about an attempt needs to know. */
export type MailSubject = Readonly<{
  attemptId: string;
  email: string;
  locale: string;
  timeZone: string;
  status: AttemptStatus;
  begun: boolean;
  receipt: string;
  deadlineAt: Date | null;
  /** When the live link ends, where the assessment has no deadline. */
  linkExpiresAt: Date | null;
  sealedLink: string | null;
  statements: number;
  candidateReport: string;
  jobTitle: string;
  organization: string;
  contact: string;
}>;

/** The given attempts whose candidates have an address, in one statement whatever their number. */
export function findSubjects(
  tx: Tx,
  organizationId: string,
  attemptIds: readonly string[],
): Promise<MailSubject[]> {
  return tx.$queryRaw<MailSubject[]>`
    SELECT a.id AS "attemptId", c.email, a.locale, c."timeZone", a.status::text AS status,
      (a."startedAt" IS NOT NULL) AS begun, a.receipt, a."deadlineAt", i."expiresAt" AS "linkExpiresAt", i."sealedLink",
      cardinality(x."itemIds") AS statements, x."candidateReport", v.document->>'title' AS "jobTitle",
      o.name AS organization, o.contact
    FROM "Attempt" a
    JOIN "Candidate" c ON c.id = a."candidateId" AND c."organizationId" = a."organizationId"
    JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
    JOIN "RoleProfileVersion" v ON v.id = x."roleProfileVersionId" AND v."organizationId" = x."organizationId"
    JOIN "Organization" o ON o.id = a."organizationId"
    LEFT JOIN "Invitation" i ON i."attemptId" = a.id AND i."organizationId" = a."organizationId" AND i."revokedAt" IS NULL
    WHERE a."organizationId" = ${organizationId}::uuid AND a.id = ANY (${[...attemptIds]}::uuid[])
      AND c.email IS NOT NULL AND c."erasedAt" IS NULL`;
}

/** Whether the candidate was told of the invitation, or may have been before mails knew their attempts. */
export async function wasTold(tx: Tx, organizationId: string, attemptId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ told: boolean }[]>`
    SELECT count(*) = 0 OR bool_or("sentAt" IS NOT NULL OR "filedAt" IS NOT NULL) AS told
    FROM "OutboxMail"
    WHERE "organizationId" = ${organizationId}::uuid AND "attemptId" = ${attemptId}::uuid AND kind = 'candidateInvitation'`;
  return rows[0]?.told ?? true;
}
