import 'server-only';
import type { DecisionChoice } from '@/lib/validation/candidates';
import type { DecisionGround } from '@/lib/validation/decision';
import type { Tx } from '../client';

/** The last row of the history of a case; null while nothing was decided. */
export function findLast(tx: Tx, organizationId: string, attemptId: string) {
  return tx.candidateDecision.findFirst({
    where: { organizationId, attemptId },
    orderBy: { seq: 'desc' },
    select: { seq: true, kind: true },
  });
}

export type NewDecision = Readonly<
  { id: string; attemptId: string; reportId: string; seq: number; reason: string; decidedById: string } & (
    | { kind: 'made'; choice: DecisionChoice; grounds: readonly DecisionGround[]; toCandidate: string }
    | { kind: 'reopened' }
  )
>;

export async function insert(tx: Tx, organizationId: string, decision: NewDecision): Promise<void> {
  const { id, attemptId, reportId, seq, reason, decidedById, kind } = decision;
  const said =
    decision.kind === 'made'
      ? { choice: decision.choice, grounds: [...decision.grounds], toCandidate: decision.toCandidate }
      : {};
  await tx.candidateDecision.create({
    data: { organizationId, id, attemptId, reportId, seq, reason, decidedById, kind, ...said },
    select: { id: true },
  });
}
