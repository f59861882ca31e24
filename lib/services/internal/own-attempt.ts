import type { CandidateActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import type { Locale } from '@/lib/i18n/locales';

/**
 * Holds the candidate's attempt for a change.
 *
 * @param ref What the page believes it belongs to: two invitations in one browser never mix.
 * @throws {AppError} OTHER_ATTEMPT; NOT_FOUND.
 */
export async function lockOwnAttempt(
  tx: Tx,
  actor: CandidateActor,
  ref: string,
): Promise<attempts.LockedAttempt> {
  const attempt = await attempts.lock(tx, actor.organizationId, actor.attemptId);
  if (!attempt) throw new AppError('NOT_FOUND', `attempt ${actor.attemptId}`);
  if (attempt.ref !== ref) throw new AppError('OTHER_ATTEMPT', `attempt ${actor.attemptId}`);
  return attempt;
}

/** Remembers the language in which the candidate acts; later mails and reports follow it. */
export async function rememberLocale(
  tx: Tx,
  actor: CandidateActor,
  attempt: attempts.LockedAttempt,
  locale: Locale,
): Promise<void> {
  if (attempt.locale === locale) return;
  await attempts.update(tx, actor.organizationId, actor.attemptId, { locale });
  await auditEvents.record(tx, actor.organizationId, {
    actor,
    action: 'attempt.languageChanged',
    subjectType: 'attempt',
    subjectId: actor.attemptId,
    data: { from: attempt.locale, to: locale },
  });
}
