import 'server-only';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';
import { uuidv7 } from '../uuid';

/** Adds a request, due in a month by the clock of the database; false when one of the kind is waiting already. */
export async function add(
  tx: Tx,
  organizationId: string,
  request: Readonly<{ attemptId: string; kind: string; text: string }>,
): Promise<boolean> {
  const { attemptId, kind, text } = request;
  const rows = await tx.$queryRaw<readonly Readonly<{ id: string }>[]>`
    INSERT INTO "CandidateRequest" (id, "organizationId", "attemptId", kind, text, "dueAt")
    VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, ${attemptId}::uuid, ${kind}, ${text},
      CASE WHEN ${kind} <> 'comment' THEN now() + interval '1 month' END)
    ON CONFLICT ("attemptId", kind) WHERE "handledAt" IS NULL DO NOTHING
    RETURNING id`;
  return rows.length > 0;
}

export type OwnRequestRow = Readonly<{
  id: string;
  kind: string;
  text: string;
  createdAt: Date;
  dueAt: Date | null;
  takenAt: Date | null;
  handledAt: Date | null;
  answer: string;
  /** Name of whoever answered. */
  answeredBy: string | null;
}>;

/** Everything that the candidate of an attempt has asked or said, oldest first. */
export function listOwn(tx: Tx, organizationId: string, attemptId: string): Promise<OwnRequestRow[]> {
  return tx.$queryRaw<OwnRequestRow[]>`
    SELECT q.id, q.kind, q.text, q."createdAt", q."dueAt", q."takenAt", q."handledAt", q.answer, u.name AS "answeredBy"
    FROM "CandidateRequest" q
    LEFT JOIN "Membership" m ON m."organizationId" = q."organizationId" AND m."userId" = q."handledById"
    LEFT JOIN "User" u ON u.id = m."userId"
    WHERE q."organizationId" = ${organizationId}::uuid AND q."attemptId" = ${attemptId}::uuid
    ORDER BY q."createdAt", q.id`;
}

export type RequestRow = OwnRequestRow &
  Readonly<{
    attemptId: string;
    status: string;
    locale: string;
    receipt: string;
    number: number;
    assessmentId: string;
    assessmentName: string;
    blind: boolean;
    revealedAt: Date | null;
    name: string | null;
    email: string | null;
    erasedAt: Date | null;
    takenBy: string | null;
    reportId: string | null;
    overdue: boolean;
  }>;

const COLUMNS = Prisma.sql`
  q.id, q.kind, q.text, q."createdAt", q."dueAt", q."takenAt", q."handledAt", q.answer,
  a.id AS "attemptId", a.status::text AS status, a.locale, a.receipt, a.number,
  x.id AS "assessmentId", x.name AS "assessmentName", x.blind, n."revealedAt",
  c.name, c.email, c."erasedAt", taker.name AS "takenBy", answerer.name AS "answeredBy",
  (q."handledAt" IS NULL AND COALESCE(q."dueAt" < now(), false)) AS overdue,
  (SELECT r.id FROM "Report" r WHERE r."attemptId" = a.id AND r."organizationId" = a."organizationId"
    ORDER BY r."computedAt" DESC, r.id DESC LIMIT 1) AS "reportId"`;

const TABLES = Prisma.sql`
  "CandidateRequest" q
  JOIN "Attempt" a ON a.id = q."attemptId" AND a."organizationId" = q."organizationId"
  JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
  JOIN "Candidate" c ON c.id = a."candidateId" AND c."organizationId" = a."organizationId"
  LEFT JOIN "NameReveal" n ON n."attemptId" = a.id AND n."organizationId" = a."organizationId"
  LEFT JOIN "User" taker ON taker.id = q."takenById"
  LEFT JOIN "User" answerer ON answerer.id = q."handledById"`;

const WHICH = {
  waiting: Prisma.sql`q."handledAt" IS NULL`,
  overdue: Prisma.sql`q."handledAt" IS NULL AND q."dueAt" < now()`,
  answered: Prisma.sql`q."handledAt" IS NOT NULL`,
} as const;

const ORDER = {
  waiting: Prisma.sql`q."dueAt" NULLS LAST, q."createdAt", q.id`,
  overdue: Prisma.sql`q."dueAt", q."createdAt", q.id`,
  answered: Prisma.sql`q."handledAt" DESC, q.id DESC`,
} as const;

type Which = Readonly<{
  list: keyof typeof WHICH;
  kinds: readonly string[];
  skip: number;
  take: number;
}>;

/** A request of a list, and how many the list has in all. */
type ListedRequestRow = RequestRow & Readonly<{ matching: number }>;

/** Requests of the given kinds: those that wait by when they are due, answered ones newest first. */
export function list(tx: Tx, organizationId: string, which: Which): Promise<ListedRequestRow[]> {
  return tx.$queryRaw<ListedRequestRow[]>(Prisma.sql`
    SELECT ${COLUMNS}, count(*) OVER ()::int AS matching FROM ${TABLES}
    WHERE q."organizationId" = ${organizationId}::uuid AND q.kind = ANY (${[...which.kinds]}) AND ${WHICH[which.list]}
    ORDER BY ${ORDER[which.list]} LIMIT ${which.take}::int OFFSET ${which.skip}::int`);
}

export async function find(
  tx: Tx,
  organizationId: string,
  requestId: string,
  kinds: readonly string[],
): Promise<RequestRow | null> {
  const rows = await tx.$queryRaw<RequestRow[]>(Prisma.sql`
    SELECT ${COLUMNS} FROM ${TABLES}
    WHERE q.id = ${requestId}::uuid AND q."organizationId" = ${organizationId}::uuid AND q.kind = ANY (${[...kinds]})`);
  return rows[0] ?? null;
}

export type RequestCounts = Readonly<Record<'waiting' | 'overdue' | 'answered', number>>;

export async function count(
  tx: Tx,
  organizationId: string,
  kinds: readonly string[],
): Promise<RequestCounts> {
  const rows = await tx.$queryRaw<RequestCounts[]>`
    SELECT count(*) FILTER (WHERE "handledAt" IS NULL)::int AS waiting,
      count(*) FILTER (WHERE "handledAt" IS NULL AND "dueAt" < now())::int AS overdue,
      count(*) FILTER (WHERE "handledAt" IS NOT NULL)::int AS answered
    FROM "CandidateRequest" WHERE "organizationId" = ${organizationId}::uuid AND kind = ANY (${[...kinds]})`;
  return rows[0] ?? { waiting: 0, overdue: 0, answered: 0 };
}

/** How many wait, for the navigation. */
export function countWaiting(tx: Tx, organizationId: string, kinds: readonly string[]): Promise<number> {
  return tx.candidateRequest.count({
    where: { organizationId, handledAt: null, kind: { in: [...kinds] } },
  });
}

/** Marks who looks at a request; false when somebody does already, or it is answered. */
export async function take(
  tx: Tx,
  organizationId: string,
  requestId: string,
  userId: string,
): Promise<boolean> {
  const { count: taken } = await tx.candidateRequest.updateMany({
    where: { id: requestId, organizationId, takenAt: null, handledAt: null },
    data: { takenAt: new Date(), takenById: userId },
  });
  return taken === 1;
}

/** Stores the answer of a named person; false when it is answered already. */
export async function answer(
  tx: Tx,
  organizationId: string,
  requestId: string,
  given: Readonly<{ answer: string; userId: string }>,
): Promise<boolean> {
  const { count: answered } = await tx.candidateRequest.updateMany({
    where: { id: requestId, organizationId, handledAt: null },
    data: { answer: given.answer, handledAt: new Date(), handledById: given.userId },
  });
  return answered === 1;
}

/** What the candidate behind a report has said about it, oldest first. */
export function listComments(tx: Tx, organizationId: string, reportId: string) {
  return tx.candidateRequest.findMany({
    where: {
      organizationId,
      kind: 'comment',
      attempt: {
        status: { not: 'withdrawn' },
        candidate: { erasedAt: null },
        reports: { some: { id: reportId, organizationId } },
      },
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true, text: true, createdAt: true, attempt: { select: { locale: true } } },
  });
}
