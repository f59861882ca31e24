import 'server-only';
import type { Tx } from '../client';

/** Comments on the steps of a role that are still there, the oldest first. */
export function list(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.stepComment.findMany({
    where: { organizationId, jobRoleId, step: { deletedAt: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

type NewComment = Readonly<{
  id: string;
  jobRoleId: string;
  taskStepId: string;
  authorId: string;
  text: string;
}>;

export async function insert(tx: Tx, organizationId: string, comment: NewComment) {
  await tx.stepComment.create({ data: { ...comment, organizationId } });
}

/** Closes an open comment of a role that is neither archived nor deleted; null when there is none. */
export async function decide(
  tx: Tx,
  organizationId: string,
  id: string,
  decision: Readonly<{ decision: string; decidedById: string; resolvedAt: Date }>,
) {
  const comment = await tx.stepComment.findFirst({
    where: { id, organizationId, resolvedAt: null, jobRole: { deletedAt: null } },
    select: { jobRoleId: true, taskStepId: true },
  });
  if (!comment) return null;
  const { count } = await tx.stepComment.updateMany({
    where: { id, organizationId, resolvedAt: null },
    data: decision,
  });
  return count === 1 ? comment : null;
}
