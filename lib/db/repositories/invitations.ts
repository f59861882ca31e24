import 'server-only';
import type { Tx } from '../client';

export type NewInvitation = Readonly<{
  id: string;
  attemptId: string;
  tokenHash: string;
  createdById: string;
  expiresAt: Date;
}>;

export async function insert(tx: Tx, organizationId: string, invitation: NewInvitation): Promise<void> {
  await tx.invitation.create({ data: { organizationId, ...invitation } });
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
    data: { revokedAt: at },
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
