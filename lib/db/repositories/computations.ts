import 'server-only';
import type { Tx } from '../client';
import { toJsonDocument } from '../json';

const COLUMNS = {
  id: true,
  kind: true,
  subjectId: true,
  status: true,
  progress: true,
  result: true,
  requestedById: true,
  requestedAt: true,
  finishedAt: true,
} as const;

type Subject = Readonly<{ kind: string; subjectId: string }>;

/** A thread that dies takes no answer with it, so one more try is enough. */
const ATTEMPTS = 2;

/** Stores a request and its job; both wait for the caller's transaction. Throws when one is on its way already. */
export async function queue(
  tx: Tx,
  organizationId: string,
  request: Subject & Readonly<{ id: string; requestedById: string }>,
): Promise<void> {
  await tx.computation.create({ data: { organizationId, ...request }, select: { id: true } });
  const payload = JSON.stringify({ computationId: request.id, organizationId });
  await tx.$queryRaw`
    SELECT 1 FROM graphile_worker.add_job('compute', ${payload}::json,
      job_key => ${`computation:${request.id}`}::text, max_attempts => ${ATTEMPTS}::int)`;
}

export function find(tx: Tx, organizationId: string, id: string) {
  return tx.computation.findUnique({ where: { id_organizationId: { id, organizationId } }, select: COLUMNS });
}

/** The one that waits or runs. */
export function findOpen(tx: Tx, organizationId: string, { kind, subjectId }: Subject) {
  return tx.computation.findFirst({
    where: { organizationId, kind, subjectId, status: { in: ['waiting', 'running'] } },
    select: { id: true },
  });
}

/** The newest request about a subject, and the newest that has a result. */
export async function findNewest(tx: Tx, organizationId: string, { kind, subjectId }: Subject) {
  const where = { organizationId, kind, subjectId };
  const orderBy = { requestedAt: 'desc' } as const;
  const newest = await tx.computation.findFirst({ where, orderBy, select: COLUMNS });
  const finished =
    newest === null || newest.status === 'done'
      ? newest
      : await tx.computation.findFirst({ where: { ...where, status: 'done' }, orderBy, select: COLUMNS });
  return { newest, finished };
}

/** The newest request of each kind that a member has made about a subject. */
export function listNewest(
  tx: Tx,
  organizationId: string,
  { subjectId, requestedById }: Readonly<{ subjectId: string; requestedById: string }>,
) {
  return tx.computation.findMany({
    where: { organizationId, subjectId, requestedById },
    distinct: ['kind'],
    orderBy: [{ kind: 'asc' }, { requestedAt: 'desc' }],
    select: { id: true, kind: true, status: true, progress: true },
  });
}

/** Marks the start; also that of a second try after the worker died. False: it is over already. */
export async function start(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const { count } = await tx.computation.updateMany({
    where: { id, organizationId, status: { in: ['waiting', 'running'] } },
    data: { status: 'running', startedAt: new Date(), progress: 0 },
  });
  return count === 1;
}

export async function report(tx: Tx, organizationId: string, id: string, progress: number): Promise<void> {
  await tx.computation.updateMany({ where: { id, organizationId, status: 'running' }, data: { progress } });
}

export async function finish(tx: Tx, organizationId: string, id: string, result: object): Promise<void> {
  await tx.computation.updateMany({
    where: { id, organizationId, status: 'running' },
    data: { status: 'done', progress: 1, finishedAt: new Date(), result: toJsonDocument(result) },
  });
}

export async function fail(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.computation.updateMany({
    where: { id, organizationId, status: { in: ['waiting', 'running'] } },
    data: { status: 'failed', finishedAt: new Date() },
  });
}
