import 'server-only';
import type { SentSession, SentTap } from '@/lib/validation/observation';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

type Batch = Readonly<{
  accessHash: string;
  observerId: string;
  sessions: readonly SentSession[];
  taps: readonly SentTap[];
}>;

/** What the database found behind a batch, and what of it is stored by now. Null: the cookie opens nothing. */
export type StoredBatch = Readonly<{ sameObserver: boolean; sessions: string[]; taps: string[] }>;

/**
 * Stores what a phone sends, in one statement: who may, the sessions, their taps. A row is told apart by the id that the
 * phone made, and only a higher `rev` replaces what is there, so that repetitions and old states change nothing. A step
 * that the job does not have becomes "something else": nothing that was tapped is thrown away.
 *
 * @returns Ids that are stored now, by this statement or before; what is missing among them was refused.
 */
export async function store(
  tx: Tx,
  { accessHash, observerId, sessions, taps }: Batch,
): Promise<StoredBatch | null> {
  const rows = await tx.$queryRaw<StoredBatch[]>`
    WITH door AS (
      SELECT b.id AS "observerId", b."jobRoleId", b."organizationId", (b.id = ${observerId}::uuid) AS "sameObserver"
      FROM "ObserverAccess" a
      JOIN "Observer" b ON b.id = a."observerId" AND b."organizationId" = a."organizationId"
      WHERE a."tokenHash" = ${accessHash} AND a."endedAt" IS NULL AND a."expiresAt" > now() AND b."revokedAt" IS NULL
    ), sent_sessions AS (
      SELECT s.* FROM jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) AS s(id uuid, rev int, label text,
        "parallelCode" text, people smallint, "startedAt" timestamptz, "endedAt" timestamptz, "pausedMs" int, "stepIds" jsonb)
    ), stored_sessions AS (
      INSERT INTO "ObservationSession" (id, "organizationId", "jobRoleId", "observerId", label, "parallelCode", people,
        "startedAt", "endedAt", "pausedMs", "stepIds", rev)
      SELECT s.id, d."organizationId", d."jobRoleId", d."observerId", s.label, s."parallelCode", s.people,
        s."startedAt", s."endedAt", s."pausedMs",
        ARRAY(SELECT jsonb_array_elements_text(s."stepIds")::uuid), s.rev
      FROM sent_sessions s CROSS JOIN door d WHERE d."sameObserver"
      ON CONFLICT (id) DO UPDATE
        SET label = excluded.label, "parallelCode" = excluded."parallelCode", people = excluded.people,
            "endedAt" = excluded."endedAt", "pausedMs" = excluded."pausedMs", "stepIds" = excluded."stepIds",
            rev = excluded.rev, "receivedAt" = now()
        WHERE "ObservationSession"."observerId" = excluded."observerId" AND "ObservationSession".rev < excluded.rev
      RETURNING id
    ), own_sessions AS (
      SELECT id FROM stored_sessions
      UNION
      SELECT o.id FROM "ObservationSession" o JOIN door d ON o."observerId" = d."observerId" AND d."sameObserver"
    ), sent_taps AS (
      SELECT t.*, (SELECT x.id FROM "TaskStep" x JOIN door d ON x."jobRoleId" = d."jobRoleId"
        AND x."organizationId" = d."organizationId" WHERE x.id = t."stepId") AS "knownStepId"
      FROM jsonb_to_recordset(${JSON.stringify(taps)}::jsonb) AS t(id uuid, "sessionId" uuid, rev int, "stepId" uuid,
        at timestamptz, undone boolean, note text)
      JOIN own_sessions o ON o.id = t."sessionId"
    ), stored_taps AS (
      INSERT INTO "ObservationTap" (id, "organizationId", "sessionId", "taskStepId", at, undone, note, rev)
      SELECT t.id, d."organizationId", t."sessionId", t."knownStepId", t.at, t.undone, t.note, t.rev
      FROM sent_taps t CROSS JOIN door d
      ON CONFLICT (id) DO UPDATE SET undone = excluded.undone, note = excluded.note, rev = excluded.rev
        WHERE "ObservationTap"."sessionId" = excluded."sessionId" AND "ObservationTap".rev < excluded.rev
      RETURNING id
    )
    SELECT d."sameObserver",
      ARRAY(SELECT s.id::text FROM sent_sessions s JOIN own_sessions o ON o.id = s.id) AS sessions,
      ARRAY(SELECT id::text FROM stored_taps
        UNION SELECT t.id::text FROM sent_taps t JOIN "ObservationTap" p ON p.id = t.id AND p."sessionId" = t."sessionId")
        AS taps
    FROM door d`;
  return rows[0] ?? null;
}

/** The sessions of a job role, oldest first, with how many taps each has of each step and of something else. */
export async function listSessions(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<readonly SessionRow[]> {
  // Counted once, whatever the planner thinks of the number of sessions: joined to each of them it would be counted again.
  const rows = await tx.$queryRaw<readonly StoredSession[]>(Prisma.sql`
    WITH one AS MATERIALIZED (
      SELECT t."sessionId", COALESCE(t."taskStepId", t."assignedStepId") AS "stepId", count(*)::int AS events,
        (extract(epoch FROM max(t.at)) * 1000)::bigint AS "lastAt"
      FROM "ObservationTap" t
      JOIN "ObservationSession" o ON o.id = t."sessionId" AND o."organizationId" = t."organizationId"
      WHERE t."organizationId" = ${organizationId}::uuid AND o."jobRoleId" = ${jobRoleId}::uuid AND NOT t.undone
      GROUP BY t."sessionId", COALESCE(t."taskStepId", t."assignedStepId")
    ), counted AS MATERIALIZED (
      SELECT one."sessionId",
        jsonb_agg(jsonb_build_array(one."stepId", one.events, one."lastAt")) AS counts
      FROM one GROUP BY one."sessionId"
    )
    SELECT s.id, s."observerId", s.label, s."parallelCode", s.people, s."startedAt", s."endedAt", s."pausedMs",
      s."stepIds"::text[] AS "stepIds", s."leftOutReason", coalesce(c.counts, '[]') AS counts
    FROM "ObservationSession" s LEFT JOIN counted c ON c."sessionId" = s.id
    WHERE s."organizationId" = ${organizationId}::uuid AND s."jobRoleId" = ${jobRoleId}::uuid
    ORDER BY s."startedAt", s.id`);
  return rows.map(({ counts, ...session }) => ({
    ...session,
    counts: counts.map(([stepId, events, lastAt]) => ({ stepId, events, lastAt: new Date(lastAt) })),
  }));
}

type Session = Readonly<{
  id: string;
  observerId: string;
  label: string;
  parallelCode: string;
  people: number;
  startedAt: Date;
  endedAt: Date | null;
  pausedMs: number;
  stepIds: readonly string[];
  leftOutReason: string | null;
}>;

type SessionCount = Readonly<{
  /** Null for something else that nobody has assigned. */
  stepId: string | null;
  events: number;
  lastAt: Date;
}>;

type StoredSession = Session &
  Readonly<{
    counts: readonly (readonly [stepId: string | null, events: number, lastAt: number])[];
  }>;

export type SessionRow = Session & Readonly<{ counts: readonly SessionCount[] }>;

/** Holds a session until the transaction ends, with the time of its last tap; null outside the organisation. */
export async function lockSession(tx: Tx, organizationId: string, id: string) {
  const rows = await tx.$queryRaw<
    Readonly<{
      jobRoleId: string;
      startedAt: Date;
      endedAt: Date | null;
      leftOutReason: string | null;
      lastAt: Date | null;
    }>[]
  >`
    SELECT s."jobRoleId", s."startedAt", s."endedAt", s."leftOutReason",
      (SELECT max(t.at) FROM "ObservationTap" t WHERE t."sessionId" = s.id AND NOT t.undone) AS "lastAt"
    FROM "ObservationSession" s
    WHERE s.id = ${id}::uuid AND s."organizationId" = ${organizationId}::uuid FOR NO KEY UPDATE OF s`;
  return rows[0] ?? null;
}

type SessionChange = Readonly<{ leftOutReason: string | null } | { endedAt: Date }>;

export async function updateSession(tx: Tx, organizationId: string, id: string, data: SessionChange) {
  await tx.observationSession.updateMany({ where: { id, organizationId }, data });
}

/** Notes that were written to taps of a step, newest first. */
export function listNotes(tx: Tx, organizationId: string, taskStepId: string, take: number) {
  return tx.observationTap.findMany({
    where: {
      organizationId,
      undone: false,
      note: { not: '' },
      OR: [{ taskStepId }, { assignedStepId: taskStepId }],
    },
    orderBy: { at: 'desc' },
    take,
    select: { id: true, at: true, note: true },
  });
}

export type UnreviewedTap = Readonly<{ id: string; at: Date; note: string; label: string }>;

/** Events that fitted no step and that nobody has reviewed, oldest first, with the label of their session. */
export function listUnreviewed(tx: Tx, organizationId: string, jobRoleId: string): Promise<UnreviewedTap[]> {
  return tx.$queryRaw<UnreviewedTap[]>(Prisma.sql`
    SELECT t.id, t.at, t.note, s.label FROM "ObservationTap" t
    JOIN "ObservationSession" s ON s.id = t."sessionId" AND s."organizationId" = t."organizationId"
    WHERE t."organizationId" = ${organizationId}::uuid AND s."jobRoleId" = ${jobRoleId}::uuid
      AND t."taskStepId" IS NULL AND t.review IS NULL AND NOT t.undone
    ORDER BY t.at, t.id`);
}

type Review = Readonly<{
  review: 'step' | 'dismissed';
  assignedStepId: string | null;
  reviewReason: string | null;
  reviewedById: string;
  reviewedAt: Date;
}>;

/** Reviews those of the events that still wait; returns how many they were. */
export async function review(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  { tapIds, ...data }: Review & Readonly<{ tapIds: readonly string[] }>,
): Promise<number> {
  const { count } = await tx.observationTap.updateMany({
    where: {
      id: { in: [...tapIds] },
      organizationId,
      session: { jobRoleId },
      taskStepId: null,
      review: null,
    },
    data,
  });
  return count;
}

export type DraftBasis = Readonly<{
  sessions: readonly Readonly<{
    id: string;
    observerId: string;
    parallelCode: string;
    people: number;
    startedAt: string;
    endedAt: string | null;
    pausedMs: number;
    leftOut: boolean;
  }>[];
  /** The decision of each step that stands. */
  decisions: readonly Readonly<{
    taskStepId: string;
    taken: string;
    events: number;
    hours: number;
    observed: number;
    observedLow: number;
    observedHigh: number;
    decidedAt: string;
  }>[];
}>;

/** What a draft takes from observation: the hours, and the decisions that stand. One value of JSON. */
export function draftBasis(organizationId: string, jobRoleId: string): Prisma.Sql {
  return Prisma.sql`(SELECT to_jsonb(basis) FROM (SELECT
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'observerId', s."observerId", 'parallelCode', s."parallelCode",
          'people', s.people, 'startedAt', s."startedAt", 'endedAt', s."endedAt", 'pausedMs', s."pausedMs",
          'leftOut', s."leftOutReason" IS NOT NULL))
        FROM "ObservationSession" s
        WHERE s."organizationId" = ${organizationId}::uuid AND s."jobRoleId" = ${jobRoleId}::uuid), '[]') AS sessions,
      COALESCE((SELECT jsonb_agg(d) FROM (
        SELECT DISTINCT ON (f."taskStepId") f."taskStepId", f.taken, f.events, f.hours, f.observed, f."observedLow",
          f."observedHigh", f."decidedAt"
        FROM "FrequencyDecision" f
        WHERE f."organizationId" = ${organizationId}::uuid AND f."jobRoleId" = ${jobRoleId}::uuid
        ORDER BY f."taskStepId", f."decidedAt" DESC, f.id DESC) d), '[]') AS decisions) basis)`;
}
