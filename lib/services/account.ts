import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as users from '@/lib/db/repositories/users';
import type { UpdateProfileInput } from '@/lib/validation/account';

/** Changes the own name and language. The name shows in every organisation of the account. */
export async function updateProfile(actor: Actor, input: UpdateProfileInput): Promise<void> {
  authorize(actor, 'session:own');
  await inTransaction(async (tx) => {
    await users.updateProfile(tx, actor.userId, input);
    await auditEvents.record(tx, actor.organizationId, {
      actor,
      action: 'member.profileChanged',
      subjectType: 'user',
      subjectId: actor.userId,
    });
  });
}
