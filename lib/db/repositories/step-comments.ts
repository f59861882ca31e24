import 'server-only';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

export type CommentRow = Readonly<{
  id: string;
  taskStepId: string;
  text: string;
  /** Of a member; null for somebody who left. */
  author: string | null;
  createdAt: string;
  decision: string;
  decidedBy: string | null;
  resolvedAt: string | null;
}>;

/** Comments on the steps of a role that are still there, the oldest first; null outside the organisation. */
export async function list(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<readonly CommentRow[] | null> {
  const [row] = await tx.$queryRaw<{ comments: readonly CommentRow[] }[]>(Prisma.sql`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'taskStepId', c."taskStepId", 'text', c.text,
          'author', author.name, 'createdAt', c."createdAt", 'decision', c.decision, 'decidedBy', decider.name,
          'resolvedAt', c."resolvedAt") ORDER BY c."createdAt", c.id), '[]')
        FROM "StepComment" c
        JOIN "TaskStep" s ON s.id = c."taskStepId" AND s."organizationId" = c."organizationId"
        LEFT JOIN "Membership" am ON am."userId" = c."authorId" AND am."organizationId" = c."organizationId"
        LEFT JOIN "User" author ON author.id = am."userId"
        LEFT JOIN "Membership" dm ON dm."userId" = c."decidedById" AND dm."organizationId" = c."organizationId"
        LEFT JOIN "User" decider ON decider.id = dm."userId"
       WHERE c."organizationId" = j."organizationId" AND c."jobRoleId" = j.id AND s."deletedAt" IS NULL) AS comments
    FROM "JobRole" j
    WHERE j."organizationId" = ${organizationId}::uuid AND j.id = ${jobRoleId}::uuid AND j."deletedAt" IS NULL`);
  return row?.comments ?? null;
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
