import 'server-only';
import { type Actor, authorize, may, type MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import * as outboxMails from '@/lib/db/repositories/outbox-mails';
import * as users from '@/lib/db/repositories/users';
import { MAIL_KINDS, type MailKind } from '@/lib/mail/kinds';
import { hideLinks, openLinks } from '@/lib/mail/sealed-link';
import { deliver, hasMailServer } from '@/lib/mail/transport';
import type { ListOutboxInput, SendOutboxMailInput } from '@/lib/validation/outbox';

const PAGE_SIZE = 25;

/** Mails to members may carry a way into an account: only administrators see them. */
const KINDS_OF_CANDIDATES: readonly MailKind[] = [
  'candidateInvitation',
  'raterInvitation',
  'raterDiscussion',
  'observerInvitation',
];

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
  state: 'sent' | 'waiting' | 'retrying' | 'failed' | 'shown';
}>;

export type OutboxPage = Readonly<{
  entries: readonly OutboxEntry[];
  next: string | null;
  hasMailServer: boolean;
}>;

type Row = Awaited<ReturnType<typeof outboxMails.list>>[number];

/**
 * The organisation's mails, newest first: all kinds for administrators, those to candidates for HR.
 *
 * The link of a password mail is shown only when there is no mail server and the account belongs to this
 * organisation alone; otherwise one organisation's administrator could enter another organisation.
 */
export async function listOutbox(actor: Actor, input: ListOutboxInput): Promise<OutboxPage> {
  authorize(actor, 'outbox:read');
  const kinds = may(actor, 'member:manage') ? MAIL_KINDS : KINDS_OF_CANDIDATES;
  const rows = await outboxMails.list(db(), actor.organizationId, {
    kinds,
    before: input.before,
    take: PAGE_SIZE + 1,
  });
  const shown = rows.slice(0, PAGE_SIZE);
  const entries = await Promise.all(shown.map((row) => entry(actor, row)));
  return {
    entries,
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    hasMailServer: hasMailServer(),
  };
}

async function entry(actor: MemberActor, row: Row): Promise<OutboxEntry> {
  const kind = MAIL_KINDS.find((known) => known === row.kind) ?? 'passwordChanged';
  const readable = await mayUseLink(actor, kind, row);
  return {
    id: row.id,
    kind,
    locale: row.locale,
    recipient: row.recipient,
    subject: row.subject,
    text: readable ? openLinksIfPossible(row.text) : hideLinks(row.text),
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    state: stateOf(row),
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

function stateOf(row: Row): OutboxEntry['state'] {
  if (row.sentAt !== null) return 'sent';
  if (row.failedAt !== null) return 'failed';
  if (row.error !== null) return 'retrying';
  return hasMailServer() ? 'waiting' : 'shown';
}

/**
 * Sends one stored mail; for the job of the same name. A mail that is sent already is left alone.
 *
 * @throws {Error} when the mail server did not take it, so that the job is tried again; the reason is noted.
 */
export async function sendOutboxMail(actor: Actor, input: SendOutboxMailInput): Promise<void> {
  authorize(actor, 'system:work');
  const { organizationId } = actor;
  const mail = await outboxMails.find(db(), organizationId, input.mailId);
  if (!mail || mail.sentAt !== null) return;
  try {
    const result = await deliver(mail);
    if (result === 'filed') return;
  } catch (error) {
    await outboxMails.markFailed(db(), organizationId, mail.id, { error: reason(error), final: input.final });
    throw error;
  }
  const spent = { text: hideLinks(mail.text), html: hideLinks(mail.html) };
  await outboxMails.markSent(db(), organizationId, mail.id, spent);
}

/** The kind of failure (ECONNREFUSED, EAUTH, 550 …): a server's whole answer may repeat addresses. */
function reason(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const answer =
    'responseCode' in error && typeof error.responseCode === 'number' ? ` ${error.responseCode}` : '';
  return `${code}${answer}`;
}
