import 'server-only';
import type { Tx } from '../client';
import { toJsonDocument } from '../json';

const INPUT_COLUMNS = {
  id: true,
  assessment: {
    select: {
      scoringVersion: true,
      narrativeVersion: true,
      itemIds: true,
      profile: { select: { jobRoleId: true, version: true, document: true, contentHash: true } },
      questionnaire: { select: { document: true, contentHash: true } },
      norm: { select: { document: true, contentHash: true } },
    },
  },
  answers: { select: { itemId: true, value: true, shownMs: true } },
} as const;

/** Everything that a report of the attempt is computed from, as it is stored. */
export function findInput(tx: Tx, organizationId: string, attemptId: string) {
  return tx.attempt.findUnique({
    where: { id_organizationId: { id: attemptId, organizationId } },
    select: INPUT_COLUMNS,
  });
}

export type NewReport = Readonly<{
  id: string;
  attemptId: string;
  scoringVersion: string;
  narrativeVersion: string;
  inputHash: string;
  result: object;
  resultHash: string;
  /** Copies for lists, see lib/fit/packed-fit. */
  flagCount: number;
  packedFit: Uint8Array<ArrayBuffer> | null;
}>;

export async function insert(
  tx: Tx,
  organizationId: string,
  { result, ...columns }: NewReport,
): Promise<void> {
  await tx.report.create({ data: { organizationId, result: toJsonDocument(result), ...columns } });
}

/** The report with the same input, if it exists already. */
export function findByInput(tx: Tx, organizationId: string, attemptId: string, inputHash: string) {
  return tx.report.findFirst({
    where: { organizationId, attemptId, inputHash },
    select: { id: true, resultHash: true },
  });
}

/** One report with the facts that its page shows around it. */
export function findForPage(tx: Tx, organizationId: string, reportId: string) {
  return tx.report.findUnique({
    where: { id_organizationId: { id: reportId, organizationId } },
    select: {
      id: true,
      attemptId: true,
      result: true,
      inputHash: true,
      resultHash: true,
      computedAt: true,
      attempt: {
        select: {
          status: true,
          locale: true,
          submittedAt: true,
          receipt: true,
          candidate: {
            select: { name: true, erasedAt: true, organization: { select: { activeMonths: true } } },
          },
          assessment: {
            select: {
              id: true,
              name: true,
              profile: {
                select: {
                  jobRoleId: true,
                  version: true,
                  document: true,
                  contentHash: true,
                  publishedAt: true,
                },
              },
            },
          },
        },
      },
    },
  });
}

/** Whether the member has looked at the report after `since`. */
export async function viewedSince(
  tx: Tx,
  organizationId: string,
  { reportId, userId, since }: Readonly<{ reportId: string; userId: string; since: Date }>,
): Promise<boolean> {
  const event = await tx.auditEvent.findFirst({
    where: {
      organizationId,
      subjectType: 'report',
      subjectId: reportId,
      action: 'report.viewed',
      actorId: userId,
      occurredAt: { gte: since },
    },
    select: { seq: true },
  });
  return event !== null;
}

/** Who marked the attempt as reviewed, and when. */
export async function findReview(tx: Tx, organizationId: string, attemptId: string) {
  const event = await tx.auditEvent.findFirst({
    where: { organizationId, subjectType: 'attempt', subjectId: attemptId, action: 'attempt.reviewed' },
    orderBy: { seq: 'desc' },
    select: { actorId: true, occurredAt: true },
  });
  if (!event?.actorId) return null;
  const user = await tx.user.findFirst({
    where: { id: event.actorId, memberships: { some: { organizationId } } },
    select: { name: true },
  });
  return { name: user?.name ?? null, at: event.occurredAt };
}

/** Moves a submitted attempt to reviewed; says whether this call did it. */
export async function markReviewed(tx: Tx, organizationId: string, attemptId: string): Promise<boolean> {
  const { count } = await tx.attempt.updateMany({
    where: { id: attemptId, organizationId, status: 'submitted' },
    data: { status: 'reviewed' },
  });
  return count === 1;
}

/** Names of the raters of a job role, by rater id. Only for readers who may identify raters. */
export async function raterNames(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<ReadonlyMap<string, string>> {
  const raters = await tx.rater.findMany({
    where: { organizationId, jobRoleId, userId: { not: null } },
    select: { id: true, userId: true },
  });
  const userIds = raters.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  const users = await tx.user.findMany({
    where: { id: { in: userIds }, memberships: { some: { organizationId } } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  return new Map(
    raters.flatMap(({ id, userId }) => {
      const name = userId === null ? undefined : nameOf.get(userId);
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

/** The newest report of the same attempt that was made after this one. */
export async function findNewer(tx: Tx, organizationId: string, reportId: string): Promise<string | null> {
  const [newest] = await tx.$queryRaw<readonly Readonly<{ id: string }>[]>`
    SELECT n.id
      FROM "Report" r
      JOIN "Report" n ON n."attemptId" = r."attemptId" AND n."organizationId" = r."organizationId"
                     AND (n."computedAt", n.id) > (r."computedAt", r.id)
     WHERE r.id = ${reportId}::uuid AND r."organizationId" = ${organizationId}::uuid
     ORDER BY n."computedAt" DESC, n.id DESC
     LIMIT 1`;
  return newest?.id ?? null;
}

/** A page of stored reports of all organisations by id, for verification. */
export function listForVerification(tx: Tx, afterId: string | null, take: number) {
  return tx.report.findMany({
    where: afterId === null ? {} : { id: { gt: afterId } },
    orderBy: { id: 'asc' },
    take,
    select: {
      id: true,
      organizationId: true,
      attemptId: true,
      inputHash: true,
      result: true,
      resultHash: true,
    },
  });
}
