import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction } from '@/lib/db/client';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import type { ArrangeReadingInput } from '@/lib/validation/take';
import { lockOwnAttempt } from './internal/own-attempt';

/**
 * Remembers how a candidate reads best, on every device. Why is neither asked nor stored, and nobody who reads results
 * is shown the arrangement.
 *
 * @throws {AppError} OTHER_ATTEMPT; ATTEMPT_CLOSED once the answers are sent.
 */
export async function arrangeReading(actor: Actor, input: ArrangeReadingInput): Promise<void> {
  authorize(actor, 'attempt:take');
  const { organizationId, attemptId } = actor;
  await inTransaction(async (tx) => {
    const { submittedAt, status } = await lockOwnAttempt(tx, actor, input.attemptRef);
    if (submittedAt !== null || status === 'withdrawn') throw new AppError('ATTEMPT_CLOSED', status);
    await attempts.update(tx, organizationId, attemptId, { largeText: input.largeText });
    // That something was arranged, not what: the log is read by those who decide.
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'attempt.arranged',
      subjectType: 'attempt',
      subjectId: attemptId,
    });
  });
}
