import 'server-only';
import type { Tx } from '../client';

/** The discussion of a job role with its steps; null before the first one. */
export function find(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.consensusSession.findFirst({
    where: { organizationId, jobRoleId },
    select: {
      id: true,
      openedAt: true,
      closedAt: true,
      steps: { select: { taskStepId: true, note: true } },
    },
  });
}

type NewSession = Readonly<{ id: string; jobRoleId: string; openedById: string }>;

export async function insert(tx: Tx, organizationId: string, session: NewSession): Promise<void> {
  await tx.consensusSession.create({ data: { ...session, organizationId }, select: { id: true } });
}

/** Adds steps to a discussion; those in it already stay as they are. */
export async function addSteps(
  tx: Tx,
  organizationId: string,
  sessionId: string,
  stepIds: readonly string[],
): Promise<void> {
  await tx.consensusStep.createMany({
    data: stepIds.map((taskStepId) => ({ sessionId, taskStepId, organizationId })),
    skipDuplicates: true,
  });
}

export async function setClosed(tx: Tx, organizationId: string, id: string, closedAt: Date | null) {
  await tx.consensusSession.updateMany({ where: { id, organizationId }, data: { closedAt } });
}

/** False when the step is not in the discussion. */
export async function setNote(
  tx: Tx,
  organizationId: string,
  step: Readonly<{ sessionId: string; taskStepId: string }>,
  note: string,
): Promise<boolean> {
  const { count } = await tx.consensusStep.updateMany({ where: { ...step, organizationId }, data: { note } });
  return count > 0;
}
