import 'server-only';
import type { Tx } from '../client';
import { uuidv7 } from '../uuid';

export type SessionEnd = 'takenOver' | 'left' | 'withdrawn';

type NewSession = Readonly<{ attemptId: string; tokenHash: string; lifeHours: number }>;

/** Opens a session; the database clock decides when it expires. The unique index refuses a second live one. */
export async function open(
  tx: Tx,
  organizationId: string,
  { attemptId, tokenHash, lifeHours }: NewSession,
): Promise<string> {
  const id = uuidv7();
  await tx.$executeRaw`
    INSERT INTO "CandidateSession" (id, "organizationId", "attemptId", "tokenHash", "expiresAt")
    VALUES (${id}::uuid, ${organizationId}::uuid, ${attemptId}::uuid, ${tokenHash}, now() + make_interval(hours => ${lifeHours}::int))`;
  return id;
}

/** Ends the live session of an attempt, if any; returns whether it was still in its time. */
export async function endLive(
  tx: Tx,
  organizationId: string,
  attemptId: string,
  reason: SessionEnd,
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ inTime: boolean }[]>`
    UPDATE "CandidateSession" SET "endedAt" = now(), "endedReason" = ${reason}
    WHERE "attemptId" = ${attemptId}::uuid AND "organizationId" = ${organizationId}::uuid AND "endedAt" IS NULL
    RETURNING ("expiresAt" > now()) AS "inTime"`;
  return rows.some(({ inTime }) => inTime);
}

/** Ends this very session; false when it had ended already. */
export async function end(
  tx: Tx,
  organizationId: string,
  sessionId: string,
  reason: SessionEnd,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE "CandidateSession" SET "endedAt" = now(), "endedReason" = ${reason}
    WHERE id = ${sessionId}::uuid AND "organizationId" = ${organizationId}::uuid AND "endedAt" IS NULL`;
  return count > 0;
}
