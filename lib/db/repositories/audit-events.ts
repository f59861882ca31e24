import 'server-only';
import type { Actor } from '@/lib/auth/policy';
import { auditHash, GENESIS_HASH } from '@/lib/core/audit-chain';
import { contentHash } from '@/lib/provenance';
import type { Tx } from '../client';

/** Everything that is written to the audit log. A new kind of event gets its line here and its words in the messages. */
export const AUDIT_ACTIONS = [
  'organization.created',
  'organization.changed',
  'session.started',
  'session.refused',
  'session.ended',
  'session.endedAll',
  'session.organizationSwitched',
  'member.invited',
  'member.invitationCancelled',
  'member.joined',
  'member.roleChanged',
  'member.disabled',
  'member.enabled',
  'member.profileChanged',
  'password.resetRequested',
  'password.changed',
  'jobRole.created',
  'jobRole.edited',
  'jobRole.exported',
  'jobRole.archived',
  'jobRole.restored',
  'jobRole.deleted',
  'jobRole.undeleted',
  'jobRole.erased',
  'stepComment.added',
  'stepComment.decided',
  'roleProfile.published',
  'roleProfile.exported',
  'target.answered',
  'target.answerRemoved',
  'rater.invited',
  'rater.linkReplaced',
  'rater.revoked',
  'rater.forgotten',
  'rater.switchedOff',
  'rater.switchedOn',
  'rater.placeChanged',
  'rater.opened',
  'rater.submitted',
  'rater.votedAgain',
  'consensus.opened',
  'consensus.closed',
  'observer.invited',
  'observer.linkReplaced',
  'observer.revoked',
  'observer.opened',
  'observation.leftOut',
  'observation.takenIn',
  'observation.ended',
  'observation.reviewed',
  'observation.decided',
  'authority.decisionSaved',
  'authority.decisionRemoved',
  'authority.decisionRestored',
  'authority.fixSaved',
  'authority.conditionSaved',
  'incident.linkMade',
  'incident.linkClosed',
  'incident.told',
  'incident.coded',
  'incident.dismissed',
  'incident.reopened',
  'incident.redacted',
  'assessment.created',
  'assessment.changed',
  'assessment.closed',
  'assessment.exported',
  'candidate.invited',
  'candidate.manyInvited',
  'candidate.manyUndone',
  'candidate.reminded',
  'candidate.invitationResent',
  'candidate.cancelled',
  'candidate.corrected',
  'candidate.erased',
  'candidate.held',
  'candidate.released',
  'attempt.opened',
  'attempt.takenOver',
  'attempt.left',
  'attempt.languageChanged',
  'consent.given',
  'consent.refused',
  'consent.withdrawn',
  'attempt.submitted',
  'attempt.expired',
  'statement.requested',
  'request.comment',
  'request.humanReview',
  'request.otherWay',
  'request.erasure',
  'request.taken',
  'request.answered',
  'request.read',
  'attempt.arranged',
  'ownData.exported',
  'report.viewed',
  'report.compared',
  'report.exported',
  'attempt.reviewed',
  'interview.prepared',
  'interview.interviewerAdded',
  'interview.interviewerRemoved',
  'interview.questionAdded',
  'interview.questionRemoved',
  'interview.submitted',
  'interview.revealed',
  'interview.agreed',
  'candidate.nameRevealed',
  'decision.made',
  'decision.reopened',
  'savedView.saved',
  'savedView.removed',
  'answers.exported',
  'itemAnalysis.requested',
  'outbox.retried',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export type AuditEntry = Readonly<{
  actor: Actor;
  action: AuditAction;
  subjectType: string;
  subjectId: string;
  outcome?: 'done' | 'refused';
  /** Ids and facts only: never names, addresses, answers or tokens. */
  data?: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** Namespace of the advisory locks that keep one organisation's chain a chain. */
const CHAIN_LOCK = 4_836_011;

/**
 * Appends one event to the organisation's hash chain, in the caller's transaction, so that a change and its trace
 * are stored together or not at all.
 */
export async function record(tx: Tx, organizationId: string, entry: AuditEntry): Promise<void> {
  await recordMany(tx, organizationId, [entry]);
}

/** Like {@link record}, for several events at once, in their order: three statements whatever their number. */
export async function recordMany(
  tx: Tx,
  organizationId: string,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${CHAIN_LOCK}::int, hashtext(${organizationId}))) AS locked`;
  const last = await tx.auditEvent.findFirst({
    where: { organizationId },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true },
  });
  let seq = last?.seq ?? 0;
  let prevHash = last?.hash ?? GENESIS_HASH;
  const rows = entries.map((entry) => {
    seq += 1;
    const event = {
      organizationId,
      seq,
      occurredAt: new Date(),
      actorKind: entry.actor.kind,
      actorId: actorId(entry.actor),
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      outcome: entry.outcome ?? ('done' as const),
      requestId: entry.actor.requestId,
      data: { ...entry.data },
      prevHash,
    };
    prevHash = auditHash(event, contentHash);
    return { ...event, hash: prevHash };
  });
  await tx.auditEvent.createMany({ data: rows });
}

function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'member':
      return actor.userId;
    case 'candidate':
      return actor.attemptId;
    case 'rater':
      return actor.raterId;
    case 'observer':
      return actor.observerId;
    case 'system':
    case 'anonymous':
      return null;
  }
}

const EVENT_COLUMNS = {
  organizationId: true,
  seq: true,
  occurredAt: true,
  actorKind: true,
  actorId: true,
  action: true,
  subjectType: true,
  subjectId: true,
  outcome: true,
  requestId: true,
  data: true,
  prevHash: true,
  hash: true,
} as const;

/** Events of one organisation from `fromSeq` on, in chain order, for verification. */
export function readChain(tx: Tx, organizationId: string, fromSeq: number, take: number) {
  return tx.auditEvent.findMany({
    where: { organizationId, seq: { gte: fromSeq } },
    orderBy: { seq: 'asc' },
    take,
    select: EVENT_COLUMNS,
  });
}

/** The newest events before `beforeSeq`, newest first, for the audit page. */
export function list(tx: Tx, organizationId: string, beforeSeq: number, take: number) {
  return tx.auditEvent.findMany({
    where: { organizationId, seq: { lt: beforeSeq } },
    orderBy: { seq: 'desc' },
    take,
    select: EVENT_COLUMNS,
  });
}

/** Like {@link list}, only events of the given actions. */
export function listOf(
  tx: Tx,
  organizationId: string,
  options: Readonly<{ actions: readonly AuditAction[]; before: number; take: number }>,
) {
  return tx.auditEvent.findMany({
    where: { organizationId, seq: { lt: options.before }, action: { in: [...options.actions] } },
    orderBy: { seq: 'desc' },
    take: options.take,
    select: EVENT_COLUMNS,
  });
}
