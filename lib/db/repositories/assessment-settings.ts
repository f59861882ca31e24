import 'server-only';
import type { Tx } from '../client';

/** What an assessment was given beside its pins, held until the transaction ends. */
export async function lock(tx: Tx, organizationId: string, assessmentId: string) {
  await tx.$queryRaw`
    SELECT 1 AS held FROM "Assessment"
    WHERE id = ${assessmentId}::uuid AND "organizationId" = ${organizationId}::uuid FOR NO KEY UPDATE`;
  return find(tx, organizationId, assessmentId);
}

export function find(tx: Tx, organizationId: string, assessmentId: string) {
  return tx.assessment.findUnique({
    where: { id_organizationId: { id: assessmentId, organizationId } },
    select: {
      id: true,
      name: true,
      status: true,
      opensAt: true,
      closesAt: true,
      locales: true,
      blind: true,
      candidateReport: true,
      activeMonths: true,
      totalMonths: true,
      retentionReason: true,
      reminderDays: true,
      scoringVersion: true,
      narrativeVersion: true,
      consentVersion: true,
      itemIds: true,
      profile: { select: { version: true, jobRoleId: true, document: true } },
      questionnaire: { select: { key: true, version: true } },
      norm: { select: { key: true, version: true } },
    },
  });
}

type Change = Readonly<{
  name: string;
  opensAt: Date | null;
  closesAt: Date | null;
  reminderDays: readonly number[];
}>;

export async function change(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  { reminderDays, ...columns }: Change,
): Promise<void> {
  await tx.assessment.update({
    where: { id_organizationId: { id: assessmentId, organizationId } },
    data: { ...columns, reminderDays: [...reminderDays] },
    select: { id: true },
  });
}

/** How many were invited, how many can still answer or ran out of time, and until when the former may. */
export async function findPromise(tx: Tx, organizationId: string, assessmentId: string) {
  const rows = await tx.$queryRaw<
    { invited: number; underWay: number; until: Date | null; zones: string[] }[]
  >`
    SELECT count(*)::int AS invited,
      count(*) FILTER (WHERE a.status IN ('invited', 'opened', 'inProgress'))::int AS "underWay",
      max(coalesce(a."deadlineAt", i."expiresAt")) FILTER (WHERE a.status IN ('invited', 'opened', 'inProgress')) AS until,
      coalesce(array_agg(DISTINCT c."timeZone") FILTER (
        WHERE a.status IN ('invited', 'opened', 'inProgress', 'expired')), '{}') AS zones
    FROM "Attempt" a
    JOIN "Candidate" c ON c.id = a."candidateId" AND c."organizationId" = a."organizationId"
    LEFT JOIN "Invitation" i ON i."attemptId" = a.id AND i."organizationId" = a."organizationId" AND i."revokedAt" IS NULL
    WHERE a."organizationId" = ${organizationId}::uuid AND a."assessmentId" = ${assessmentId}::uuid`;
  return rows[0] ?? { invited: 0, underWay: 0, until: null, zones: [] };
}

/** The end of the time to answer in one time zone; null where there is none. */
export type ZoneDeadline = Readonly<{ timeZone: string; endsAt: Date | null }>;

export type Moved = Readonly<{ attemptId: string; revived: boolean }>;

/**
 * Gives everybody who can still answer the new end of their time, in one statement, and their links with it. Whoever
 * ran out of time and was not invited again since can go on where they were.
 *
 * @param linkDays Days that a link lives where there is no end.
 */
export function moveDeadlines(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  deadlines: readonly ZoneDeadline[],
  linkDays: number,
): Promise<Moved[]> {
  const zones = deadlines.map(({ timeZone }) => timeZone);
  const ends = deadlines.map(({ endsAt }) => endsAt);
  return tx.$queryRaw<Moved[]>`
    WITH zones AS (
      SELECT * FROM unnest(${zones}::text[], ${ends}::timestamptz[]) AS z (zone, "endsAt")
    ), held AS (
      SELECT a.id, a.status = 'expired' AS revived, z."endsAt" FROM "Attempt" a
      JOIN "Candidate" c ON c.id = a."candidateId" AND c."organizationId" = a."organizationId"
      JOIN zones z ON z.zone = c."timeZone"
      WHERE a."organizationId" = ${organizationId}::uuid AND a."assessmentId" = ${assessmentId}::uuid
        AND a.status IN ('invited', 'opened', 'inProgress', 'expired') AND c."erasedAt" IS NULL
        AND a."deadlineAt" IS DISTINCT FROM z."endsAt" AND coalesce(z."endsAt" > now(), true)
        AND NOT EXISTS (SELECT 1 FROM "Attempt" b WHERE b."assessmentId" = a."assessmentId"
          AND b."candidateId" = a."candidateId" AND b.ordinal > a.ordinal)
      FOR NO KEY UPDATE OF a
    ), links AS (
      UPDATE "Invitation" i SET "expiresAt" = coalesce(h."endsAt", now() + make_interval(days => ${linkDays}::int))
      FROM held h WHERE i."attemptId" = h.id AND i."organizationId" = ${organizationId}::uuid AND i."revokedAt" IS NULL
    )
    UPDATE "Attempt" a SET "deadlineAt" = h."endsAt", status = CASE
      WHEN a.status <> 'expired' THEN a.status
      WHEN a."startedAt" IS NOT NULL THEN 'inProgress'::"AttemptStatus"
      WHEN a."openedAt" IS NOT NULL THEN 'opened'::"AttemptStatus"
      ELSE 'invited'::"AttemptStatus" END
    FROM held h WHERE a.id = h.id AND a."organizationId" = ${organizationId}::uuid
    RETURNING a.id AS "attemptId", h.revived`;
}
