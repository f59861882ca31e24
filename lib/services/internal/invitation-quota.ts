import 'server-only';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as invitations from '@/lib/db/repositories/invitations';

/**
 * Checks that as many more invitations may be made within the day and night. The caller holds them.
 *
 * @throws {AppError} INVITATION_LIMIT
 */
export async function requireQuota(tx: Tx, organizationId: string, wanted: number): Promise<void> {
  const { made, limit } = await invitations.countOfDay(tx, organizationId);
  if (made + wanted > limit) {
    throw new AppError('INVITATION_LIMIT', `${made} of ${limit} made, ${wanted} more wanted`);
  }
}

/** How many more invitations may be made now. */
export async function remainingQuota(tx: Tx, organizationId: string): Promise<number> {
  const { made, limit } = await invitations.countOfDay(tx, organizationId);
  return Math.max(0, limit - made);
}
