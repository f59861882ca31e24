import 'server-only';
import { FINNISH_TIME } from '@/lib/core/local-day';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';
import { CANDIDATE, NEWEST_REPORT, READABLE } from './assessed-people';
import { STAGE } from './attempt-stages';

export type DashboardAssessment = Readonly<{
  id: string;
  name: string;
  jobRoleId: string;
  /** Title of the job now, which may have changed since the profile was published. */
  jobTitle: string;
  norm: string;
  provisional: boolean;
}>;

/** Every assessment of the organisation, the newest first, with the job that it is about. */
export function listAssessments(tx: Tx, organizationId: string): Promise<DashboardAssessment[]> {
  return tx.$queryRaw<DashboardAssessment[]>`
    SELECT x.id, x.name, j.id AS "jobRoleId", j.title AS "jobTitle", n.key || '-v' || n.version AS norm,
           (n.document->>'provisional')::boolean AS provisional
      FROM "Assessment" x
      JOIN "RoleProfileVersion" p ON p.id = x."roleProfileVersionId" AND p."organizationId" = x."organizationId"
      JOIN "JobRole" j ON j.id = p."jobRoleId" AND j."organizationId" = p."organizationId"
      JOIN "NormVersion" n ON n.id = x."normVersionId"
     WHERE x."organizationId" = ${organizationId}::uuid
     ORDER BY x."createdAt" DESC, x.id`;
}

/** Attempts of some assessments, all or those invited since. */
export type DashboardScope = Readonly<{
  organizationId: string;
  assessmentIds: readonly string[];
  since: Date | null;
}>;

function within({ organizationId, assessmentIds, since }: DashboardScope): Prisma.Sql {
  const from = since === null ? Prisma.empty : Prisma.sql`AND t."invitedAt" >= ${since}`;
  return Prisma.sql`t."organizationId" = ${organizationId}::uuid
    AND t."assessmentId" = ANY (${[...assessmentIds]}::uuid[]) ${from}`;
}

export type StageCount = Readonly<{
  assessmentId: string;
  /** The furthest one reached, 0 invited – 4 reviewed. */
  stage: number;
  count: number;
  /** Of these, how many expired, were cancelled or withdrew. */
  ended: number;
}>;

/** How many of each assessment came how far. */
export function countStages(tx: Tx, scope: DashboardScope): Promise<StageCount[]> {
  return tx.$queryRaw<StageCount[]>(Prisma.sql`
    SELECT t."assessmentId", ${STAGE} AS stage, count(*)::int AS count,
           count(*) FILTER (WHERE t.status IN ('expired', 'cancelled', 'withdrawn'))::int AS ended
      FROM "Attempt" t WHERE ${within(scope)} GROUP BY 1, 2`);
}

export type TimeToComplete = Readonly<{ n: number; quartiles: readonly number[] | null }>;

/** Quartiles of the seconds between the consent and handing in, breaks included. */
export async function timeToComplete(tx: Tx, scope: DashboardScope): Promise<TimeToComplete> {
  const rows = await tx.$queryRaw<TimeToComplete[]>(Prisma.sql`
    SELECT count(*)::int AS n,
           percentile_cont(ARRAY[0.25, 0.5, 0.75]::float8[]) WITHIN GROUP
             (ORDER BY extract(epoch FROM t."submittedAt" - t."startedAt")::float8) AS quartiles
      FROM "Attempt" t WHERE ${within(scope)} AND t."startedAt" IS NOT NULL AND t."submittedAt" IS NOT NULL`);
  return rows[0] ?? { n: 0, quartiles: null };
}

export type WeekCount = Readonly<{
  /** The Monday, an ISO date. */
  week: string;
  invited: number;
  submitted: number;
}>;

/** How many were invited and handed in, week by week in Finnish time; weeks without either are not in it. */
export function countWeeks(tx: Tx, scope: DashboardScope): Promise<WeekCount[]> {
  const weekOf = (at: Prisma.Sql) =>
    Prisma.sql`to_char(date_trunc('week', ${at} AT TIME ZONE ${FINNISH_TIME}), 'YYYY-MM-DD')`;
  return tx.$queryRaw<WeekCount[]>(Prisma.sql`
    SELECT week, sum(invited)::int AS invited, sum(submitted)::int AS submitted FROM (
      SELECT ${weekOf(Prisma.sql`t."invitedAt"`)} AS week, 1 AS invited, 0 AS submitted
        FROM "Attempt" t WHERE ${within(scope)}
      UNION ALL
      SELECT ${weekOf(Prisma.sql`t."submittedAt"`)}, 0, 1
        FROM "Attempt" t WHERE ${within(scope)} AND t."submittedAt" IS NOT NULL) events
    GROUP BY week ORDER BY week`);
}

/** Somebody who has saved nothing for so long will hardly come back. */
const IDLE_DAYS = 7;

export type StopCount = Readonly<{
  /** Statements passed; 0 when the first one was not answered, null when the last one was. */
  position: number | null;
  count: number;
}>;

/**
 * After which statement people stopped who began and never handed in: their time is over, or they have saved nothing for
 * a week. The answers of whoever withdrew the consent are not read, and those of erased people are gone.
 */
export function countStops(tx: Tx, scope: DashboardScope): Promise<StopCount[]> {
  return tx.$queryRaw<StopCount[]>(Prisma.sql`
    SELECT position, count(*)::int AS count FROM (
      SELECT nullif(coalesce(last.position, 0), cardinality(x."itemIds")) AS position
        FROM "Attempt" t
        JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
        JOIN ${CANDIDATE}
        LEFT JOIN LATERAL (
          SELECT max(array_position(x."itemIds", a."itemId"::text)) AS position, max(a."savedAt") AS at
            FROM "Answer" a WHERE a."attemptId" = t.id AND a."organizationId" = t."organizationId") last ON true
       WHERE ${within(scope)} AND t."startedAt" IS NOT NULL AND t."submittedAt" IS NULL AND c."erasedAt" IS NULL
         AND (t.status IN ('expired', 'cancelled') OR (t.status = 'inProgress'
              AND coalesce(last.at, t."startedAt") < now() - make_interval(days => ${IDLE_DAYS}::int)))) stops
    GROUP BY position ORDER BY position`);
}

export type HandedInRow = Readonly<{
  assessmentId: string;
  /** Invited within the period that is looked at. */
  inPeriod: boolean;
  /** Null where the result may not be read now, or there is no fit. */
  fit: Uint8Array | null;
  packedScores: Uint8Array | null;
}>;

const FIT_BYTES = 8;

/** Everybody who ever handed in, by assessment and in that order, with what a group result needs. */
export function listHandedIn(tx: Tx, scope: DashboardScope): Promise<HandedInRow[]> {
  const everybody = { ...scope, since: null };
  const inPeriod = scope.since === null ? Prisma.sql`true` : Prisma.sql`t."invitedAt" >= ${scope.since}`;
  return tx.$queryRaw<HandedInRow[]>(Prisma.sql`
    SELECT t."assessmentId", ${inPeriod} AS "inPeriod",
           CASE WHEN ${READABLE} THEN substring(r."packedFit" FROM 1 FOR ${FIT_BYTES}::int) END AS fit,
           CASE WHEN ${READABLE} THEN r."packedScores" END AS "packedScores"
      FROM "Attempt" t
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
      JOIN ${CANDIDATE}
      LEFT JOIN LATERAL (SELECT q."packedFit", q."packedScores", q."computedAt" ${NEWEST_REPORT}) r ON true
     WHERE ${within(everybody)} AND t."submittedAt" IS NOT NULL
     ORDER BY t."assessmentId", t."submittedAt", t.id`);
}
