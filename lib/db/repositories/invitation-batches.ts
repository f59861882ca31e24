import 'server-only';
import type { AttemptStatus } from '../generated/enums';
import type { Tx } from '../client';

/** Somebody whom the organisation knows already, with where they stand in one assessment. */
export type KnownPerson = Readonly<{
  candidateId: string;
  email: string;
  name: string | null;
  timeZone: string;
  /** The newest attempt in the assessment; null where there is none. */
  lastOrdinal: number | null;
  lastStatus: AttemptStatus | null;
}>;

/** Those of the given addresses that the organisation knows, in one statement whatever their number. */
export function findKnown(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  emails: readonly string[],
): Promise<KnownPerson[]> {
  return tx.$queryRaw<KnownPerson[]>`
    SELECT c.id AS "candidateId", c.email, c.name, c."timeZone", t.ordinal AS "lastOrdinal", t.status::text AS "lastStatus"
    FROM "Candidate" c
    LEFT JOIN LATERAL (
      SELECT a.ordinal, a.status FROM "Attempt" a
      WHERE a."candidateId" = c.id AND a."organizationId" = c."organizationId" AND a."assessmentId" = ${assessmentId}::uuid
      ORDER BY a.ordinal DESC LIMIT 1) t ON true
    WHERE c."organizationId" = ${organizationId}::uuid AND c.email = ANY (${[...emails]}::text[])`;
}

export type NewPerson = Readonly<{
  id: string;
  name: string;
  email: string;
  locale: string;
  timeZone: string;
}>;

export async function insertPeople(
  tx: Tx,
  organizationId: string,
  people: readonly NewPerson[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.candidate.createMany({ data: people.map((person) => ({ organizationId, ...person })) });
}

/** Takes over names and time zones as they were given last. */
export async function updatePeople(
  tx: Tx,
  organizationId: string,
  people: readonly Readonly<{ id: string; name: string; timeZone: string }>[],
): Promise<void> {
  if (people.length === 0) return;
  const column = <K extends 'id' | 'name' | 'timeZone'>(key: K) => people.map((person) => person[key]);
  await tx.$executeRaw`
    UPDATE "Candidate" c SET name = p.name, "timeZone" = p.zone
    FROM unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('timeZone')}::text[]) AS p (id, name, zone)
    WHERE c.id = p.id AND c."organizationId" = ${organizationId}::uuid`;
}

export type NewAttempt = Readonly<{
  id: string;
  assessmentId: string;
  candidateId: string;
  ordinal: number;
  locale: string;
  ref: string;
  receipt: string;
  deadlineAt: Date | null;
}>;

export async function insertAttempts(
  tx: Tx,
  organizationId: string,
  attempts: readonly NewAttempt[],
): Promise<void> {
  await tx.attempt.createMany({ data: attempts.map((attempt) => ({ organizationId, ...attempt })) });
}

export type NewBatch = Readonly<{
  id: string;
  assessmentId: string;
  createdById: string;
  size: number;
  createdAt: Date;
  mailsFrom: Date;
}>;

export async function insert(tx: Tx, organizationId: string, batch: NewBatch): Promise<void> {
  await tx.invitationBatch.create({ data: { organizationId, ...batch }, select: { id: true } });
}

/** Corrects the number of a list of which fewer could be invited. */
export async function setSize(tx: Tx, organizationId: string, batchId: string, size: number): Promise<void> {
  await tx.invitationBatch.updateMany({ where: { id: batchId, organizationId }, data: { size } });
}

/** One list of invited people, held until the transaction ends. */
export async function lock(tx: Tx, organizationId: string, batchId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 AS held FROM "InvitationBatch"
    WHERE id = ${batchId}::uuid AND "organizationId" = ${organizationId}::uuid FOR UPDATE`;
}

export function find(tx: Tx, organizationId: string, batchId: string) {
  return tx.invitationBatch.findUnique({
    where: { id_organizationId: { id: batchId, organizationId } },
    select: {
      id: true,
      size: true,
      createdAt: true,
      mailsFrom: true,
      undoneAt: true,
      createdById: true,
      assessment: { select: { id: true, name: true, status: true } },
    },
  });
}

/** How many of the invitation mails of a list stand where: on their way, gone, shown, refused, stopped. */
export async function countMails(tx: Tx, organizationId: string, batchId: string) {
  const rows = await tx.$queryRaw<
    { waiting: number; sent: number; shown: number; failed: number; cancelled: number }[]
  >`
    SELECT count(*) FILTER (WHERE m."sentAt" IS NOT NULL)::int AS sent,
      count(*) FILTER (WHERE m."sentAt" IS NULL AND m."cancelledAt" IS NOT NULL)::int AS cancelled,
      count(*) FILTER (WHERE m."sentAt" IS NULL AND m."cancelledAt" IS NULL AND m."failedAt" IS NOT NULL)::int AS failed,
      count(*) FILTER (WHERE m."sentAt" IS NULL AND m."cancelledAt" IS NULL AND m."failedAt" IS NULL
        AND m."filedAt" IS NOT NULL)::int AS shown,
      count(*) FILTER (WHERE m."sentAt" IS NULL AND m."cancelledAt" IS NULL AND m."failedAt" IS NULL
        AND m."filedAt" IS NULL)::int AS waiting
    FROM "Invitation" i
    JOIN "OutboxMail" m ON m."attemptId" = i."attemptId" AND m."organizationId" = i."organizationId"
      AND m.kind = 'candidateInvitation'
    WHERE i."batchId" = ${batchId}::uuid AND i."organizationId" = ${organizationId}::uuid`;
  return rows[0] ?? { waiting: 0, sent: 0, shown: 0, failed: 0, cancelled: 0 };
}

/**
 * Takes back a whole list before its mails have left: mails, links, attempts, and the people whom the organisation did
 * not know before. The caller holds the list.
 *
 * @returns how many attempts are gone.
 */
export async function undo(tx: Tx, organizationId: string, batchId: string): Promise<number> {
  const gone = await tx.$queryRaw<{ attemptId: string; candidateId: string; jobs: number }[]>`
    WITH listed AS (
      SELECT i."attemptId", a."candidateId" FROM "Invitation" i
      JOIN "Attempt" a ON a.id = i."attemptId" AND a."organizationId" = i."organizationId"
      WHERE i."batchId" = ${batchId}::uuid AND i."organizationId" = ${organizationId}::uuid AND a.status = 'invited'
    ), mails AS (
      DELETE FROM "OutboxMail" m USING listed l
      WHERE m."attemptId" = l."attemptId" AND m."organizationId" = ${organizationId}::uuid RETURNING m.id
    ), links AS (
      DELETE FROM "Invitation" i USING listed l
      WHERE i."attemptId" = l."attemptId" AND i."organizationId" = ${organizationId}::uuid
    )
    SELECT l."attemptId", l."candidateId",
      (SELECT count(graphile_worker.remove_job('mail:' || id))::int FROM mails) AS jobs FROM listed l`;
  const attemptIds = gone.map(({ attemptId }) => attemptId);
  const candidateIds = gone.map(({ candidateId }) => candidateId);
  await tx.attempt.deleteMany({ where: { organizationId, id: { in: attemptIds } } });
  await tx.$executeRaw`
    DELETE FROM "Candidate" c
    WHERE c."organizationId" = ${organizationId}::uuid AND c.id = ANY (${candidateIds}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM "Attempt" a WHERE a."candidateId" = c.id)`;
  await tx.invitationBatch.update({
    where: { id_organizationId: { id: batchId, organizationId } },
    data: { undoneAt: new Date() },
    select: { id: true },
  });
  return gone.length;
}
