import 'server-only';
import type { Tx } from '../client';

/** Somebody who has not finished, with what decides whether a reminder is due. */
export type Reminded = Readonly<{
  attemptId: string;
  organizationId: string;
  timeZone: string;
  endsAt: Date;
  daysBefore: readonly number[];
  invitedAt: Date;
  /** ISO days of the plan for which there was a reminder. */
  remindedOn: readonly string[];
}>;

const BATCH = 500;
/** Days in which the first step of any plan can lie, with a weekend before it. */
const HORIZON_DAYS = 63;

/**
 * People whose answering ends soon and who can still answer, a batch at a time in the order of their ids, the next
 * batch after `after`. Whoever refused to take part is left alone.
 */
export function listBatch(tx: Tx, after: string | null): Promise<Reminded[]> {
  return tx.$queryRaw<Reminded[]>`
    SELECT a.id AS "attemptId", a."organizationId", c."timeZone", coalesce(a."deadlineAt", i."expiresAt") AS "endsAt",
      x."reminderDays" AS "daysBefore", i."createdAt" AS "invitedAt",
      ARRAY(SELECT r."dueOn"::text FROM "Reminder" r WHERE r."attemptId" = a.id) AS "remindedOn"
    FROM "Attempt" a
    JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
    JOIN "Candidate" c ON c.id = a."candidateId" AND c."organizationId" = a."organizationId"
    JOIN "Invitation" i ON i."attemptId" = a.id AND i."organizationId" = a."organizationId" AND i."revokedAt" IS NULL
    WHERE a.status IN ('invited', 'opened', 'inProgress') AND x.status = 'OPEN' AND cardinality(x."reminderDays") > 0
      AND coalesce(x."opensAt" <= now(), true) AND c.email IS NOT NULL AND c."erasedAt" IS NULL
      AND coalesce(a."deadlineAt", i."expiresAt") > now()
      AND coalesce(a."deadlineAt", i."expiresAt") < now() + make_interval(days => ${HORIZON_DAYS}::int)
      AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
      AND coalesce((SELECT s.action <> 'refused' FROM "ConsentRecord" s WHERE s."attemptId" = a.id
        ORDER BY s.at DESC, s.id DESC LIMIT 1), true)
    ORDER BY a.id LIMIT ${BATCH}::int`;
}

/** Whether a batch may have left some over. */
export function isFull(batch: readonly unknown[]): boolean {
  return batch.length === BATCH;
}

/**
 * Notes reminders for people of one organisation who can still answer, in one statement. Their attempts are held until
 * the transaction ends: whoever is just handing in, withdrawing or being cancelled is skipped, and tried again at the
 * next round. A reminder that was noted before is not noted again.
 *
 * @returns attempts for which a reminder was noted now.
 */
export async function note(
  tx: Tx,
  organizationId: string,
  due: readonly Readonly<{ id: string; attemptId: string; dueOn: string }>[],
): Promise<readonly string[]> {
  const column = (key: 'id' | 'attemptId' | 'dueOn') => due.map((reminder) => reminder[key]);
  const rows = await tx.$queryRaw<{ attemptId: string }[]>`
    WITH due AS (
      SELECT * FROM unnest(${column('id')}::uuid[], ${column('attemptId')}::uuid[], ${column('dueOn')}::date[])
        AS d (id, "attemptId", "dueOn")
    ), held AS (
      SELECT a.id FROM "Attempt" a
      WHERE a."organizationId" = ${organizationId}::uuid AND a.id IN (SELECT "attemptId" FROM due)
        AND a.status IN ('invited', 'opened', 'inProgress')
      FOR NO KEY UPDATE SKIP LOCKED
    )
    INSERT INTO "Reminder" (id, "organizationId", "attemptId", "dueOn")
    SELECT d.id, ${organizationId}::uuid, d."attemptId", d."dueOn" FROM due d JOIN held h ON h.id = d."attemptId"
    ON CONFLICT ("attemptId", "dueOn") DO NOTHING
    RETURNING "attemptId"`;
  return rows.map(({ attemptId }) => attemptId);
}
