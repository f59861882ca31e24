import 'server-only';
import { Prisma } from '../generated/client';
import type { RaterKind } from '../generated/enums';
import type { Tx } from '../client';
import { uuidv7 } from '../uuid';

const COLUMNS = {
  id: true,
  jobRoleId: true,
  userId: true,
  kind: true,
  name: true,
  email: true,
  locale: true,
  site: true,
  active: true,
  tokenHash: true,
  discussionTokenHash: true,
  linkExpiresAt: true,
  invitedAt: true,
  openedAt: true,
  frameReadAt: true,
  submittedAt: true,
  revotedAt: true,
  revokedAt: true,
} as const;

/** All raters of a job role in order of joining: the place in this order is a rater's number. */
export function list(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.rater.findMany({
    where: { organizationId, jobRoleId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  });
}

export type RaterDetails = Awaited<ReturnType<typeof list>>[number];

/** Somebody who is invited to a job by a link of their own. */
export type NewExpert = Readonly<{
  id: string;
  jobRoleId: string;
  name: string;
  email: string | null;
  locale: string;
  site: string;
  tokenHash: string;
  linkExpiresAt: Date;
  invitedAt: Date;
}>;

export async function insert(
  tx: Tx,
  organizationId: string,
  rater: NewExpert & Readonly<{ kind: RaterKind }>,
): Promise<void> {
  await tx.rater.create({ data: { ...rater, organizationId }, select: { id: true } });
}

/** Whether somebody with this address rates the job already, and was not turned away. */
export async function isInvited(tx: Tx, organizationId: string, jobRoleId: string, email: string) {
  const where = { organizationId, jobRoleId, email, revokedAt: null };
  return (await tx.rater.findFirst({ where, select: { id: true } })) !== null;
}

/** Whether somebody with this address is still known as a rater of any job. */
export async function hasAddress(tx: Tx, organizationId: string, email: string): Promise<boolean> {
  return (await tx.rater.findFirst({ where: { organizationId, email }, select: { id: true } })) !== null;
}

/** Holds a rater until the transaction ends; null outside the organisation. */
export async function lock(tx: Tx, organizationId: string, id: string): Promise<RaterDetails | null> {
  await tx.$queryRaw`
    SELECT 1 AS held FROM "Rater" WHERE id = ${id}::uuid AND "organizationId" = ${organizationId}::uuid FOR NO KEY UPDATE`;
  return find(tx, organizationId, id);
}

export function find(tx: Tx, organizationId: string, id: string): Promise<RaterDetails | null> {
  return tx.rater.findFirst({ where: { id, organizationId }, select: COLUMNS });
}

type Change = Partial<
  Pick<RaterDetails, 'name' | 'email' | 'site' | 'active'> &
    Pick<RaterDetails, 'tokenHash' | 'discussionTokenHash' | 'linkExpiresAt'> &
    Pick<RaterDetails, 'openedAt' | 'frameReadAt' | 'submittedAt' | 'revotedAt' | 'revokedAt' | 'locale'>
>;

export async function update(tx: Tx, organizationId: string, id: string, data: Change): Promise<void> {
  await tx.rater.updateMany({ where: { id, organizationId }, data });
}

/** Lets the links of those who have handed in their ratings live until the given moment: they are asked once more. */
export async function extendLinks(tx: Tx, organizationId: string, jobRoleId: string, until: Date) {
  await tx.rater.updateMany({
    where: { organizationId, jobRoleId, tokenHash: { not: null }, submittedAt: { not: null } },
    data: { linkExpiresAt: until },
  });
}

/** Raters whose part ended so long ago that the organisation's time for results is over, and who still have a name. */
export function listPast(tx: Tx) {
  return tx.$queryRaw<PastExpert[]>`
    SELECT r.id::text, r."organizationId"::text FROM "Rater" r JOIN "Organization" o ON o.id = r."organizationId"
    LEFT JOIN "ConsensusSession" d ON d."jobRoleId" = r."jobRoleId" AND d."organizationId" = r."organizationId"
    WHERE r."userId" IS NULL AND r."revokedAt" IS NULL AND (r.name IS NOT NULL OR r.email IS NOT NULL)
      AND GREATEST(r."createdAt", r."linkExpiresAt", r."submittedAt", r."revotedAt", d."closedAt")
        < now() - make_interval(months => o."activeMonths")
    ORDER BY r."organizationId", r.id`;
}

/** Somebody whose name has been kept long enough; for the nightly job, over all organisations. */
export type PastExpert = Readonly<{ id: string; organizationId: string }>;

/** Removes what a rater has entered, before it was handed in. */
export async function deleteVotes(tx: Tx, organizationId: string, raterId: string): Promise<void> {
  await tx.stepRelevance.deleteMany({ where: { organizationId, raterId } });
  await tx.stepRating.deleteMany({ where: { organizationId, raterId } });
}

/** What the pages of an invited rater are made of. */
export type RaterView = Readonly<{
  raterId: string;
  organizationId: string;
  jobRoleId: string;
  locale: string;
  openedAt: Date | null;
  frameReadAt: Date | null;
  submittedAt: Date | null;
  revotedAt: Date | null;
  /** A discussion is open in which this rater may vote again. */
  discussionOpen: boolean;
  jobTitle: string;
  organizationName: string;
  contact: string;
  /** How long the name is kept after the rater's part ended. */
  months: number;
}>;

const VIEW_COLUMNS = Prisma.sql`
  r.id AS "raterId", r."organizationId", r."jobRoleId", r.locale, r."openedAt", r."frameReadAt", r."submittedAt", r."revotedAt",
  EXISTS (SELECT 1 FROM "ConsensusSession" d WHERE d."jobRoleId" = r."jobRoleId" AND d."organizationId" = r."organizationId"
    AND d."closedAt" IS NULL) AS "discussionOpen",
  j.title AS "jobTitle", o.name AS "organizationName", o.contact, o."activeMonths" AS months`;

const VIEW_TABLES = Prisma.sql`
  "Rater" r
  JOIN "JobRole" j ON j.id = r."jobRoleId" AND j."organizationId" = r."organizationId" AND j."archivedAt" IS NULL
  JOIN "Organization" o ON o.id = r."organizationId"`;

/** The rater behind a live link; null for anything else, whatever the reason. */
export async function findByLink(tx: Tx, tokenHash: string): Promise<RaterView | null> {
  const rows = await tx.$queryRaw<RaterView[]>`
    SELECT ${VIEW_COLUMNS} FROM ${VIEW_TABLES}
    WHERE (r."tokenHash" = ${tokenHash} OR r."discussionTokenHash" = ${tokenHash})
      AND r."revokedAt" IS NULL AND r."linkExpiresAt" > now()`;
  return rows[0] ?? null;
}

export type RaterSessionView = RaterView & Readonly<{ sessionId: string }>;

/** The rater behind a live session cookie; a session that has used up part of its time gets the whole of it again. */
export async function findBySession(
  tx: Tx,
  tokenHash: string,
  { lifeHours, renewBelowHours }: Readonly<{ lifeHours: number; renewBelowHours: number }>,
): Promise<RaterSessionView | null> {
  const rows = await tx.$queryRaw<RaterSessionView[]>`
    WITH renewed AS (
      UPDATE "RaterSession" SET "expiresAt" = now() + make_interval(hours => ${lifeHours}::int)
      WHERE "tokenHash" = ${tokenHash} AND "endedAt" IS NULL AND "expiresAt" > now()
        AND "expiresAt" < now() + make_interval(hours => ${renewBelowHours}::int)
    )
    SELECT s.id AS "sessionId", ${VIEW_COLUMNS}
    FROM "RaterSession" s JOIN ${VIEW_TABLES} ON r.id = s."raterId" AND r."organizationId" = s."organizationId"
    WHERE s."tokenHash" = ${tokenHash} AND s."endedAt" IS NULL AND s."expiresAt" > now() AND r."revokedAt" IS NULL`;
  return rows[0] ?? null;
}

type NewSession = Readonly<{ raterId: string; tokenHash: string; lifeHours: number }>;

/** Opens a session; the database clock decides when it expires. */
export async function openSession(
  tx: Tx,
  organizationId: string,
  { raterId, tokenHash, lifeHours }: NewSession,
): Promise<string> {
  const id = uuidv7();
  await tx.$executeRaw`
    INSERT INTO "RaterSession" (id, "organizationId", "raterId", "tokenHash", "expiresAt")
    VALUES (${id}::uuid, ${organizationId}::uuid, ${raterId}::uuid, ${tokenHash}, now() + make_interval(hours => ${lifeHours}::int))`;
  return id;
}

/** Ends every session of a rater. */
export async function endSessions(tx: Tx, organizationId: string, raterId: string): Promise<void> {
  await tx.raterSession.updateMany({
    where: { organizationId, raterId, endedAt: null },
    data: { endedAt: new Date() },
  });
}

/** Removes sessions that were over before the date. */
export async function purgeSessions(tx: Tx, before: Date): Promise<void> {
  await tx.raterSession.deleteMany({ where: { expiresAt: { lt: before } } });
}
