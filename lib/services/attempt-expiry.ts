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
      for (const organizationId of [...new Set(rows.map((row) => row.organizationId))].sort()) {
        const own = rows.filter((row) => row.organizationId === organizationId);
        await auditEvents.recordMany(
          tx,
          organizationId,
          own.map(({ id }) => ({
            actor: { ...actor, organizationId },
            action: 'attempt.expired',
            subjectType: 'attempt',
            subjectId: id,
          })),
        );
      }
      return rows;
    });
    expired += batch.length;
    if (!overdueAttempts.isFull(batch)) return { expired };
  }
}
