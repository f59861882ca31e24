import 'server-only';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

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

export type DecisionRow = Omit<Decision, 'jobRoleId' | 'taken'> &
  Readonly<{
    taken: string;
    /** Of a member; null for somebody who left. */
    deciderName: string | null;
  }>;

/** All decisions about the steps of a job role, newest first: the first of a step is the one that stands. */
export function list(tx: Tx, organizationId: string, jobRoleId: string): Promise<DecisionRow[]> {
  return tx.$queryRaw<DecisionRow[]>(Prisma.sql`
    SELECT f.id, f."taskStepId", f.taken, f.reason, f.events, f.hours, f.observed, f."observedLow", f."observedHigh",
      f.rated, f."decidedById", f."decidedAt", u.name AS "deciderName"
    FROM "FrequencyDecision" f
    LEFT JOIN "Membership" m ON m."userId" = f."decidedById" AND m."organizationId" = f."organizationId"
    LEFT JOIN "User" u ON u.id = m."userId"
    WHERE f."organizationId" = ${organizationId}::uuid AND f."jobRoleId" = ${jobRoleId}::uuid
    ORDER BY f."decidedAt" DESC, f.id DESC`);
}
