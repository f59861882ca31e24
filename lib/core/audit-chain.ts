/** What one link of the audit chain says; `data` holds ids and facts, never personal values. */
export type ChainEvent = Readonly<{
  organizationId: string;
  seq: number;
  occurredAt: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  outcome: string;
  requestId: string;
  data: unknown;
  prevHash: string;
}>;

export type ChainFault = Readonly<{ seq: number; kind: 'missing' | 'broken' | 'altered' }>;

/** The hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64);

/** Hash of one event over all its columns and the hash before it; `digest` is SHA-256 of canonical JSON. */
export function auditHash(event: ChainEvent, digest: (value: unknown) => string): string {
  return digest({
    organizationId: event.organizationId,
    seq: event.seq,
    occurredAt: event.occurredAt.toISOString(),
    actorKind: event.actorKind,
    actorId: event.actorId,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    outcome: event.outcome,
    requestId: event.requestId,
    data: event.data,
    prevHash: event.prevHash,
  });
}

/**
 * First fault in a run of events, or `undefined` when every link holds.
 *
 * @param after Sequence number and hash of the event before the run (0 and {@link GENESIS_HASH} at the start).
 */
export function firstChainFault(
  events: readonly (ChainEvent & Readonly<{ hash: string }>)[],
  after: Readonly<{ seq: number; hash: string }>,
  digest: (value: unknown) => string,
): ChainFault | undefined {
  let previous = after;
  for (const event of events) {
    if (event.seq !== previous.seq + 1) return { seq: previous.seq + 1, kind: 'missing' };
    if (event.prevHash !== previous.hash) return { seq: event.seq, kind: 'broken' };
    if (auditHash(event, digest) !== event.hash) return { seq: event.seq, kind: 'altered' };
    previous = event;
  }
  return undefined;
}
