import 'server-only';
import type { Prisma } from '../generated/client';
import type { Tx } from '../client';

/** States from which an attempt can still be answered. */
const UNDER_WAY: Prisma.EnumAttemptStatusFilter = { in: ['invited', 'opened', 'inProgress'] };

/** One attempt with its person and job, as staff handle it. */
export function findAttempt(tx: Tx, organizationId: string, attemptId: string) {
  return tx.attempt.findUnique({
    where: { id_organizationId: { id: attemptId, organizationId } },
    select: {
      id: true,
      status: true,
      locale: true,
      deadlineAt: true,
      assessmentId: true,
      assessment: { select: { status: true } },
      candidate: { select: { name: true, email: true, timeZone: true, erasedAt: true } },
    },
  });
}

/** One attempt with its live link, for replacing or cancelling it. */
export function findForManaging(tx: Tx, organizationId: string, attemptId: string) {
  return tx.attempt.findUnique({
    where: { id_organizationId: { id: attemptId, organizationId } },
    select: {
      status: true,
      deadlineAt: true,
      number: true,
      reveal: { select: { revealedAt: true } },
      candidate: { select: { name: true, erasedAt: true } },
      assessment: { select: { id: true, name: true, status: true, itemIds: true, blind: true } },
      invitations: { where: { revokedAt: null }, select: { id: true }, take: 1 },
      _count: { select: { answers: { where: { value: { not: null } } } } },
    },
  });
}

/** Cancels an attempt that is under way; says whether this call did it. */
export async function cancelAttempt(tx: Tx, organizationId: string, attemptId: string): Promise<boolean> {
  const { count } = await tx.attempt.updateMany({
    where: { id: attemptId, organizationId, status: UNDER_WAY },
    data: { status: 'cancelled' },
  });
  return count === 1;
}

/** Ends every attempt of an assessment that is under way, with its link and its session; says how many. */
export async function expireUnderWay(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  at: Date,
): Promise<number> {
  const expired = await tx.attempt.updateManyAndReturn({
    where: { organizationId, assessmentId, status: UNDER_WAY },
    data: { status: 'expired' },
    select: { id: true },
  });
  const attemptId = { in: expired.map(({ id }) => id) };
  await tx.invitation.updateMany({
    where: { organizationId, attemptId, revokedAt: null },
    data: { revokedAt: at, sealedLink: null },
  });
  await tx.candidateSession.updateMany({
    where: { organizationId, attemptId, endedAt: null },
    data: { endedAt: at, endedReason: 'expired' },
  });
  return expired.length;
}

/** Whether another candidate of the organisation has this address. */
export async function isAddressTaken(
  tx: Tx,
  organizationId: string,
  { candidateId, email }: Readonly<{ candidateId: string; email: string }>,
): Promise<boolean> {
  const where = { organizationId, email, id: { not: candidateId } };
  return (await tx.candidate.count({ where })) > 0;
}

/** Writes a name or an address as they should have been; mails that wait go to the new address. */
export async function correct(
  tx: Tx,
  organizationId: string,
  candidateId: string,
  { name, email }: Readonly<{ name: string | null; email: string | null }>,
): Promise<void> {
  await tx.candidate.update({
    where: { id_organizationId: { id: candidateId, organizationId } },
    data: { ...(name === null ? {} : { name }), ...(email === null ? {} : { email }) },
  });
  if (email === null) return;
  const own = await tx.attempt.findMany({ where: { organizationId, candidateId }, select: { id: true } });
  await tx.outboxMail.updateMany({
    where: { organizationId, attemptId: { in: own.map(({ id }) => id) }, sentAt: null },
    data: { recipient: email },
  });
}
