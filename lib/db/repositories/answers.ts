import 'server-only';
import type { Tx } from '../client';

export type Save = Readonly<{
  sessionHash: string;
  attemptRef: string;
  itemId: string;
  value: number | null;
  seq: number;
  device: string;
  shownMs: number | null;
}>;

/** What the database found behind a save, and what it stored. */
export type SaveOutcome = Readonly<{
  sameAttempt: boolean;
  endedReason: string | null;
  live: boolean;
  status: string;
  over: boolean;
  known: boolean;
  savedAt: Date | null;
  answered: number;
}>;

/**
 * Stores one answer in one statement: who may save, whether the attempt is open, and the answer itself.
 *
 * The attempt's row is held shared, so a submission comes wholly before or wholly after. From one device only a
 * higher `seq` replaces an answer, so that a late repetition never undoes a newer choice; between devices the last
 * to arrive wins. Null: no such session.
 */
export async function save(tx: Tx, answer: Save, lifeHours: number, renewBelowHours: number) {
  const { sessionHash, attemptRef, itemId, value, seq, device, shownMs } = answer;
  const rows = await tx.$queryRaw<SaveOutcome[]>`
    WITH door AS (
      SELECT s.id AS "sessionId", s."endedReason", s."expiresAt",
        (s."endedAt" IS NULL AND s."expiresAt" > now()) AS live,
        a.id AS "attemptId", a."organizationId", (a.ref = ${attemptRef}) AS "sameAttempt", a.status::text AS status,
        (COALESCE(a."deadlineAt" <= now(), false) OR x.status = 'CLOSED') AS over,
        (${itemId} = ANY (x."itemIds")) AS known
      FROM "CandidateSession" s
      JOIN "Attempt" a ON a.id = s."attemptId" AND a."organizationId" = s."organizationId"
      JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
      WHERE s."tokenHash" = ${sessionHash}
      FOR SHARE OF a
    ), saved AS (
      INSERT INTO "Answer" ("attemptId", "organizationId", "itemId", value, seq, device, "shownMs", "savedAt")
      SELECT "attemptId", "organizationId", ${itemId}, ${value}::smallint, ${seq}::int, ${device}, ${shownMs}::int, now()
      FROM door WHERE live AND "sameAttempt" AND known AND status = 'inProgress' AND NOT over
      ON CONFLICT ("attemptId", "itemId") DO UPDATE
        SET value = excluded.value, seq = excluded.seq, device = excluded.device,
            "shownMs" = excluded."shownMs", "savedAt" = excluded."savedAt"
        WHERE "Answer".device <> excluded.device OR "Answer".seq < excluded.seq
      RETURNING value, "savedAt"
    ), renewed AS (
      UPDATE "CandidateSession" s SET "expiresAt" = now() + make_interval(hours => ${lifeHours}::int)
      FROM door WHERE s.id = door."sessionId" AND door.live
        AND door."expiresAt" < now() + make_interval(hours => ${renewBelowHours}::int)
    )
    SELECT door."sameAttempt", door."endedReason", door.live, door.status, door.over, door.known,
      COALESCE(saved."savedAt", own."savedAt") AS "savedAt",
      (others.answered + CASE WHEN saved."savedAt" IS NULL THEN (own.value IS NOT NULL)::int
                              ELSE (saved.value IS NOT NULL)::int END)::int AS answered
    FROM door
    LEFT JOIN saved ON true
    LEFT JOIN "Answer" own ON own."attemptId" = door."attemptId" AND own."itemId" = ${itemId}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS answered FROM "Answer" r
      WHERE r."attemptId" = door."attemptId" AND r."itemId" <> ${itemId} AND r.value IS NOT NULL
    ) others`;
  return rows[0] ?? null;
}

type StoredAnswer = Readonly<{ itemId: string; value: number | null; revision: string }>;

export type OpenForm = Readonly<{
  questionnaireVersionId: string;
  itemIds: readonly string[];
  /** All that is stored, with what tells an answer apart from a later one. */
  answers: readonly StoredAnswer[];
  /** When the last of them came; null without any. */
  savedAt: Date | null;
}>;

/** The form that the attempt's assessment pins with what has been answered, in one statement: a page waits for it. */
export async function openForm(tx: Tx, organizationId: string, attemptId: string): Promise<OpenForm | null> {
  const rows = await tx.$queryRaw<OpenForm[]>`
    SELECT x."questionnaireVersionId", x."itemIds", given.answers, given."savedAt"
    FROM "Attempt" a
    JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
    CROSS JOIN LATERAL (
      SELECT max(r."savedAt") AS "savedAt", coalesce(jsonb_agg(jsonb_build_object(
        'itemId', r."itemId", 'value', r.value, 'revision', r.device || '.' || r.seq)), '[]') AS answers
      FROM "Answer" r WHERE r."attemptId" = a.id AND r."organizationId" = a."organizationId"
    ) given
    WHERE a.id = ${attemptId}::uuid AND a."organizationId" = ${organizationId}::uuid`;
  return rows[0] ?? null;
}

/** How many of the statements have an answer; passed-over ones do not count. */
export function countAnswered(tx: Tx, organizationId: string, attemptId: string, itemIds: readonly string[]) {
  return tx.answer.count({
    where: { organizationId, attemptId, itemId: { in: [...itemIds] }, value: { not: null } },
  });
}

/** Deletes what a candidate who withdraws has answered so far. The setting says so to the trigger that guards answers. */
export async function erase(tx: Tx, organizationId: string, attemptId: string): Promise<number> {
  await tx.$executeRaw`SELECT set_config('app.erasure', 'on', true)`;
  const { count } = await tx.answer.deleteMany({ where: { organizationId, attemptId } });
  await tx.$executeRaw`SELECT set_config('app.erasure', 'off', true)`;
  return count;
}

export type AnsweredForm = Readonly<{ attemptId: string; answers: readonly Answered[] }>;
type Answered = Readonly<{ itemId: string; value: number | null; shownMs: number | null }>;

/** All first, finished attempts at a questionnaire version, in the order of their random ids: nobody is named. */
export function listFinished(tx: Tx, organizationId: string, questionnaireVersionId: string) {
  return tx.$queryRaw<AnsweredForm[]>`
    SELECT a.id AS "attemptId",
      json_agg(json_build_object('itemId', r."itemId", 'value', r.value, 'shownMs', r."shownMs")) AS answers
    FROM "Attempt" a
    JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
    JOIN "Answer" r ON r."attemptId" = a.id AND r."organizationId" = a."organizationId"
    WHERE a."organizationId" = ${organizationId}::uuid AND x."questionnaireVersionId" = ${questionnaireVersionId}::uuid
      AND a.status IN ('submitted', 'reviewed') AND a.ordinal = 1
    GROUP BY a.id
    ORDER BY a.ref`;
}
