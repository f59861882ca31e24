import 'server-only';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';
import type { ErasedMail } from './mail-erasure';

export type KeptPerson = Readonly<{
  candidateId: string;
  receipt: string;
  assessmentId: string;
  assessment: string;
  /** Assessments that the person takes part in. */
  attempts: number;
  /** When the time of all of them is over. */
  keptUntil: Date;
  heldAt: Date | null;
  heldReason: string | null;
  erasedAt: Date | null;
}>;

/** The person behind an attempt, with how long everything about them is kept. */
export async function findPerson(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<KeptPerson | null> {
  const rows = await tx.$queryRaw<KeptPerson[]>`
    SELECT c.id::text AS "candidateId", a.receipt, s.id::text AS "assessmentId", s.name AS assessment, c."heldAt", c."heldReason", c."erasedAt",
      (SELECT count(*)::int FROM "Attempt" o WHERE o."candidateId" = c.id) AS attempts,
      (SELECT max(attempt_kept_until(o.id)) FROM "Attempt" o WHERE o."candidateId" = c.id) AS "keptUntil"
    FROM "Attempt" a
    JOIN "Candidate" c ON c.id = a."candidateId" JOIN "Assessment" s ON s.id = a."assessmentId"
    WHERE a.id = ${attemptId}::uuid AND a."organizationId" = ${organizationId}::uuid`;
  return rows[0] ?? null;
}

/** Locks a person for a change, so that two changes follow one another. */
export async function lock(tx: Tx, organizationId: string, candidateId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Candidate" WHERE id = ${candidateId}::uuid AND "organizationId" = ${organizationId}::uuid
    FOR UPDATE`;
  return rows.length > 0;
}

/**
 * Removes all that is known of a person and keeps what is only counted; nothing when they are erased already or on
 * hold. The database does it in one function: the application may not delete what is append-only.
 *
 * @returns mails whose files are to be removed once the transaction is stored, or null when nothing was erased.
 */
export async function erase(
  tx: Tx,
  organizationId: string,
  candidateId: string,
): Promise<readonly ErasedMail[] | null> {
  const erasable = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Candidate" WHERE id = ${candidateId}::uuid AND "organizationId" = ${organizationId}::uuid
      AND "erasedAt" IS NULL AND "heldAt" IS NULL FOR UPDATE`;
  if (erasable.length === 0) return null;
  return tx.$queryRaw<ErasedMail[]>`
    SELECT m::text AS id FROM erase_candidate(${candidateId}::uuid, ${organizationId}::uuid) AS m`;
}

const MOST_A_NIGHT = 2_000;

/** People of all organisations whose time is over, the longest kept first. */
export function listDue(
  tx: Tx,
  now: Date,
): Promise<readonly Readonly<{ id: string; organizationId: string }>[]> {
  return tx.$queryRaw<{ id: string; organizationId: string }[]>`
    SELECT c.id::text, c."organizationId"::text FROM "Candidate" c
    JOIN "Attempt" a ON a."candidateId" = c.id
    WHERE c."erasedAt" IS NULL AND c."heldAt" IS NULL
    GROUP BY c.id HAVING max(attempt_kept_until(a.id)) <= ${now}
    ORDER BY max(attempt_kept_until(a.id)), c.id LIMIT ${MOST_A_NIGHT}`;
}

export type PlannedPerson = Readonly<{
  attemptId: string;
  receipt: string;
  assessment: string;
  keptUntil: Date;
  heldAt: Date | null;
  heldReason: string | null;
}>;

/** Whose time ends until a date, or who is on hold, by date; one line a person, with the latest of their attempts. */
export function listPlanned(
  tx: Tx,
  organizationId: string,
  { until, held, take }: Readonly<{ until: Date; held: boolean; take: number }>,
): Promise<readonly PlannedPerson[]> {
  const which = held
    ? Prisma.sql`c."heldAt" IS NOT NULL`
    : Prisma.sql`c."heldAt" IS NULL AND kept."until" <= ${until}`;
  return tx.$queryRaw<PlannedPerson[]>`
    SELECT last.id::text AS "attemptId", last.receipt, last.assessment, kept."until" AS "keptUntil",
      c."heldAt", c."heldReason"
    FROM "Candidate" c
    JOIN LATERAL (SELECT max(attempt_kept_until(a.id)) AS "until" FROM "Attempt" a
      WHERE a."candidateId" = c.id) AS kept ON true
    JOIN LATERAL (SELECT a.id, a.receipt, s.name AS assessment FROM "Attempt" a
      JOIN "Assessment" s ON s.id = a."assessmentId" WHERE a."candidateId" = c.id
      ORDER BY a."invitedAt" DESC, a.id LIMIT 1) AS last ON true
    WHERE c."organizationId" = ${organizationId}::uuid AND c."erasedAt" IS NULL AND ${which}
    ORDER BY kept."until", last.receipt LIMIT ${take}`;
}

export type KeptCounts = Readonly<{ active: number; locked: number; held: number; erased: number }>;

/** How many people there are in each stage of keeping; somebody on hold counts only there. */
export async function countKept(tx: Tx, organizationId: string, now: Date): Promise<KeptCounts> {
  const rows = await tx.$queryRaw<KeptCounts[]>`
    SELECT count(*) FILTER (WHERE stage = 'active')::int AS active,
      count(*) FILTER (WHERE stage = 'locked')::int AS locked,
      count(*) FILTER (WHERE stage = 'held')::int AS held,
      count(*) FILTER (WHERE stage = 'erased')::int AS erased
    FROM (SELECT CASE WHEN c."erasedAt" IS NOT NULL THEN 'erased' WHEN c."heldAt" IS NOT NULL THEN 'held'
        WHEN EXISTS (SELECT 1 FROM "Attempt" a JOIN "Assessment" s ON s.id = a."assessmentId"
          WHERE a."candidateId" = c.id AND coalesce(a."submittedAt", ${now}::timestamptz)
            + make_interval(months => s."activeMonths") >= ${now}::timestamptz) THEN 'active'
        ELSE 'locked' END AS stage
      FROM "Candidate" c WHERE c."organizationId" = ${organizationId}::uuid) AS people`;
  return rows[0] ?? { active: 0, locked: 0, held: 0, erased: 0 };
}

/** Puts the erasure of a person on hold, or lifts the hold. */
export async function setHold(
  tx: Tx,
  organizationId: string,
  candidateId: string,
  hold: Readonly<{ at: Date; reason: string; byId: string }> | null,
): Promise<void> {
  await tx.candidate.update({
    where: { id_organizationId: { id: candidateId, organizationId } },
    data: {
      heldAt: hold?.at ?? null,
      heldReason: hold?.reason ?? null,
      heldById: hold?.byId ?? null,
    },
  });
}
