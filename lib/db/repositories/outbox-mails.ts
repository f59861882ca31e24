import 'server-only';
import type { MailState } from '@/lib/validation/outbox';
import type { Prisma } from '../generated/client';
import type { Tx } from '../client';

export type NewMail = Readonly<{
  id: string;
  kind: string;
  locale: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  /** The attempt that the mail is about, if it is about one. */
  attemptId?: string | null;
  /** What this mail is the only one for: a second mail with the same key is not stored. */
  onceKey?: string | null;
}>;

const COLUMNS = {
  id: true,
  organizationId: true,
  kind: true,
  locale: true,
  recipient: true,
  subject: true,
  text: true,
  html: true,
  createdAt: true,
  sentAt: true,
  filedAt: true,
  failedAt: true,
  cancelledAt: true,
  error: true,
  tries: true,
} as const;

/** The waits between them grow from seconds to hours: about sixteen hours in all. */
const SEND_ATTEMPTS = 12;

/** Many at once go behind the mails that somebody waits for; a lower number goes first. */
export const PRIORITY = { one: 0, many: 5 } as const;

type QueueOptions = Readonly<{ priority?: number; notBefore?: Date | null }>;

/**
 * Stores mails and the jobs that send them; both wait for the caller's transaction.
 *
 * @returns ids of the mails that were stored: all but those whose key is taken.
 */
export async function queue(
  tx: Tx,
  organizationId: string,
  mails: readonly NewMail[],
  { priority = PRIORITY.one, notBefore = null }: QueueOptions = {},
): Promise<readonly string[]> {
  const rows = await tx.outboxMail.createManyAndReturn({
    data: mails.map((mail) => ({ organizationId, ...mail })),
    skipDuplicates: true,
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  await addJobs(tx, organizationId, ids, { priority, notBefore });
  return ids;
}

async function addJobs(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  { priority, notBefore }: Readonly<{ priority: number; notBefore: Date | null }>,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.$queryRaw`
    SELECT count(*)::int FROM (
      SELECT graphile_worker.add_job('sendMail',
        json_build_object('mailId', mail, 'organizationId', ${organizationId}::uuid),
        job_key => 'mail:' || mail, max_attempts => ${SEND_ATTEMPTS}::int, priority => ${priority}::int,
        run_at => ${notBefore}::timestamptz)
      FROM unnest(${[...ids]}::uuid[]) AS mail) jobs`;
}

/** Whether a mail is to leave now, and if not, why. */
export type Taken =
  | Readonly<{ outcome: 'send'; mail: MailToSend }>
  | Readonly<{ outcome: 'busy' }>
  | Readonly<{ outcome: 'over' }>;
export type MailToSend = Prisma.OutboxMailGetPayload<{ select: typeof COLUMNS }>;

/** A try that has not ended by then has died with its process. */
const TRY_SECONDS = 120;

/**
 * Takes a mail for sending, so that nobody else sends it meanwhile. A mail of one of the kinds `whileAnswering` is
 * cancelled here when its candidate can no longer answer: the attempt is held, so whoever is just handing in is waited
 * for, and whoever has finished gets nothing.
 */
export async function take(
  tx: Tx,
  organizationId: string,
  id: string,
  whileAnswering: readonly string[],
): Promise<Taken> {
  await tx.$queryRaw`
    SELECT 1 AS held FROM "Attempt" a JOIN "OutboxMail" m ON m."attemptId" = a.id AND m."organizationId" = a."organizationId"
    WHERE m.id = ${id}::uuid AND m."organizationId" = ${organizationId}::uuid FOR SHARE OF a`;
  const [state] = await tx.$queryRaw<{ over: boolean; busy: boolean; useless: boolean }[]>`
    SELECT (m."sentAt" IS NOT NULL OR m."cancelledAt" IS NOT NULL) AS over,
      coalesce(m."takenAt" > now() - make_interval(secs => ${TRY_SECONDS}::int), false) AS busy,
      (m.kind = ANY (${[...whileAnswering]}::text[]) AND m."attemptId" IS NOT NULL AND (
        a.status NOT IN ('invited', 'opened', 'inProgress') OR coalesce(a."deadlineAt" <= now(), false)
        OR x.status <> 'OPEN' OR c."erasedAt" IS NOT NULL)) AS useless
    FROM "OutboxMail" m
    LEFT JOIN "Attempt" a ON a.id = m."attemptId" AND a."organizationId" = m."organizationId"
    LEFT JOIN "Assessment" x ON x.id = a."assessmentId" AND x."organizationId" = a."organizationId"
    LEFT JOIN "Candidate" c ON c.id = a."candidateId" AND c."organizationId" = a."organizationId"
    WHERE m.id = ${id}::uuid AND m."organizationId" = ${organizationId}::uuid FOR UPDATE OF m`;
  if (!state || state.over) return { outcome: 'over' };
  if (state.busy) return { outcome: 'busy' };
  const where = { id_organizationId: { id, organizationId } };
  if (state.useless) {
    await tx.outboxMail.update({ where, data: { cancelledAt: new Date() }, select: { id: true } });
    return { outcome: 'over' };
  }
  const data = { takenAt: new Date(), tries: { increment: 1 } };
  return { outcome: 'send', mail: await tx.outboxMail.update({ where, data, select: COLUMNS }) };
}

/** Cancels what has not left yet of the mails about the given attempts. */
export async function cancelWaiting(
  tx: Tx,
  organizationId: string,
  attemptIds: readonly string[],
  kinds: readonly string[],
): Promise<void> {
  await tx.outboxMail.updateMany({
    where: {
      organizationId,
      attemptId: { in: [...attemptIds] },
      kind: { in: [...kinds] },
      sentAt: null,
      cancelledAt: null,
    },
    data: { cancelledAt: new Date() },
  });
}

const WHERE_STATE: Readonly<Record<MailState, Prisma.OutboxMailWhereInput>> = {
  sent: { sentAt: { not: null } },
  cancelled: { cancelledAt: { not: null }, sentAt: null },
  failed: { failedAt: { not: null }, sentAt: null, cancelledAt: null },
  shown: { filedAt: { not: null }, failedAt: null, sentAt: null, cancelledAt: null },
  retrying: { error: { not: null }, filedAt: null, failedAt: null, sentAt: null, cancelledAt: null },
  waiting: { error: null, filedAt: null, failedAt: null, sentAt: null, cancelledAt: null },
};

/** The state of a mail, by the same rules as {@link list} and {@link countStates}. */
export function stateOf(
  mail: Pick<MailToSend, 'sentAt' | 'cancelledAt' | 'failedAt' | 'filedAt' | 'error'>,
): MailState {
  if (mail.sentAt !== null) return 'sent';
  if (mail.cancelledAt !== null) return 'cancelled';
  if (mail.failedAt !== null) return 'failed';
  if (mail.filedAt !== null) return 'shown';
  return mail.error === null ? 'waiting' : 'retrying';
}

type ListOptions = Readonly<{
  kinds: readonly string[];
  state: MailState | null;
  before: string | null;
  take: number;
}>;

/** Mails of the given kinds, newest first, older than the mail `before`. */
export function list(tx: Tx, organizationId: string, { kinds, state, before, take }: ListOptions) {
  return tx.outboxMail.findMany({
    // Ids grow with time, so they order the list and mark a page's end.
    where: {
      organizationId,
      kind: { in: [...kinds] },
      ...(state === null ? {} : WHERE_STATE[state]),
      ...(before === null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take,
    select: COLUMNS,
  });
}

/** How many mails of the given kinds stand in each state. */
export async function countStates(
  tx: Tx,
  organizationId: string,
  kinds: readonly string[],
): Promise<Readonly<Record<MailState, number>>> {
  const rows = await tx.$queryRaw<{ state: MailState; count: number }[]>`
    SELECT CASE WHEN "sentAt" IS NOT NULL THEN 'sent' WHEN "cancelledAt" IS NOT NULL THEN 'cancelled'
                WHEN "failedAt" IS NOT NULL THEN 'failed' WHEN "filedAt" IS NOT NULL THEN 'shown'
                WHEN error IS NOT NULL THEN 'retrying' ELSE 'waiting' END AS state, count(*)::int AS count
    FROM "OutboxMail" WHERE "organizationId" = ${organizationId}::uuid AND kind = ANY (${[...kinds]}::text[])
    GROUP BY 1`;
  const counts = { waiting: 0, retrying: 0, failed: 0, shown: 0, sent: 0, cancelled: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** How many mails of the given kinds nobody tries any more. */
export function countFailed(tx: Tx, organizationId: string, kinds: readonly string[]): Promise<number> {
  return tx.outboxMail.count({ where: { organizationId, kind: { in: [...kinds] }, ...WHERE_STATE.failed } });
}

/** Notes a delivery and the text without its link: nobody needs it here any more. */
export async function markSent(
  tx: Tx,
  organizationId: string,
  id: string,
  spent: Readonly<{ text: string; html: string }>,
): Promise<void> {
  // What was cancelled while it was on its way has left all the same.
  const sent = { sentAt: new Date(), failedAt: null, cancelledAt: null, error: null };
  await settle(tx, organizationId, id, { ...sent, ...spent });
}

/** Notes that the mail was written as a file. */
export async function markFiled(tx: Tx, organizationId: string, id: string): Promise<void> {
  await settle(tx, organizationId, id, { filedAt: new Date(), failedAt: null, error: null });
}

/** Notes what went wrong; `final` when nobody will try again. */
export async function markFailed(
  tx: Tx,
  organizationId: string,
  id: string,
  failure: Readonly<{ error: string; final: boolean }>,
): Promise<void> {
  const { error, final } = failure;
  await settle(tx, organizationId, id, { error, ...(final ? { failedAt: new Date() } : {}) });
}

async function settle(
  tx: Tx,
  organizationId: string,
  id: string,
  data: Prisma.OutboxMailUpdateManyMutationInput,
): Promise<void> {
  // A mail that was erased while it was on its way is not an error.
  await tx.outboxMail.updateMany({ where: { id, organizationId }, data: { takenAt: null, ...data } });
}

/**
 * Lets failed mails, or those that were only filed, be tried again from the beginning: one, or all of the given kinds.
 *
 * @returns how many.
 */
export async function retry(
  tx: Tx,
  organizationId: string,
  options: Readonly<{ kinds: readonly string[]; states: readonly MailState[]; id?: string; take: number }>,
): Promise<number> {
  const rows = await tx.outboxMail.findMany({
    where: {
      organizationId,
      kind: { in: [...options.kinds] },
      OR: options.states.map((state) => WHERE_STATE[state]),
      ...(options.id === undefined ? {} : { id: options.id }),
    },
    orderBy: { id: 'asc' },
    take: options.take,
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  await tx.outboxMail.updateMany({
    where: { organizationId, id: { in: ids } },
    data: { failedAt: null, filedAt: null, error: null },
  });
  await addJobs(tx, organizationId, ids, { priority: PRIORITY.one, notBefore: null });
  return ids.length;
}
