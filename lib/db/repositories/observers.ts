import 'server-only';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';
import { uuidv7 } from '../uuid';
import type { NewExpert, PastExpert } from './raters';

const COLUMNS = {
  id: true,
  jobRoleId: true,
  name: true,
  email: true,
  locale: true,
  site: true,
  linkExpiresAt: true,
  invitedAt: true,
  openedAt: true,
  revokedAt: true,
} as const;

/** All observers of a job role in order of invitation: the place in this order is an observer's number. */
export function list(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.observer.findMany({
    where: { organizationId, jobRoleId },
    orderBy: [{ invitedAt: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  });
}

export type ObserverRow = Awaited<ReturnType<typeof list>>[number];

export async function insert(tx: Tx, organizationId: string, observer: NewExpert): Promise<void> {
  await tx.observer.create({ data: { ...observer, organizationId }, select: { id: true } });
}

/** Whether somebody with this address observes the job already, and was not turned away. */
export async function isInvited(tx: Tx, organizationId: string, jobRoleId: string, email: string) {
  const where = { organizationId, jobRoleId, email, revokedAt: null };
  return (await tx.observer.findFirst({ where, select: { id: true } })) !== null;
}

/** Whether somebody with this address is still known as an observer of any job. */
export async function hasAddress(tx: Tx, organizationId: string, email: string): Promise<boolean> {
  return (await tx.observer.findFirst({ where: { organizationId, email }, select: { id: true } })) !== null;
}

/** Observers of whom nothing came for the organisation's time for results, and who still have a name. */
export function listPast(tx: Tx) {
  return tx.$queryRaw<PastExpert[]>`
    SELECT b.id::text, b."organizationId"::text FROM "Observer" b JOIN "Organization" o ON o.id = b."organizationId"
    WHERE b."revokedAt" IS NULL AND (b.name IS NOT NULL OR b.email IS NOT NULL)
      AND GREATEST(b."invitedAt", b."linkExpiresAt",
          (SELECT max(a."expiresAt") FROM "ObserverAccess" a WHERE a."observerId" = b.id AND a."endedAt" IS NULL),
          (SELECT max(GREATEST(s."endedAt", s."receivedAt")) FROM "ObservationSession" s WHERE s."observerId" = b.id))
        < now() - make_interval(months => o."activeMonths")
    ORDER BY b."organizationId", b.id`;
}

export function find(tx: Tx, organizationId: string, id: string): Promise<ObserverRow | null> {
  return tx.observer.findFirst({ where: { id, organizationId }, select: COLUMNS });
}

/** Holds an observer until the transaction ends; null outside the organisation. */
export async function lock(tx: Tx, organizationId: string, id: string): Promise<ObserverRow | null> {
  await tx.$queryRaw`
    SELECT 1 AS held FROM "Observer" WHERE id = ${id}::uuid AND "organizationId" = ${organizationId}::uuid FOR NO KEY UPDATE`;
  return find(tx, organizationId, id);
}

type Change = Partial<
  Pick<ObserverRow, 'name' | 'email' | 'linkExpiresAt' | 'openedAt' | 'revokedAt' | 'locale'> &
    Readonly<{ tokenHash: string | null }>
>;

export async function update(tx: Tx, organizationId: string, id: string, data: Change): Promise<void> {
  await tx.observer.updateMany({ where: { id, organizationId }, data });
}

/** What the pages of an observer are made of. */
export type ObserverView = Readonly<{
  observerId: string;
  organizationId: string;
  jobRoleId: string;
  locale: string;
  jobTitle: string;
  organizationName: string;
  contact: string;
  /** How long the name is kept after the observing ended. */
  months: number;
}>;

const VIEW = Prisma.sql`
  b.id AS "observerId", b."organizationId", b."jobRoleId", b.locale, j.title AS "jobTitle",
  o.name AS "organizationName", o.contact, o."activeMonths" AS months`;

const VIEW_TABLES = Prisma.sql`
  "Observer" b
  JOIN "JobRole" j ON j.id = b."jobRoleId" AND j."organizationId" = b."organizationId" AND j."archivedAt" IS NULL
  JOIN "Organization" o ON o.id = b."organizationId"`;

/** The observer behind a live link; null for anything else, whatever the reason. */
export async function findByLink(tx: Tx, tokenHash: string): Promise<ObserverView | null> {
  const rows = await tx.$queryRaw<ObserverView[]>`
    SELECT ${VIEW} FROM ${VIEW_TABLES}
    WHERE b."tokenHash" = ${tokenHash} AND b."revokedAt" IS NULL AND b."linkExpiresAt" > now()`;
  return rows[0] ?? null;
}

/** A phone that was opened lives this long without being used; renewed at most every other day. */
export const ACCESS_LIFE_HOURS = 30 * 24;
const RENEW_BELOW_HOURS = 28 * 24;

/** The observer behind a live cookie. An access that is in use is renewed. */
export async function findByAccess(tx: Tx, tokenHash: string) {
  const rows = await tx.$queryRaw<(ObserverView & Readonly<{ accessId: string }>)[]>`
    WITH renewed AS (
      UPDATE "ObserverAccess" SET "expiresAt" = now() + make_interval(hours => ${ACCESS_LIFE_HOURS}::int)
      WHERE "tokenHash" = ${tokenHash} AND "endedAt" IS NULL AND "expiresAt" > now()
        AND "expiresAt" < now() + make_interval(hours => ${RENEW_BELOW_HOURS}::int)
    )
    SELECT a.id AS "accessId", ${VIEW}
    FROM "ObserverAccess" a JOIN ${VIEW_TABLES} ON b.id = a."observerId" AND b."organizationId" = a."organizationId"
    WHERE a."tokenHash" = ${tokenHash} AND a."endedAt" IS NULL AND a."expiresAt" > now() AND b."revokedAt" IS NULL`;
  return rows[0] ?? null;
}

/** Opens a browser for an observer; the database clock decides when it closes. */
export async function openAccess(
  tx: Tx,
  organizationId: string,
  {
    observerId,
    jobRoleId,
    tokenHash,
  }: Readonly<{ observerId: string; jobRoleId: string; tokenHash: string }>,
): Promise<string> {
  const id = uuidv7();
  await tx.$executeRaw`
    INSERT INTO "ObserverAccess" (id, "organizationId", "jobRoleId", "observerId", "tokenHash", "expiresAt")
    VALUES (${id}::uuid, ${organizationId}::uuid, ${jobRoleId}::uuid, ${observerId}::uuid, ${tokenHash},
      now() + make_interval(hours => ${ACCESS_LIFE_HOURS}::int))`;
  return id;
}

/** Closes every browser of an observer. */
export async function endAccess(tx: Tx, organizationId: string, observerId: string): Promise<void> {
  await tx.observerAccess.updateMany({
    where: { organizationId, observerId, endedAt: null },
    data: { endedAt: new Date() },
  });
}

/** Removes what opened browsers until before the date. */
export async function purgeAccess(tx: Tx, before: Date): Promise<void> {
  await tx.observerAccess.deleteMany({ where: { expiresAt: { lt: before } } });
}
