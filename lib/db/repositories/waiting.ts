import 'server-only';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';
import { CANDIDATE } from './assessed-people';

/** Kinds of things that wait at a place: an assessment, or for `raters` a job. */
export const WAITING_KINDS = ['read', 'decide', 'deadline', 'link', 'raters'] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

export type WaitingPlace = Readonly<{
  kind: WaitingKind;
  placeId: string;
  name: string;
  count: number;
  /** When the first of them was handed in, or ends. */
  at: Date;
}>;

/** What ends within so many days is near. */
const NEAR_DAYS = 7;
const NEAR = Prisma.sql`now() + make_interval(days => ${NEAR_DAYS}::int)`;

const PEOPLE = Prisma.sql`
  "Attempt" t
  JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
  JOIN ${CANDIDATE}`;

/** A result that may still be read. */
const STILL_READABLE = Prisma.sql`
  c."erasedAt" IS NULL AND t."submittedAt" + make_interval(months => x."activeMonths") > now()`;

const ANSWERING = Prisma.sql`
  t.status IN ('invited', 'opened', 'inProgress') AND x.status = 'OPEN' AND c."erasedAt" IS NULL`;

const NO_DECISION = Prisma.sql`
  (SELECT d.choice FROM "CandidateDecision" d WHERE d."attemptId" = t.id AND d."organizationId" = t."organizationId"
    ORDER BY d.seq DESC LIMIT 1) IS NULL`;

/**
 * How much waits where: results to read and to decide on, people whose time or link ends within a week, and where
 * `withRaters` raters of jobs whose link ends before they have handed in.
 */
export function listPlaces(tx: Tx, organizationId: string, withRaters: boolean): Promise<WaitingPlace[]> {
  const own = Prisma.sql`t."organizationId" = ${organizationId}::uuid`;
  const at = (column: Prisma.Sql) =>
    Prisma.sql`x.id AS "placeId", x.name, count(*)::int AS count, min(${column}) AS at`;
  return tx.$queryRaw<WaitingPlace[]>(Prisma.sql`
    SELECT * FROM (
      SELECT 'read' AS kind, ${at(Prisma.sql`t."submittedAt"`)} FROM ${PEOPLE}
       WHERE ${own} AND t.status = 'submitted' AND ${STILL_READABLE} GROUP BY x.id, x.name
      UNION ALL
      SELECT 'decide', ${at(Prisma.sql`t."submittedAt"`)} FROM ${PEOPLE}
       WHERE ${own} AND t.status = 'reviewed' AND ${STILL_READABLE} AND ${NO_DECISION} GROUP BY x.id, x.name
      UNION ALL
      SELECT 'deadline', ${at(Prisma.sql`t."deadlineAt"`)} FROM ${PEOPLE}
       WHERE ${own} AND ${ANSWERING} AND t."deadlineAt" > now() AND t."deadlineAt" <= ${NEAR} GROUP BY x.id, x.name
      UNION ALL
      SELECT 'link', ${at(Prisma.sql`i."expiresAt"`)} FROM ${PEOPLE}
        JOIN "Invitation" i ON i."attemptId" = t.id AND i."organizationId" = t."organizationId" AND i."revokedAt" IS NULL
       WHERE ${own} AND ${ANSWERING} AND i."expiresAt" <= ${NEAR}
         AND (t."deadlineAt" IS NULL OR i."expiresAt" < t."deadlineAt") GROUP BY x.id, x.name
      UNION ALL
      SELECT 'raters', x.id, x.title, count(*)::int, min(t."linkExpiresAt") FROM "Rater" t
        JOIN "JobRole" x ON x.id = t."jobRoleId" AND x."organizationId" = t."organizationId"
       WHERE ${withRaters} AND ${own} AND t.active AND t."revokedAt" IS NULL AND t."submittedAt" IS NULL
         AND t."linkExpiresAt" <= ${NEAR} AND x."archivedAt" IS NULL AND x."deletedAt" IS NULL GROUP BY x.id, x.title) places
    ORDER BY at, "placeId"`);
}

export type OpenSheetRow = Readonly<{
  reportId: string;
  assessmentName: string;
  name: string | null;
  erasedAt: Date | null;
  blind: boolean;
  number: number;
  revealedAt: Date | null;
  startedAt: Date | null;
  /** All that wait for this interviewer, listed or not. */
  total: number;
}>;

/** Interviews that a member has not handed the ratings in of, the oldest first; nothing of a result that is hidden. */
export function listOpenSheets(
  tx: Tx,
  organizationId: string,
  userId: string,
  take: number,
): Promise<OpenSheetRow[]> {
  return tx.$queryRaw<OpenSheetRow[]>(Prisma.sql`
    SELECT i."reportId", x.name AS "assessmentName", c.name, c."erasedAt", x.blind, t.number, v."revealedAt",
           s."startedAt", count(*) OVER ()::int AS total
      FROM "InterviewSheet" s
      JOIN "Interview" i ON i.id = s."interviewId" AND i."organizationId" = s."organizationId"
      JOIN (${PEOPLE}) ON t.id = i."attemptId" AND t."organizationId" = i."organizationId"
      LEFT JOIN "NameReveal" v ON v."attemptId" = t.id AND v."organizationId" = t."organizationId"
     WHERE s."organizationId" = ${organizationId}::uuid AND s."userId" = ${userId}::uuid
       AND s."submittedAt" IS NULL AND s."removedAt" IS NULL AND i."revealedAt" IS NULL
       AND t.status IN ('submitted', 'reviewed') AND ${STILL_READABLE}
     ORDER BY i."createdAt", s.id LIMIT ${take}::int`);
}
