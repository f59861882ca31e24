import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as members from '@/lib/db/repositories/members';
import * as organizations from '@/lib/db/repositories/organizations';
import type { AuditFilter, ListAuditInput } from '@/lib/validation/audit';
import { type ChainHead, type ChainVerdict, verifyChain } from './internal/verify-chain';

const PAGE_SIZE = 50;

/** Larger than any sequence number. */
const NO_LIMIT = 2_147_483_647;

/** Which events each choice of the page shows, by the first part of their name. */
const SUBJECTS: Readonly<Record<AuditFilter, readonly string[]>> = {
  all: [],
  session: ['session', 'password'],
  member: ['member'],
  jobRole: [
    'jobRole',
    'stepComment',
    'roleProfile',
    'target',
    'rater',
    'consensus',
    'observer',
    'observation',
    'authority',
    'incident',
  ],
  assessment: ['assessment', 'savedView'],
  candidate: ['candidate', 'attempt', 'consent', 'statement', 'request', 'ownData', 'decision', 'interview'],
  report: ['report', 'answers', 'itemAnalysis'],
  settings: ['organization', 'outbox'],
};

export type AuditEntry = Readonly<{
  seq: number;
  occurredAt: Date;
  action: auditEvents.AuditAction;
  actorKind: 'member' | 'candidate' | 'rater' | 'observer' | 'system' | 'anonymous';
  /** Name of a member who acted, where still known. */
  actorName: string | null;
  /** Name of a member whom it was about. */
  subjectName: string | null;
  outcome: 'done' | 'refused';
  hash: string;
}>;

export type AuditPage = Readonly<{
  entries: readonly AuditEntry[];
  /** Pass as `before` for the next, older page; null on the last. */
  next: number | null;
  head: ChainHead | null;
}>;

/** The organisation's audit log, newest first, 50 events a page. */
export async function listAuditEvents(actor: Actor, input: ListAuditInput): Promise<AuditPage> {
  authorize(actor, 'audit:read');
  const { organizationId } = actor;
  const actions = actionsOf(input.filter);
  const [rows, newest] = await Promise.all([
    auditEvents.listOf(db(), organizationId, {
      actions,
      before: input.before ?? NO_LIMIT,
      take: PAGE_SIZE + 1,
    }),
    auditEvents.list(db(), organizationId, NO_LIMIT, 1),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const names = await memberNames(organizationId, shown);
  const [head] = newest;
  return {
    entries: shown.flatMap((row) => toEntry(row, names)),
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.seq ?? null) : null,
    head: head ? { seq: head.seq, hash: head.hash } : null,
  };
}

/** Checks the organisation's whole chain. */
export async function verifyAuditChain(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<ChainVerdict> {
  authorize(actor, 'audit:read');
  return verifyChain(actor.organizationId);
}

export type OrganizationVerdict = ChainVerdict & Readonly<{ organizationId: string }>;

/**
 * Checks the chains of all organisations; for the command line.
 *
 * @param input.heads Heads noted earlier, by organisation.
 */
export async function verifyAllAuditChains(
  actor: Actor,
  input: Readonly<{ heads?: Readonly<Record<string, ChainHead>> }>,
): Promise<readonly OrganizationVerdict[]> {
  authorize(actor, 'system:work');
  const ids = new Set((await organizations.listIds(db())).map(({ id }) => id));
  for (const id of Object.keys(input.heads ?? {})) ids.add(id);
  const verdicts: OrganizationVerdict[] = [];
  for (const organizationId of ids) {
    verdicts.push({
      organizationId,
      ...(await verifyChain(organizationId, input.heads?.[organizationId] ?? null)),
    });
  }
  return verdicts;
}

function actionsOf(filter: AuditFilter): readonly auditEvents.AuditAction[] {
  const subjects = SUBJECTS[filter];
  if (subjects.length === 0) return auditEvents.AUDIT_ACTIONS;
  return auditEvents.AUDIT_ACTIONS.filter((action) => subjects.includes(action.split('.')[0] ?? ''));
}

type Row = Awaited<ReturnType<typeof auditEvents.listOf>>[number];

async function memberNames(
  organizationId: string,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const actors = rows.flatMap((row) =>
    row.actorKind === 'member' && row.actorId !== null ? [row.actorId] : [],
  );
  const subjects = rows.flatMap((row) => (row.subjectType === 'user' ? [row.subjectId] : []));
  const found = await members.names(db(), organizationId, [...new Set([...actors, ...subjects])]);
  return new Map(found.map(({ userId, user }) => [userId, user.name]));
}

const ACTOR_KINDS = ['member', 'candidate', 'rater', 'observer', 'system', 'anonymous'] as const;

function toEntry(row: Row, names: ReadonlyMap<string, string>): AuditEntry[] {
  const action = auditEvents.AUDIT_ACTIONS.find((known) => known === row.action);
  const actorKind = ACTOR_KINDS.find((known) => known === row.actorKind);
  if (!action || !actorKind) return [];
  return [
    {
      seq: row.seq,
      occurredAt: row.occurredAt,
      action,
      actorKind,
      actorName: row.actorId === null ? null : (names.get(row.actorId) ?? null),
      subjectName: row.subjectType === 'user' ? (names.get(row.subjectId) ?? null) : null,
      outcome: row.outcome === 'refused' ? 'refused' : 'done',
      hash: row.hash,
    },
  ];
}
