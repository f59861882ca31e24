import 'server-only';
import type { Tx } from '../client';

export type NewInvitation = Readonly<{
  id: string;
  attemptId: string;
  tokenHash: string;
  /** The link under a key that is not in the database. */
  sealedLink: string;
  createdById: string;
  expiresAt: Date;
  batchId?: string;
}>;

export async function insert(
  tx: Tx,
  organizationId: string,
  invitations: readonly NewInvitation[],
): Promise<void> {
  await tx.invitation.createMany({ data: invitations.map((row) => ({ organizationId, ...row })) });
}

/** Namespace of the advisory locks on an organisation's invitations. */
const INVITATION_LOCK = 4_836_021;

/**
 * Lets invitations of an organisation be made one call at a time, so that the next one sees the addresses and the
 * number that this one leaves.
 */
export async function lock(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${INVITATION_LOCK}::int, hashtext(${organizationId}))) AS locked`;
}

/** How many links the organisation has made within the last day and night, and how many it may make. */
export async function countOfDay(tx: Tx, organizationId: string) {
  const rows = await tx.$queryRaw<{ made: number; limit: number }[]>`
    SELECT o."dailyInvitations" AS limit, (
      SELECT count(*)::int FROM "Invitation" i
      WHERE i."organizationId" = o.id AND i."createdAt" > now() - interval '24 hours') AS made
    FROM "Organization" o WHERE o.id = ${organizationId}::uuid`;
  return rows[0] ?? { made: 0, limit: 0 };
}

/** Changes how many invitations the organisation may make within a day and a night. */
export async function setDailyLimit(tx: Tx, organizationId: string, limit: number): Promise<void> {
  await tx.organization.update({
    where: { id: organizationId },
    data: { dailyInvitations: limit },
    select: { id: true },
  });
}

/** Whether this invitation was made already. */
export async function exists(tx: Tx, organizationId: string, invitationId: string): Promise<boolean> {
  const row = await tx.invitation.findFirst({
    where: { id: invitationId, organizationId },
    select: { id: true },
  });
  return row !== null;
}

/** Ends the live link of an attempt; `onlyId` ends it only if it is still that one. Says whether one ended. */
export async function revokeLive(
  tx: Tx,
  organizationId: string,
  { attemptId, onlyId, at }: Readonly<{ attemptId: string; onlyId?: string; at: Date }>,
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { organizationId, attemptId, revokedAt: null, ...(onlyId === undefined ? {} : { id: onlyId }) },
    data: { revokedAt: at, sealedLink: null },
  });
  return count > 0;
}

/** Ends the browser sessions that the links of an attempt opened. */
export async function endSessions(
  tx: Tx,
  organizationId: string,
  { attemptId, reason, at }: Readonly<{ attemptId: string; reason: string; at: Date }>,
): Promise<void> {
  await tx.candidateSession.updateMany({
    where: { organizationId, attemptId, endedAt: null },
    data: { endedAt: at, endedReason: reason },
  });
}

/** Name and contact of the organisation, as an invitation shows them. */
export function findSender(tx: Tx, organizationId: string) {
  return tx.organization.findUnique({
    where: { id: organizationId },
    select: { name: true, contact: true, defaultLocale: true },
  });
}
