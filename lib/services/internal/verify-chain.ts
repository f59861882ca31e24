import 'server-only';
import { type ChainFault, firstChainFault, GENESIS_HASH } from '@/lib/core/audit-chain';
import { db } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import { contentHash } from '@/lib/provenance';

const CHUNK = 1_000;

/** The last event of a chain: keep it elsewhere, and a later removal of the end of the chain shows. */
export type ChainHead = Readonly<{ seq: number; hash: string }>;

export type ChainVerdict = Readonly<{ checked: number; head: ChainHead | null; fault: ChainFault | null }>;

/** The head before anything was written. */
const START: ChainHead = { seq: 0, hash: GENESIS_HASH };

/**
 * Recomputes every hash of an organisation's chain, a thousand events at a time.
 *
 * @param expected A head noted earlier; a chain that no longer contains it was cut or rewritten.
 */
export async function verifyChain(
  organizationId: string,
  expected: ChainHead | null = null,
): Promise<ChainVerdict> {
  let head = START;
  let fault: ChainFault | null = null;
  for (;;) {
    const events = await auditEvents.readChain(db(), organizationId, head.seq + 1, CHUNK);
    fault = firstChainFault(events, head, contentHash) ?? differsFrom(expected, events);
    const last = events.at(-1);
    if (fault || !last) break;
    head = { seq: last.seq, hash: last.hash };
  }
  if (!fault && expected && expected.seq > head.seq) fault = { seq: head.seq + 1, kind: 'missing' };
  return { checked: head.seq, head: head.seq === 0 ? null : head, fault };
}

function differsFrom(expected: ChainHead | null, events: readonly ChainHead[]): ChainFault | null {
  const event = events.find(({ seq }) => seq === expected?.seq);
  return event && event.hash !== expected?.hash ? { seq: event.seq, kind: 'altered' } : null;
}
