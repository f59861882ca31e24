import 'server-only';
import { z } from 'zod';
import type { Tx } from '../client';

const MINUTE_MS = 60_000;

/** The last-seen time is written at most this often, so that reading a page rarely writes. */
const TOUCH_EVERY_MS = MINUTE_MS;

const liveSession = z.strictObject({
  id: z.uuid(),
  userId: z.uuid(),
  organizationId: z.uuid(),
  organizationName: z.string(),
  role: z.enum(['ADMIN', 'HR', 'RECRUITER']),
  email: z.string(),
  name: z.string(),
  locale: z.string(),
  lastSeenAt: z.date(),
  organizations: z.array(
    z.strictObject({ id: z.uuid(), name: z.string(), role: z.enum(['ADMIN', 'HR', 'RECRUITER']) }),
  ),
});

export type LiveSession = z.output<typeof liveSession>;

/**
 * The session with its user and memberships, in one statement; `null` when it ended, timed out, or the account or
 * the membership is disabled. Times are the database's.
 */
export async function findLive(tx: Tx, id: string, idleHours: number): Promise<LiveSession | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.id, s."userId", s."organizationId", o.name AS "organizationName", m.role::text AS role,
      u.email, u.name, u.locale, s."lastSeenAt",
      (SELECT json_agg(json_build_object('id', o2.id, 'name', o2.name, 'role', m2.role) ORDER BY o2.name, o2.id)
         FROM "Membership" m2 JOIN "Organization" o2 ON o2.id = m2."organizationId"
        WHERE m2."userId" = s."userId" AND m2."disabledAt" IS NULL) AS organizations
    FROM "UserSession" s
    JOIN "User" u ON u.id = s."userId"
    JOIN "Membership" m ON m."userId" = s."userId" AND m."organizationId" = s."organizationId"
    JOIN "Organization" o ON o.id = s."organizationId"
    WHERE s.id = ${id}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > now()
      AND s."lastSeenAt" > now() - make_interval(hours => ${idleHours}::int)
      AND u."disabledAt" IS NULL AND m."disabledAt" IS NULL`;
  return rows.length === 0 ? null : liveSession.parse(rows[0]);
}

/** Notes that the session is in use, at most once a minute. */
export async function touch(tx: Tx, id: string, lastSeenAt: Date): Promise<void> {
  const now = new Date();
  if (now.getTime() - lastSeenAt.getTime() < TOUCH_EVERY_MS) return;
  await tx.userSession.updateMany({ where: { id, revokedAt: null }, data: { lastSeenAt: now } });
}

type NewSession = Readonly<{
  id: string;
  userId: string;
  organizationId: string;
  device: string;
  expiresAt: Date;
}>;

export async function create(tx: Tx, session: NewSession): Promise<void> {
  await tx.userSession.create({ data: session });
}

/** The organisation of the user's newest session, where a new one starts as well. */
export async function lastOrganizationId(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx.userSession.findFirst({
    where: { userId },
    orderBy: { lastSeenAt: 'desc' },
    select: { organizationId: true },
  });
  return row?.organizationId ?? null;
}

/** Sessions of a user that have not ended, newest use first. */
export function listLive(tx: Tx, userId: string, idleHours: number) {
  const now = Date.now();
  return tx.userSession.findMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: new Date(now) },
      lastSeenAt: { gt: new Date(now - idleHours * 60 * MINUTE_MS) },
    },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, organizationId: true, device: true, createdAt: true, lastSeenAt: true },
  });
}

/** Ends one session of the user. @returns whether it was live. */
export async function revoke(tx: Tx, userId: string, id: string): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}

/** Ends all sessions of the user but `exceptId`. @returns how many were live. */
export async function revokeAll(tx: Tx, userId: string, exceptId: string | null = null): Promise<number> {
  const { count } = await tx.userSession.updateMany({
    where: { userId, revokedAt: null, ...(exceptId === null ? {} : { id: { not: exceptId } }) },
    data: { revokedAt: new Date() },
  });
  return count;
}

/** Ends the user's sessions in one organisation only. @returns how many were live. */
export async function revokeIn(tx: Tx, organizationId: string, userId: string): Promise<number> {
  const { count } = await tx.userSession.updateMany({
    where: { userId, organizationId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count;
}

export async function switchOrganization(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({
    where: { id, revokedAt: null },
    data: { organizationId },
  });
  return count === 1;
}

/** Removes sessions that can no longer be used and are older than `before`. */
export async function purge(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.userSession.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}
