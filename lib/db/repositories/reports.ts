import 'server-only';
import { Prisma } from '../generated/client';
import type { AttemptStatus } from '../generated/enums';
import type { Tx } from '../client';
import { toJsonDocument } from '../json';

const INPUT_COLUMNS = {
  id: true,
  assessment: {
    select: {
      scoringVersion: true,
      narrativeVersion: true,
      itemIds: true,
      profile: { select: { jobRoleId: true, version: true, document: true, contentHash: true } },
      questionnaire: { select: { document: true, contentHash: true } },
      norm: { select: { document: true, contentHash: true } },
    },
  },
  answers: { select: { itemId: true, value: true, shownMs: true } },
} as const;

/** Everything that a report of the attempt is computed from, as it is stored. */
export function findInput(tx: Tx, organizationId: string, attemptId: string) {
  return tx.attempt.findUnique({
    where: { id_organizationId: { id: attemptId, organizationId } },
    select: INPUT_COLUMNS,
  });
}

export type NewReport = Readonly<{
  id: string;
  attemptId: string;
  scoringVersion: string;
  narrativeVersion: string;
  inputHash: string;
  result: object;
  resultHash: string;
  /** Copies for lists and statistics, see lib/fit/packed-fit and lib/report/packed-scores. */
  flagCount: number;
  packedFit: Uint8Array<ArrayBuffer> | null;
  packedScores: Uint8Array<ArrayBuffer>;
}>;

export async function insert(
  tx: Tx,
  organizationId: string,
  { result, ...columns }: NewReport,
): Promise<void> {
  await tx.report.create({ data: { organizationId, result: toJsonDocument(result), ...columns } });
}

/** The report with the same input, if it exists already. */
export function findByInput(tx: Tx, organizationId: string, attemptId: string, inputHash: string) {
  return tx.report.findFirst({
    where: { organizationId, attemptId, inputHash },
    select: { id: true, resultHash: true },
  });
}

export type ReportRow = Readonly<{
  id: string;
  attemptId: string;
  result: unknown;
  inputHash: string;
  resultHash: string;
  computedAt: Date;
  status: AttemptStatus;
  locale: string;
  submittedAt: Date | null;
  receipt: string;
  number: number;
  name: string | null;
  erasedAt: Date | null;
  revealedAt: Date | null;
  assessmentId: string;
  assessmentName: string;
  blind: boolean;
  activeMonths: number;
  jobRoleId: string;
  profileVersion: number;
  profile: unknown;
  publishedAt: Date;
  /** The newest report of the same attempt that was made after this one. */
  newerId: string | null;
  /** Decisions and reopenings, the oldest first; instants as text. */
  decisions: unknown;
  /** Who marked the attempt as reviewed, and when. */
  review: unknown;
  /** Members who have opened this report, the last ones first. */
  readers: unknown;
  /** Names of the raters by id, where they were asked for. */
  raters: unknown;
}>;

/**
 * One report with everything that its page shows around it, in one statement.
 *
 * @param identify Whether the reader may know the raters by name.
 */
export async function findForPage(
  tx: Tx,
  organizationId: string,
  reportId: string,
  identify = false,
): Promise<ReportRow | null> {
  const rows = await tx.$queryRaw<ReportRow[]>(Prisma.sql`
    SELECT r.id, r."attemptId", r.result, r."inputHash", r."resultHash", r."computedAt",
      t.status::text AS status, t.locale, t."submittedAt", t.receipt, t.number,
      c.name, c."erasedAt", v."revealedAt",
      x.id AS "assessmentId", x.name AS "assessmentName", x.blind, x."activeMonths",
      p."jobRoleId", p.version AS "profileVersion", p.document AS profile, p."publishedAt",
      (SELECT n.id FROM "Report" n
        WHERE n."attemptId" = r."attemptId" AND n."organizationId" = r."organizationId"
          AND (n."computedAt", n.id) > (r."computedAt", r.id)
        ORDER BY n."computedAt" DESC, n.id DESC LIMIT 1) AS "newerId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', d.seq, 'kind', d.kind, 'choice', d.choice,
          'grounds', d.grounds, 'reason', d.reason, 'toCandidate', d."toCandidate", 'by', u.name,
          'at', d."decidedAt") ORDER BY d.seq), '[]')
         FROM "CandidateDecision" d JOIN "User" u ON u.id = d."decidedById"
        WHERE d."attemptId" = t.id AND d."organizationId" = t."organizationId") AS decisions,
      (SELECT jsonb_build_object('name', u.name, 'at', e."occurredAt")
         FROM "AuditEvent" e
         LEFT JOIN "Membership" m ON m."userId" = e."actorId" AND m."organizationId" = e."organizationId"
         LEFT JOIN "User" u ON u.id = m."userId"
        WHERE e."organizationId" = t."organizationId" AND e."subjectType" = 'attempt'
          AND e."subjectId" = t.id::text AND e.action = 'attempt.reviewed'
        ORDER BY e.seq DESC LIMIT 1) AS review,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'at', w.at) ORDER BY w.at DESC), '[]')
         FROM (SELECT u.name, max(e."occurredAt") AS at
                 FROM "AuditEvent" e
                 JOIN "Membership" m ON m."userId" = e."actorId" AND m."organizationId" = e."organizationId"
                 JOIN "User" u ON u.id = m."userId"
                WHERE e."organizationId" = t."organizationId" AND e."subjectType" = 'report'
                  AND e."subjectId" = r.id::text AND e.action IN ('report.viewed', 'report.compared')
                GROUP BY u.id, u.name) w) AS readers,
      CASE WHEN ${identify} THEN
        (SELECT coalesce(jsonb_object_agg(g.id, u.name), '{}')
           FROM "Rater" g
           JOIN "Membership" m ON m."userId" = g."userId" AND m."organizationId" = g."organizationId"
           JOIN "User" u ON u.id = m."userId"
          WHERE g."organizationId" = p."organizationId" AND g."jobRoleId" = p."jobRoleId")
      END AS raters
      FROM "Report" r
      JOIN "Attempt" t ON t.id = r."attemptId" AND t."organizationId" = r."organizationId"
      JOIN "Candidate" c ON c.id = t."candidateId" AND c."organizationId" = t."organizationId"
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
      JOIN "RoleProfileVersion" p ON p.id = x."roleProfileVersionId" AND p."organizationId" = x."organizationId"
      LEFT JOIN "NameReveal" v ON v."attemptId" = t.id AND v."organizationId" = t."organizationId"
     WHERE r.id = ${reportId}::uuid AND r."organizationId" = ${organizationId}::uuid`);
  return rows[0] ?? null;
}

/** Whether the member has looked at the report after `since`. */
export async function viewedSince(
  tx: Tx,
  organizationId: string,
  { reportId, userId, since }: Readonly<{ reportId: string; userId: string; since: Date }>,
): Promise<boolean> {
  const event = await tx.auditEvent.findFirst({
    where: {
      organizationId,
      subjectType: 'report',
      subjectId: reportId,
      action: 'report.viewed',
      actorId: userId,
      occurredAt: { gte: since },
    },
    select: { seq: true },
  });
  return event !== null;
}

/** Moves a submitted attempt to reviewed; says whether this call did it. */
export async function markReviewed(tx: Tx, organizationId: string, attemptId: string): Promise<boolean> {
  const { count } = await tx.attempt.updateMany({
    where: { id: attemptId, organizationId, status: 'submitted' },
    data: { status: 'reviewed' },
  });
  return count === 1;
}

/** A page of stored reports of all organisations by id, for verification. */
export function listForVerification(tx: Tx, afterId: string | null, take: number) {
  return tx.report.findMany({
    where: afterId === null ? {} : { id: { gt: afterId } },
    orderBy: { id: 'asc' },
    take,
    select: {
      id: true,
      organizationId: true,
      attemptId: true,
      inputHash: true,
      result: true,
      resultHash: true,
    },
  });
}
