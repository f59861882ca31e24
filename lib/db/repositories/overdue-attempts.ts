import 'server-only';
import type { Tx } from '../client';

const BATCH = 200;

/**
 * Marks attempts whose deadline has passed by the database's clock as expired, a batch at a time, skipping those that
 * somebody is changing right now.
 */
export function expireBatch(tx: Tx) {
  return tx.$queryRaw<{ id: string; organizationId: string }[]>`
    UPDATE "Attempt" SET status = 'expired'
    WHERE id IN (
      SELECT id FROM "Attempt"
      WHERE status IN ('invited', 'opened', 'inProgress') AND "deadlineAt" <= now()
      ORDER BY "organizationId", id LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED)
    RETURNING id, "organizationId"`;
}

/** Whether a batch may have left some over. */
export function isFull(batch: readonly unknown[]): boolean {
  return batch.length === BATCH;
}
