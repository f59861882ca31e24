import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, isUniqueViolation } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as savedViews from '@/lib/db/repositories/saved-views';
import { uuidv7 } from '@/lib/db/uuid';
import { viewAddress } from '@/lib/validation/candidate-list-address';
import type { SaveViewInput, ViewIdInput } from '@/lib/validation/candidates';

/** More than this is a list to search in, not a choice. */
const OWN_MAX = 30;

export type SavedView = Readonly<{
  id: string;
  name: string;
  /** Query of the list's address. */
  filters: string;
  shared: boolean;
  /** Null for the member's own. */
  sharedBy: string | null;
}>;

/**
 * The member's own views of candidate lists and those that colleagues share.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listViews(actor: Actor): Promise<readonly SavedView[]> {
  authorize(actor, 'candidate:read');
  const rows = await savedViews.list(db(), actor.organizationId, actor.userId);
  return rows.map(({ id, name, filters, shared, ownerId, ownerName }) => ({
    id,
    name,
    filters,
    shared,
    sharedBy: ownerId === actor.userId ? null : ownerName,
  }));
}

/**
 * Keeps the filters of a list under a name. What was searched for is never among them.
 *
 * @throws {AppError} FORBIDDEN; INVALID_INPUT for a name that the member uses already; INVALID_STATE for too many.
 */
export async function saveView(
  actor: Actor,
  { name, filters, shared }: SaveViewInput,
): Promise<{ viewId: string }> {
  authorize(actor, 'candidate:read');
  const { organizationId, userId } = actor;
  const viewId = uuidv7();
  try {
    await inTransaction(async (tx) => {
      if ((await savedViews.countOwn(tx, organizationId, userId)) >= OWN_MAX)
        throw new AppError('INVALID_STATE', `more than ${OWN_MAX} views`);
      const view = { id: viewId, ownerId: userId, name, filters: viewAddress(filters), shared };
      await savedViews.insert(tx, organizationId, view);
      await auditEvents.record(tx, organizationId, {
        actor,
        action: 'savedView.saved',
        subjectType: 'savedView',
        subjectId: viewId,
        data: { shared },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('INVALID_INPUT', 'the name is taken', { name: 'nameTaken' });
    throw error;
  }
  return { viewId };
}

/**
 * Removes one of the member's own views.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a view of somebody else.
 */
export async function removeView(actor: Actor, { viewId }: ViewIdInput): Promise<void> {
  authorize(actor, 'candidate:read');
  const { organizationId, userId } = actor;
  await inTransaction(async (tx) => {
    const removed = await savedViews.remove(tx, organizationId, userId, viewId);
    if (!removed) throw new AppError('NOT_FOUND', `view ${viewId}`);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'savedView.removed',
      subjectType: 'savedView',
      subjectId: viewId,
    });
  });
}
