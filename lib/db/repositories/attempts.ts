import 'server-only';
import { Prisma, type AttemptStatus, type ConsentAction } from '../generated/client';
import type { Tx } from '../client';

/** Everything about an attempt that its candidate's pages are made of. */
export type AttemptView = Readonly<{
  attemptId: string;
  organizationId: string;
  ref: string;
  receipt: string;
  status: AttemptStatus;
  locale: string;
  deadlineAt: Date | null;
  submittedAt: Date | null;
  /** The own deadline has passed, or the assessment was closed, by the clock of the database. */
  over: boolean;
  /** When answering begins, while that is still ahead. */
  opensAt: Date | null;
  consentVersion: string;
  /** The last thing that the candidate decided about taking part. */
  consent: ConsentAction | null;
  /** An arrangement for reading. */
  largeText: boolean;
  questionnaireVersionId: string;
  itemIds: readonly string[];
  organizationName: string;
  contact: string;
  activeMonths: number;
  totalMonths: number;
  /** Languages that the assessment offers. */
  locales: readonly string[];
  /** When the own report may be read: atOnce or afterReview. */
  candidateReport: string;
  /** IANA name of the candidate's time zone: deadlines are the end of a day there. */
  timeZone: string;
  jobTitle: string;
}>;

const VIEW_COLUMNS = Prisma.sql`
  a.id AS "attemptId", a."organizationId", a.ref, a.receipt, a.status::text AS status, a.locale,
  a."deadlineAt", a."submittedAt", a."largeText",
  (COALESCE(a."deadlineAt" <= now(), false) OR x.status = 'CLOSED') AS over,
  CASE WHEN x."opensAt" > now() THEN x."opensAt" END AS "opensAt",
  x."consentVersion", x."questionnaireVersionId", x."itemIds",
  (SELECT c.action::text FROM "ConsentRecord" c WHERE c."attemptId" = a.id ORDER BY c.at DESC, c.id DESC LIMIT 1) AS consent,
  o.name AS "organizationName", o.contact, x."activeMonths", x."totalMonths", x.locales, x."candidateReport",
  p."timeZone", v.document->>'title' AS "jobTitle"`;

const VIEW_TABLES = Prisma.sql`
  "Attempt" a
  JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
  JOIN "RoleProfileVersion" v ON v.id = x."roleProfileVersionId" AND v."organizationId" = a."organizationId"
  JOIN "Candidate" p ON p.id = a."candidateId" AND p."organizationId" = a."organizationId"
  JOIN "Organization" o ON o.id = a."organizationId"`;

/** The attempt behind a live link; null for anything else, whatever the reason. */
export async function findByLink(tx: Tx, tokenHash: string): Promise<AttemptView | null> {
  const rows = await tx.$queryRaw<AttemptView[]>`
    SELECT ${VIEW_COLUMNS}
    FROM "Invitation" i JOIN ${VIEW_TABLES} ON a.id = i."attemptId" AND a."organizationId" = i."organizationId"
    WHERE i."tokenHash" = ${tokenHash} AND i."revokedAt" IS NULL
      -- Whoever has submitted keeps the way to the receipt.
      AND (i."expiresAt" > now() OR a."submittedAt" IS NOT NULL)`;
  return rows[0] ?? null;
}

export type SessionView = AttemptView &
  Readonly<{ sessionId: string; endedReason: string | null; live: boolean }>;

/**
 * The attempt behind a session cookie, live or ended. A live session that has used up part of its time gets the
 * whole of it again, so that nobody who comes back within a day meets a closed door.
 */
export async function findBySession(
  tx: Tx,
  tokenHash: string,
  { lifeHours, renewBelowHours }: Readonly<{ lifeHours: number; renewBelowHours: number }>,
): Promise<SessionView | null> {
  const rows = await tx.$queryRaw<SessionView[]>`
    WITH renewed AS (
      UPDATE "CandidateSession" SET "expiresAt" = now() + make_interval(hours => ${lifeHours}::int)
      WHERE "tokenHash" = ${tokenHash} AND "endedAt" IS NULL AND "expiresAt" > now()
        AND "expiresAt" < now() + make_interval(hours => ${renewBelowHours}::int)
    )
    SELECT s.id AS "sessionId", s."endedReason", (s."endedAt" IS NULL AND s."expiresAt" > now()) AS live, ${VIEW_COLUMNS}
    FROM "CandidateSession" s JOIN ${VIEW_TABLES} ON a.id = s."attemptId" AND a."organizationId" = s."organizationId"
    WHERE s."tokenHash" = ${tokenHash}`;
  return rows[0] ?? null;
}

/**
 * Holds the attempt until the transaction ends and returns what must be true before it changes. Saves of answers
 * hold the same row shared: they come wholly before or wholly after.
 */
export async function lock(tx: Tx, organizationId: string, attemptId: string) {
  // A statement of its own: what waited for the row would see other tables as they were before it waited.
  await tx.$queryRaw`
    SELECT 1 AS held FROM "Attempt"
    WHERE id = ${attemptId}::uuid AND "organizationId" = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<LockedAttempt[]>`
    SELECT a.ref, a.status::text AS status, a.locale, a.receipt, a."submittedAt",
      (COALESCE(a."deadlineAt" <= now(), false) OR x.status = 'CLOSED') AS over,
      CASE WHEN x."opensAt" > now() THEN x."opensAt" END AS "opensAt", x."consentVersion", x."itemIds",
      (SELECT c.action::text FROM "ConsentRecord" c WHERE c."attemptId" = a.id ORDER BY c.at DESC, c.id DESC LIMIT 1) AS consent
    FROM "Attempt" a JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
    WHERE a.id = ${attemptId}::uuid AND a."organizationId" = ${organizationId}::uuid`;
  return rows[0] ?? null;
}

export type LockedAttempt = Readonly<{
  ref: string;
  opensAt: Date | null;
  consent: ConsentAction | null;
  status: AttemptStatus;
  locale: string;
  receipt: string;
  submittedAt: Date | null;
  over: boolean;
  consentVersion: string;
  itemIds: readonly string[];
}>;

type Change = Readonly<{
  status?: AttemptStatus;
  locale?: string;
  openedAt?: Date;
  startedAt?: Date;
  submittedAt?: Date;
  withdrawnAt?: Date;
  largeText?: boolean;
}>;

export async function update(tx: Tx, organizationId: string, attemptId: string, data: Change): Promise<void> {
  await tx.attempt.update({
    where: { id_organizationId: { id: attemptId, organizationId } },
    data,
    select: { id: true },
  });
}

/** The clock that deadlines are measured by. */
export async function databaseTime(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  return rows[0]?.now ?? new Date();
}

/** The session behind a cookie, and whether it may go on although another device took over. */
export async function findSession(tx: Tx, tokenHash: string) {
  const rows = await tx.$queryRaw<
    Readonly<{ organizationId: string; attemptId: string; mayReturn: boolean }>[]
  >`
    SELECT "organizationId", "attemptId",
      ("expiresAt" > now() AND ("endedAt" IS NULL OR "endedReason" = 'takenOver')) AS "mayReturn"
    FROM "CandidateSession" WHERE "tokenHash" = ${tokenHash}`;
  return rows[0] ?? null;
}
