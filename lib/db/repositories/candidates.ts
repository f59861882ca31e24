import 'server-only';
import { Prisma } from '../generated/client';
import type { AttemptStatus } from '../generated/enums';
import type { Tx } from '../client';

/** States from which an attempt can still be answered. */
const UNDER_WAY: Prisma.EnumAttemptStatusFilter = { in: ['invited', 'opened', 'inProgress'] };

export type CandidateRow = Readonly<{
  attemptId: string;
  name: string | null;
  email: string | null;
  erasedAt: Date | null;
  locale: string;
  status: AttemptStatus;
  invitedAt: Date;
  openedAt: Date | null;
  startedAt: Date | null;
  submittedAt: Date | null;
  withdrawnAt: Date | null;
  deadlineAt: Date | null;
  invitationId: string | null;
  answered: number;
  reportId: string | null;
  fit: unknown;
  flagCount: number | null;
  verdict: string | null;
}>;

/**
 * Everybody invited to one assessment, in one statement whatever their number: state, live link, answers given so far
 * and, of the newest report, the fit and the flags. A withdrawn attempt brings no result with it.
 */
export function listForAssessment(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
): Promise<CandidateRow[]> {
  return tx.$queryRaw<CandidateRow[]>(Prisma.sql`
    SELECT t.id AS "attemptId", c.name, c.email, c."erasedAt", t.locale, t.status::text AS status,
           t."invitedAt", t."openedAt", t."startedAt", t."submittedAt", t."withdrawnAt", t."deadlineAt",
           i.id AS "invitationId", coalesce(n.answered, 0)::int AS answered,
           r.id AS "reportId", r.result->'fit' AS fit,
           (r.result->'quality'->>'flagCount')::int AS "flagCount", r.result->'quality'->>'verdict' AS verdict
      FROM "Attempt" t
      JOIN "Candidate" c ON c.id = t."candidateId" AND c."organizationId" = t."organizationId"
      LEFT JOIN "Invitation" i ON i."attemptId" = t.id AND i."revokedAt" IS NULL
      LEFT JOIN (SELECT a."attemptId", count(a.value) AS answered
                   FROM "Answer" a
                   JOIN "Attempt" b ON b.id = a."attemptId"
                  WHERE b."assessmentId" = ${assessmentId}::uuid AND b."organizationId" = ${organizationId}::uuid
                    AND b.status = 'inProgress'
                  GROUP BY a."attemptId") n ON n."attemptId" = t.id
      LEFT JOIN LATERAL (SELECT q.id, q.result
                           FROM "Report" q
                          WHERE q."attemptId" = t.id AND q."organizationId" = t."organizationId"
                            AND t.status IN ('submitted', 'reviewed') AND c."erasedAt" IS NULL
                          ORDER BY q."computedAt" DESC, q.id DESC
                          LIMIT 1) r ON true
     WHERE t."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid`);
}

/** One attempt with its person and job, as staff handle it. */
export function findAttempt(tx: Tx, organizationId: string, attemptId: string) {
  return tx.attempt.findUnique({
    where: { id_organizationId: { id: attemptId, organizationId } },
    select: {
      id: true,
      status: true,
      locale: true,
      deadlineAt: true,
      assessmentId: true,
      assessment: { select: { status: true } },
      candidate: { select: { name: true, email: true, timeZone: true, erasedAt: true } },
    },
  });
}

/** One attempt with its live link, for replacing or cancelling it. */
export function findForManaging(tx: Tx, organizationId: string, attemptId: string) {
  return tx.attempt.findUnique({
    where: { id_organizationId: { id: attemptId, organizationId } },
    select: {
      status: true,
      deadlineAt: true,
      candidate: { select: { name: true } },
      assessment: { select: { id: true, name: true, status: true, itemIds: true } },
      invitations: { where: { revokedAt: null }, select: { id: true }, take: 1 },
      _count: { select: { answers: { where: { value: { not: null } } } } },
    },
  });
}

/** Cancels an attempt that is under way; says whether this call did it. */
export async function cancelAttempt(tx: Tx, organizationId: string, attemptId: string): Promise<boolean> {
  const { count } = await tx.attempt.updateMany({
    where: { id: attemptId, organizationId, status: UNDER_WAY },
    data: { status: 'cancelled' },
  });
  return count === 1;
}

/** Ends every attempt of an assessment that is under way, with its link and its session; says how many. */
export async function expireUnderWay(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  at: Date,
): Promise<number> {
  const expired = await tx.attempt.updateManyAndReturn({
    where: { organizationId, assessmentId, status: UNDER_WAY },
    data: { status: 'expired' },
    select: { id: true },
  });
  const attemptId = { in: expired.map(({ id }) => id) };
  await tx.invitation.updateMany({
    where: { organizationId, attemptId, revokedAt: null },
    data: { revokedAt: at, sealedLink: null },
  });
  await tx.candidateSession.updateMany({
    where: { organizationId, attemptId, endedAt: null },
    data: { endedAt: at, endedReason: 'expired' },
  });
  return expired.length;
}
