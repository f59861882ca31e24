import 'server-only';
import { FINNISH_TIME, startOfDay } from '@/lib/core/local-day';
import type { CandidateListQuery } from '@/lib/validation/candidates';
import type { AttemptStatus } from '../generated/enums';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';
import { BY_NAME, LAST_DECISION, NEWEST_REPORT, PEOPLE, READABLE } from './assessed-people';
import { hasReached } from './attempt-stages';

export type ListedRow = Readonly<{
  attemptId: string;
  name: string | null;
  erasedAt: Date | null;
  blind: boolean;
  number: number;
  revealedAt: Date | null;
  locale: string;
  status: AttemptStatus;
  invitedAt: Date;
  openedAt: Date | null;
  startedAt: Date | null;
  submittedAt: Date | null;
  withdrawnAt: Date | null;
  deadlineAt: Date | null;
  activeMonths: number;
  invitationId: string | null;
  answered: number;
  reportId: string | null;
  computedAt: Date | null;
  fit: unknown;
  flagCount: number | null;
  choice: string | null;
  decisions: number;
  /** Everybody whom the filters let through, on this page or not. */
  total: number;
}>;

/** Who is asked for: one assessment of one organisation. */
type Scope = Readonly<{ organizationId: string; assessmentId: string }>;

/**
 * One page of the people of an assessment, in one statement whatever their number; details are read for the page
 * alone.
 */
export function listPage(
  tx: Tx,
  scope: Scope,
  query: CandidateListQuery,
  size: number,
): Promise<ListedRow[]> {
  return tx.$queryRaw<ListedRow[]>(Prisma.sql`
    WITH page AS (
      SELECT t.id, count(*) OVER ()::int AS total, row_number() OVER (ORDER BY ${orderOf(query)}) AS place
        FROM ${PEOPLE}
       WHERE ${within(scope)} ${filtersOf(query)}
       ORDER BY place
       LIMIT ${size} OFFSET ${(query.page - 1) * size})
    SELECT ${DETAILS}, page.total FROM page JOIN ${PEOPLE_OF_PAGE} ORDER BY page.place`);
}

/**
 * People whose name, address or reference holds a text. A hidden name is found by its number alone.
 */
export function search(tx: Tx, scope: Scope, text: string, size: number): Promise<ListedRow[]> {
  const part = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return tx.$queryRaw<ListedRow[]>(Prisma.sql`
    WITH page AS (
      SELECT t.id, count(*) OVER ()::int AS total, row_number() OVER (ORDER BY ${BY_NAME}) AS place
        FROM ${PEOPLE}
       WHERE ${within(scope)} AND (t.receipt ILIKE ${part} OR t.number::text = ${text}
         OR (c."erasedAt" IS NULL AND (NOT x.blind OR v."revealedAt" IS NOT NULL)
             AND (c.name ILIKE ${part} OR c.email ILIKE ${part})))
       ORDER BY place
       LIMIT ${size})
    SELECT ${DETAILS}, page.total FROM page JOIN ${PEOPLE_OF_PAGE} ORDER BY page.place`);
}

/** These people and no others, in the order of names. */
export function listChosen(tx: Tx, scope: Scope, attemptIds: readonly string[]): Promise<ListedRow[]> {
  return tx.$queryRaw<ListedRow[]>(Prisma.sql`
    WITH page AS (
      SELECT t.id, count(*) OVER ()::int AS total, row_number() OVER (ORDER BY ${BY_NAME}) AS place
        FROM ${PEOPLE} WHERE ${within(scope)} AND t.id = ANY(${[...attemptIds]}::uuid[]))
    SELECT ${DETAILS}, page.total FROM page JOIN ${PEOPLE_OF_PAGE} ORDER BY page.place`);
}

const DETAILS = Prisma.sql`
  t.id AS "attemptId", c.name, c."erasedAt", x.blind, t.number, v."revealedAt", t.locale, t.status::text AS status,
  t."invitedAt", t."openedAt", t."startedAt", t."submittedAt", t."withdrawnAt", t."deadlineAt", x."activeMonths",
  i.id AS "invitationId",
  CASE WHEN t.status = 'inProgress' THEN
    (SELECT count(a.value)::int FROM "Answer" a WHERE a."attemptId" = t.id AND a."organizationId" = t."organizationId")
  ELSE 0 END AS answered,
  r.id AS "reportId", r."computedAt", r.result->'fit' AS fit,
  coalesce(r."flagCount", (r.result->'quality'->>'flagCount')::int) AS "flagCount",
  l.choice, coalesce(l.seq, 0)::int AS decisions`;

const PEOPLE_OF_PAGE = Prisma.sql`
  ${PEOPLE} ON t.id = page.id
  LEFT JOIN "Invitation" i ON i."attemptId" = t.id AND i."organizationId" = t."organizationId" AND i."revokedAt" IS NULL
  LEFT JOIN LATERAL (SELECT q.id, q.result, q."flagCount", q."computedAt" ${NEWEST_REPORT}) r ON true
  LEFT JOIN LATERAL (SELECT d.choice, d.seq ${LAST_DECISION}) l ON true`;

function within({ organizationId, assessmentId }: Scope): Prisma.Sql {
  return Prisma.sql`t."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid`;
}

function orderOf({ sort, direction }: CandidateListQuery): Prisma.Sql {
  const way = direction === 'up' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  switch (sort) {
    case 'state':
      return Prisma.sql`t.status ${way}, ${BY_NAME}`;
    case 'submitted':
      return Prisma.sql`t."submittedAt" ${way} NULLS LAST, ${BY_NAME}`;
    case 'deadline':
      return Prisma.sql`t."deadlineAt" ${way} NULLS LAST, ${BY_NAME}`;
    case 'name':
      return direction === 'up' ? BY_NAME : BY_NAME_DOWN;
  }
}

const BY_NAME_DOWN = Prisma.sql`
  CASE WHEN x.blind THEN t.number END DESC,
  CASE WHEN NOT x.blind THEN c.name END COLLATE "fi-x-icu" DESC NULLS LAST, t.id DESC`;

function filtersOf({ state, flags, decision, reached, from }: CandidateListQuery): Prisma.Sql {
  const parts = [
    ...(state === null ? [] : [stateFilter(state)]),
    ...(reached === null ? [] : [hasReached(reached)]),
    ...(from === null ? [] : [Prisma.sql`t."invitedAt" >= ${startOfDay(from, FINNISH_TIME)}`]),
    ...(flags === null ? [] : [flagFilter(flags)]),
    ...(decision === null ? [] : [decisionFilter(decision)]),
  ];
  return parts.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(parts, ' AND ')}`;
}

function stateFilter(state: NonNullable<CandidateListQuery['state']>): Prisma.Sql {
  return state === 'ended'
    ? Prisma.sql`t.status IN ('expired', 'cancelled', 'withdrawn')`
    : Prisma.sql`t.status = ${state}::"AttemptStatus"`;
}

function flagFilter(flags: NonNullable<CandidateListQuery['flags']>): Prisma.Sql {
  const count = Prisma.sql`(SELECT q."flagCount" ${NEWEST_REPORT})`;
  return flags === 'some' ? Prisma.sql`${count} > 0` : Prisma.sql`${count} = 0`;
}

function decisionFilter(decision: NonNullable<CandidateListQuery['decision']>): Prisma.Sql {
  const choice = Prisma.sql`(SELECT d.choice ${LAST_DECISION})`;
  return decision === 'open'
    ? Prisma.sql`t.status IN ('submitted', 'reviewed') AND ${choice} IS NULL`
    : Prisma.sql`${choice} = ${decision}`;
}

export type StateCount = Readonly<{ status: AttemptStatus; count: number }>;

/** How many people of an assessment stand in each state. */
export function countStates(tx: Tx, { organizationId, assessmentId }: Scope): Promise<StateCount[]> {
  return tx.$queryRaw<StateCount[]>(Prisma.sql`
    SELECT status::text AS status, count(*)::int AS count FROM "Attempt"
     WHERE "organizationId" = ${organizationId}::uuid AND "assessmentId" = ${assessmentId}::uuid GROUP BY status`);
}

/**
 * Changes whenever the fits of an assessment that may be read, or the names in whose order they stand, have changed:
 * cheap beside reading them all.
 */
export async function markOfFits(tx: Tx, scope: Scope): Promise<string> {
  const rows = await tx.$queryRaw<{ mark: string }[]>(Prisma.sql`
    SELECT count(*) || ' ' || coalesce(bit_xor(hashtextextended(r.id::text || coalesce(c.name, '')
             || coalesce(v."revealedAt"::text, ''), 0)), 0) AS mark
      FROM ${PEOPLE} JOIN LATERAL (SELECT q.id, q."packedFit", q."computedAt" ${NEWEST_REPORT}) r ON true
     WHERE ${within(scope)} AND ${READABLE}`);
  return rows[0]?.mark ?? '';
}

export type PackedFitRow = Readonly<{ attemptId: string; packedFit: Uint8Array }>;

/** The fits of everybody whose result may be read now, packed, in the order of names. */
export function listFits(tx: Tx, scope: Scope): Promise<PackedFitRow[]> {
  return tx.$queryRaw<PackedFitRow[]>(Prisma.sql`
    SELECT t.id AS "attemptId", r."packedFit"
      FROM ${PEOPLE} JOIN LATERAL (SELECT q."packedFit", q."computedAt" ${NEWEST_REPORT}) r ON true
     WHERE ${within(scope)} AND ${READABLE}
     ORDER BY ${BY_NAME}`);
}
