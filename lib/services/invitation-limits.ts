import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as invitations from '@/lib/db/repositories/invitations';
import type { InvitationLimitInput } from '@/lib/validation/outbox';

/** How many invitations the organisation has made within the last day and night, and how many it may make. */
export type InvitationLimit = Readonly<{ made: number; limit: number }>;

/**
 * The limit of invitations, for the page that changes it.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function getInvitationLimit(actor: Actor): Promise<InvitationLimit> {
  authorize(actor, 'settings:manage');
  return invitations.countOfDay(db(), actor.organizationId);
}

/**
 * Changes how many invitations may be made within a day and a night. The limit keeps a mistake or a stolen account from
 * becoming thousands of mails.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function changeInvitationLimit(actor: Actor, { limit }: InvitationLimitInput): Promise<void> {
  authorize(actor, 'settings:manage');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    await invitations.setDailyLimit(tx, organizationId, limit);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'organization.changed',
      subjectType: 'organization',
      subjectId: organizationId,
      data: { dailyInvitations: limit },
    });
  });
}
