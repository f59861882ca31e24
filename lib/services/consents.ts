import 'server-only';
import { type Actor, authorize, type CandidateActor } from '@/lib/auth/policy';
import { loadConsent } from '@/lib/content/load';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as answers from '@/lib/db/repositories/answers';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as consents from '@/lib/db/repositories/consents';
import * as exportFiles from '@/lib/db/repositories/export-files';
import { contentHash } from '@/lib/provenance';
import type { GiveConsentInput, RefuseConsentInput, WithdrawConsentInput } from '@/lib/validation/take';
import { lockOwnAttempt, rememberLocale } from './internal/own-attempt';
import { takeStateOf } from './internal/take-state';

/**
 * Stores the consent with its wording and opens the statements. Asked twice, it stores one consent.
 *
 * @throws {AppError} OTHER_ATTEMPT; ATTEMPT_CLOSED; CONFLICT when the page showed another wording than the assessment pins.
 */
export async function giveConsent(actor: Actor, input: GiveConsentInput): Promise<void> {
  authorize(actor, 'attempt:take');
  await inTransaction(async (tx) => {
    const attempt = await lockForDecision(tx, actor, input);
    if (takeStateOf(attempt) === 'answering') return;
    await rememberLocale(tx, actor, attempt, input.locale);
    await recordDecision(tx, actor, 'given', input);
    const startedAt = await attempts.databaseTime(tx);
    await attempts.update(tx, actor.organizationId, actor.attemptId, { status: 'inProgress', startedAt });
  });
}

/**
 * Stores a refusal before the first statement. It rejects nobody: the employer is told, and the link stays open
 * in case the candidate thinks again.
 *
 * @throws {AppError} OTHER_ATTEMPT; ATTEMPT_CLOSED; INVALID_STATE after consent (that is a withdrawal); CONFLICT.
 */
export async function refuseConsent(actor: Actor, input: RefuseConsentInput): Promise<void> {
  authorize(actor, 'attempt:take');
  await inTransaction(async (tx) => {
    const attempt = await lockForDecision(tx, actor, input);
    if (takeStateOf(attempt) === 'answering') throw new AppError('INVALID_STATE', 'consent was given');
    if (attempt.consent === 'refused') return;
    await rememberLocale(tx, actor, attempt, input.locale);
    await recordDecision(tx, actor, 'refused', input);
  });
}

async function lockForDecision(tx: Tx, actor: CandidateActor, input: RefuseConsentInput) {
  const attempt = await lockOwnAttempt(tx, actor, input.attemptRef);
  const state = takeStateOf(attempt);
  if (state !== 'consent' && state !== 'answering') throw new AppError('ATTEMPT_CLOSED', state);
  if (attempt.consentVersion !== input.consentVersion) throw new AppError('CONFLICT', 'another wording');
  return attempt;
}

/**
 * Takes consent back. Before submission the answers are erased and no report is made; afterwards the report is
 * neither shown nor used. Asked twice, it happens once.
 *
 * @throws {AppError} OTHER_ATTEMPT; INVALID_STATE where there is nothing to withdraw.
 */
export async function withdrawConsent(actor: Actor, input: WithdrawConsentInput): Promise<void> {
  authorize(actor, 'attempt:take');
  await inTransaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, actor, input.attemptRef);
    if (attempt.status === 'withdrawn') return;
    if (attempt.consent !== 'given')
      throw new AppError('INVALID_STATE', `nothing to withdraw: ${attempt.status}`);
    const submitted = attempt.submittedAt !== null;
    const erased = submitted ? 0 : await answers.erase(tx, actor.organizationId, actor.attemptId);
    const withdrawnAt = await attempts.databaseTime(tx);
    await attempts.update(tx, actor.organizationId, actor.attemptId, { status: 'withdrawn', withdrawnAt });
    await exportFiles.removeWithPerson(tx, actor.organizationId, { attemptId: actor.attemptId });
    await recordDecision(tx, actor, 'withdrawn', input, { submitted, erased });
  });
}

type Decision = 'given' | 'refused' | 'withdrawn';
const AUDIT_ACTION = {
  given: 'consent.given',
  refused: 'consent.refused',
  withdrawn: 'consent.withdrawn',
} as const satisfies Record<Decision, auditEvents.AuditAction>;

async function recordDecision(
  tx: Tx,
  actor: CandidateActor,
  action: Decision,
  { consentVersion, locale }: RefuseConsentInput,
  facts: Readonly<Record<string, boolean | number>> = {},
): Promise<void> {
  const wordingHash = contentHash(loadConsent(Number(consentVersion), locale));
  await consents.add(tx, actor.organizationId, {
    attemptId: actor.attemptId,
    action,
    consentVersion,
    locale,
    wordingHash,
  });
  await auditEvents.record(tx, actor.organizationId, {
    actor,
    action: AUDIT_ACTION[action],
    subjectType: 'attempt',
    subjectId: actor.attemptId,
    data: { consentVersion, locale, wordingHash, ...facts },
  });
}
