import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as overdueAttempts from '@/lib/db/repositories/overdue-attempts';

/**
 * Closes every attempt whose deadline has passed; for the job of the same name. Running it twice changes nothing.
 *
 * @returns how many were closed.
 */
export async function expireAttempts(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<{ expired: number }> {
  authorize(actor, 'system:work');
  let expired = 0;
  for (;;) {
    const batch = await inTransaction(async (tx) => {
      const rows = await overdueAttempts.expireBatch(tx);
      // In the order of organisations, so that the locks of two chains never cross.
      for (const row of rows.toSorted((a, b) => a.organizationId.localeCompare(b.organizationId))) {
        await auditEvents.record(tx, row.organizationId, {
          actor: { ...actor, organizationId: row.organizationId },
          action: 'attempt.expired',
          subjectType: 'attempt',
          subjectId: row.id,
        });
      }
      return rows;
    });
    expired += batch.length;
    if (!overdueAttempts.isFull(batch)) return { expired };
  }
}
