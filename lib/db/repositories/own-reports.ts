import 'server-only';
import type { Tx } from '../client';

/** Events by which the employer gets to know what a report says. */
const READINGS = ['report.viewed', 'report.compared', 'report.exported', 'answers.exported'];

export type OwnStandingRow = Readonly<{
  attemptId: string;
  status: string;
  submittedAt: Date | null;
  candidateReport: string;
  reportId: string | null;
  computedAt: Date | null;
  /** When somebody of the employer first read any report of the attempt. */
  firstReadAt: Date | null;
  /** What the candidate may read of the newest decision; empty: nothing. */
  decisionText: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}>;

/** How things stand after the answers were sent. */
export async function findStanding(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<OwnStandingRow | null> {
  return (await listStandings(tx, organizationId, [attemptId]))[0] ?? null;
}

/** How things stand with several attempts, in one statement. */
export function listStandings(
  tx: Tx,
  organizationId: string,
  attemptIds: readonly string[],
): Promise<OwnStandingRow[]> {
  return tx.$queryRaw<OwnStandingRow[]>`
    SELECT a.id AS "attemptId", a.status::text AS status, a."submittedAt", x."candidateReport", r.id AS "reportId", r."computedAt",
      (SELECT min(e."occurredAt") FROM "AuditEvent" e
        WHERE e."organizationId" = a."organizationId" AND e."subjectType" = 'report' AND e.action = ANY (${READINGS})
          AND e."subjectId" IN (SELECT o.id::text FROM "Report" o WHERE o."attemptId" = a.id)) AS "firstReadAt",
      d."toCandidate" AS "decisionText", d."decidedAt", u.name AS "decidedBy"
    FROM "Attempt" a
    JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
    LEFT JOIN LATERAL (SELECT id, "computedAt" FROM "Report" WHERE "attemptId" = a.id
      ORDER BY "computedAt" DESC, id DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT * FROM "CandidateDecision" WHERE "attemptId" = a.id ORDER BY seq DESC LIMIT 1) d
      ON d.kind = 'made'
    LEFT JOIN "User" u ON u.id = d."decidedById"
    WHERE a.id = ANY (${[...attemptIds]}::uuid[]) AND a."organizationId" = ${organizationId}::uuid`;
}

/** The newest report of an attempt with the profile that it rests on. */
export function findReport(tx: Tx, organizationId: string, attemptId: string) {
  return tx.report.findFirst({
    where: { organizationId, attemptId },
    orderBy: [{ computedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      result: true,
      computedAt: true,
      attempt: { select: { assessment: { select: { profile: { select: { document: true } } } } } },
    },
  });
}
