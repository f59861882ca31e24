import 'server-only';
import { type Actor, authorize, may, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as outboxMails from '@/lib/db/repositories/outbox-mails';
import * as users from '@/lib/db/repositories/users';
import { KINDS_TO_MEMBERS, KINDS_WHILE_ANSWERING, MAIL_KINDS, type MailKind } from '@/lib/mail/kinds';
import { hideLinks, openLinks } from '@/lib/mail/sealed-link';
import { deliver, hasMailServer } from '@/lib/mail/transport';
import type {
  ListOutboxInput,
  MailState,
  RetryMailInput,
  SendOutboxMailInput,
} from '@/lib/validation/outbox';
import { failureOf } from './internal/mail-failure';

const PAGE_SIZE = 25;

/** Most mails that one press tries again. */
const RETRY_MAX = 2_000;

/** Mails to members may carry a way into an account: only administrators see them. */
const KINDS_TO_OTHERS: readonly MailKind[] = MAIL_KINDS.filter((kind) => !KINDS_TO_MEMBERS.includes(kind));

export type OutboxEntry = Readonly<{
  id: string;
  kind: MailKind;
  locale: string;
  recipient: string;
  subject: string;
  /** The plain text; a link is left out where the reader may not use it. */
  text: string;
  createdAt: Date;
  sentAt: Date | null;
  state: MailState;
  /** What went wrong at the latest try, in a few words of the protocol; null where nothing did. */
  error: string | null;
  tries: number;
  /** Whether it can be tried again now. */
  retriable: boolean;
}>;

export type OutboxPage = Readonly<{
  entries: readonly OutboxEntry[];
  next: string | null;
  hasMailServer: boolean;
  counts: Readonly<Record<MailState, number>>;
}>;

type Row = Awaited<ReturnType<typeof outboxMails.list>>[number];

/**
 * The organisation's mails, newest first: all kinds for administrators, those to candidates and experts for HR.
 *
 * The link of a password mail is shown only when there is no mail server and the account belongs to this
 * organisation alone; otherwise one organisation's administrator could enter another organisation.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listOutbox(actor: Actor, input: ListOutboxInput): Promise<OutboxPage> {
  authorize(actor, 'outbox:read');
  const kinds = kindsFor(actor);
  const [rows, counts] = await Promise.all([
    outboxMails.list(db(), actor.organizationId, { ...input, kinds, take: PAGE_SIZE + 1 }),
    outboxMails.countStates(db(), actor.organizationId, kinds),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const entries = await Promise.all(shown.map((row) => entry(actor, row)));
  return {
    entries,
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    hasMailServer: hasMailServer(),
    counts,
  };
}

/**
 * How many mails that the member may see were given up.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function countFailedMails(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<number> {
  authorize(actor, 'outbox:read');
  return outboxMails.countFailed(db(), actor.organizationId, kindsFor(actor));
}

function kindsFor(actor: MemberActor): readonly MailKind[] {
  return may(actor, 'member:manage') ? MAIL_KINDS : KINDS_TO_OTHERS;
}

/** States from which a mail can be tried again: also what was only filed, once there is a mail server. */
function retriableStates(): readonly MailState[] {
  return hasMailServer() ? ['failed', 'shown'] : ['failed'];
}

async function entry(actor: MemberActor, row: Row): Promise<OutboxEntry> {
  const kind = MAIL_KINDS.find((known) => known === row.kind) ?? 'passwordChanged';
  const readable = await mayUseLink(actor, kind, row);
  const state = outboxMails.stateOf(row);
  return {
    id: row.id,
    kind,
    locale: row.locale,
    recipient: row.recipient,
    subject: row.subject,
    text: readable ? openLinksIfPossible(row.text) : hideLinks(row.text),
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    state,
    error: row.error,
    tries: row.tries,
    retriable: retriableStates().includes(state),
  };
}

async function mayUseLink(actor: MemberActor, kind: MailKind, row: Row): Promise<boolean> {
  if (hasMailServer()) return false;
  if (kind !== 'passwordReset') return true;
  return users.belongsOnlyTo(db(), row.recipient, actor.organizationId);
}

function openLinksIfPossible(text: string): string {
  try {
    return openLinks(text);
  } catch {
    // Sealed under an earlier AUTH_SECRET: the link is lost, the rest of the mail is not.
    return hideLinks(text);
  }
}

/**
 * Lets a mail that nobody tries any more be sent again, from the first try.
 *
 * @throws {AppError} FORBIDDEN; INVALID_STATE for a mail that needs no other try, or that the member may not see.
 */
export async function retryMail(actor: Actor, { mailId }: RetryMailInput): Promise<{ retried: number }> {
  authorize(actor, 'outbox:read');
  const retried = await retry(actor, mailId);
  if (retried === 0) throw new AppError('INVALID_STATE', `mail ${mailId} cannot be tried again`);
  return { retried };
}

/**
 * Lets every mail that nobody tries any more be sent again, the oldest two thousand at a time; for after the mail
 * server was away.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function retryAllMails(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<{ retried: number }> {
  authorize(actor, 'outbox:read');
  return { retried: await retry(actor) };
}

async function retry(actor: MemberActor, id?: string): Promise<number> {
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const retried = await outboxMails.retry(tx, organizationId, {
      kinds: kindsFor(actor),
      states: retriableStates(),
      take: RETRY_MAX,
      ...(id === undefined ? {} : { id }),
    });
    if (retried === 0) return 0;
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'outbox.retried',
      subjectType: 'outbox',
      subjectId: id ?? organizationId,
      data: { mails: retried },
    });
    return retried;
  });
}

/**
 * Sends one stored mail; for the job of the same name. A mail that is sent already is left alone, and one that is of
 * use only to somebody who can still answer is cancelled when its candidate no longer can.
 *
 * @throws {Error} when the mail server did not take it, so that the job is tried again; the reason is noted. A refusal
 *   that no other try would change ends the tries at once and throws nothing.
 */
export async function sendOutboxMail(actor: Actor, input: SendOutboxMailInput): Promise<void> {
  authorize(actor, 'system:work');
  const { organizationId } = actor;
  const taken = await inTransaction((tx) =>
    outboxMails.take(tx, organizationId, input.mailId, KINDS_WHILE_ANSWERING),
  );
  if (taken.outcome === 'over') return;
  if (taken.outcome === 'busy') throw new Error(`mail ${input.mailId} is on its way already`);
  const { mail } = taken;
  try {
    const result = await deliver(mail);
    if (result === 'filed') return await outboxMails.markFiled(db(), organizationId, mail.id);
  } catch (error) {
    const { reason, permanent } = failureOf(error);
    const final = input.final || permanent;
    await outboxMails.markFailed(db(), organizationId, mail.id, { error: reason, final });
    if (permanent) return;
    throw error;
  }
  const spent = { text: hideLinks(mail.text), html: hideLinks(mail.html) };
  await outboxMails.markSent(db(), organizationId, mail.id, spent);
}
