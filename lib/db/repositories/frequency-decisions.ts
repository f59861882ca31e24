import 'server-only';
import type { Tx } from '../client';

type Decision = Readonly<{
  id: string;
  jobRoleId: string;
  taskStepId: string;
  taken: 'rated' | 'observed';
  reason: string;
  events: number;
  hours: number;
  observed: number;
  observedLow: number;
  observedHigh: number;
  rated: number | null;
  decidedById: string;
  decidedAt: Date;
}>;

export async function append(tx: Tx, organizationId: string, decision: Decision): Promise<void> {
  await tx.frequencyDecision.create({ data: { ...decision, organizationId }, select: { id: true } });
}

/** All decisions about the steps of a job role, newest first: the first of a step is the one that stands. */
export function list(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.frequencyDecision.findMany({
    where: { organizationId, jobRoleId },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    omit: { organizationId: true, jobRoleId: true },
  });
}

export type DecisionRow = Awaited<ReturnType<typeof list>>[number];
