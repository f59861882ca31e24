import 'server-only';
import type { Tx } from '../client';

type NewMail = Readonly<{
  id: string;
  kind: string;
  locale: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
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
  failedAt: true,
  error: true,
} as const;

const SEND_ATTEMPTS = 8;

/** Stores a mail and the job that sends it; both wait for the caller's transaction. */
export async function queue(tx: Tx, organizationId: string, mail: NewMail): Promise<void> {
  await tx.outboxMail.create({ data: { organizationId, ...mail }, select: { id: true } });
  const payload = JSON.stringify({ mailId: mail.id, organizationId });
  await tx.$queryRaw`
    SELECT 1 FROM graphile_worker.add_job('sendMail', ${payload}::json,
      job_key => ${`mail:${mail.id}`}::text, max_attempts => ${SEND_ATTEMPTS}::int)`;
}

export function find(tx: Tx, organizationId: string, id: string) {
  return tx.outboxMail.findUnique({ where: { id_organizationId: { id, organizationId } }, select: COLUMNS });
}

/** Mails of the given kinds, newest first, older than the mail `before`. */
export function list(
  tx: Tx,
  organizationId: string,
  options: Readonly<{ kinds: readonly string[]; before: string | null; take: number }>,
) {
  return tx.outboxMail.findMany({
    // Ids grow with time, so they order the list and mark a page's end.
    where: {
      organizationId,
      kind: { in: [...options.kinds] },
      ...(options.before === null ? {} : { id: { lt: options.before } }),
    },
    orderBy: { id: 'desc' },
    take: options.take,
    select: COLUMNS,
  });
}

/** Notes a delivery and the text without its link: nobody needs it here any more. */
export async function markSent(
  tx: Tx,
  organizationId: string,
  id: string,
  spent: Readonly<{ text: string; html: string }>,
): Promise<void> {
  await tx.outboxMail.update({
    where: { id_organizationId: { id, organizationId } },
    data: { sentAt: new Date(), failedAt: null, error: null, ...spent },
    select: { id: true },
  });
}

/** Notes what went wrong; `final` when nobody will try again. */
export async function markFailed(
  tx: Tx,
  organizationId: string,
  id: string,
  failure: Readonly<{ error: string; final: boolean }>,
): Promise<void> {
  await tx.outboxMail.update({
    where: { id_organizationId: { id, organizationId } },
    data: { error: failure.error, ...(failure.final ? { failedAt: new Date() } : {}) },
    select: { id: true },
  });
}
