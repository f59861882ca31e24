import 'server-only';
import type { ScaleKey } from '@/lib/scales';
import type { RaterKind } from '../generated/enums';
import type { Tx } from '../client';

type NewAnswer = Readonly<{
  id: string;
  jobRoleId: string;
  scaleKey: ScaleKey;
  kind: RaterKind;
  percentile: number;
}>;

/** Stores an answer; false when the same one is there already. */
export async function insert(tx: Tx, organizationId: string, answer: NewAnswer): Promise<boolean> {
  const { count } = await tx.targetAnswer.createMany({
    data: [{ ...answer, organizationId }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Removes an answer; false when it is not there. */
export async function remove(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  id: string,
): Promise<boolean> {
  const { count } = await tx.targetAnswer.deleteMany({ where: { id, organizationId, jobRoleId } });
  return count === 1;
}
