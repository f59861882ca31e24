import 'server-only';
import { type Actor, authorize, type CandidateActor } from '@/lib/auth/policy';
import { createToken, hashToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import { countTry } from '@/lib/db/rate-limits';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidateSessions from '@/lib/db/repositories/candidate-sessions';
import type { OpenLinkInput, SessionTokenInput, ShowLinkInput } from '@/lib/validation/take';
import { type CandidateView, candidateView } from './internal/candidate-view';
import { SESSION_LIFE_HOURS } from './internal/session-life';

/**
 * What the holder of an invitation link sees before starting. Changes nothing: mail scanners open links.
 *
 * @throws {AppError} LINK_INVALID for every token that opens nothing, whatever the reason; RATE_LIMITED from the 21st
 *   of them from one address in ten minutes. A link that works is never refused.
 */
export async function showLink(actor: Actor, input: ShowLinkInput): Promise<CandidateView> {
  authorize(actor, 'door:open');
  const attempt = await attempts.findByLink(db(), hashToken(input.token));
  if (attempt) return candidateView(attempt);
  await countTry('badLink', actor.ip);
  throw new AppError('LINK_INVALID');
}

export type OpenedSession = Readonly<{ sessionToken: string }>;

/**
 * Exchanges a link for a session. The newest session is the live one; an earlier one ends as taken over.
 *
 * @throws {AppError} LINK_INVALID and RATE_LIMITED as {@link showLink}.
 */
export async function openLink(actor: Actor, input: OpenLinkInput): Promise<OpenedSession> {
  authorize(actor, 'door:open');
  const tokenHash = hashToken(input.token);
  const found = await attempts.findByLink(db(), tokenHash);
  const opened = found ? await inTransaction((tx) => exchange(tx, actor.requestId, tokenHash, found)) : null;
  if (opened) return opened;
  await countTry('badLink', actor.ip);
  throw new AppError('LINK_INVALID');
}

async function exchange(tx: Tx, requestId: string, tokenHash: string, found: attempts.AttemptView) {
  const { organizationId, attemptId } = found;
  const locked = await attempts.lock(tx, organizationId, attemptId);
  // The link may have been replaced while this waited for its turn.
  if (!locked || !(await attempts.findByLink(tx, tokenHash))) return null;
  const started = await startSession(tx, organizationId, attemptId, requestId);
  if (locked.status === 'invited') {
    await attempts.update(tx, organizationId, attemptId, {
      status: 'opened',
      openedAt: await attempts.databaseTime(tx),
    });
    await recordAttempt(tx, started.actor, 'attempt.opened');
  }
  return { sessionToken: started.sessionToken };
}

/** Ends the live session, if any, and opens the next one. The caller holds the attempt. */
async function startSession(tx: Tx, organizationId: string, attemptId: string, requestId: string) {
  const tookOver = await candidateSessions.endLive(tx, organizationId, attemptId, 'takenOver');
  const { token, tokenHash } = createToken();
  const sessionId = await candidateSessions.open(tx, organizationId, {
    attemptId,
    tokenHash,
    lifeHours: SESSION_LIFE_HOURS,
  });
  const actor: CandidateActor = { kind: 'candidate', attemptId, organizationId, sessionId, requestId };
  if (tookOver) await recordAttempt(tx, actor, 'attempt.takenOver');
  return { sessionToken: token, actor };
}

function recordAttempt(tx: Tx, actor: CandidateActor, action: 'attempt.opened' | 'attempt.takenOver') {
  return auditEvents.record(tx, actor.organizationId, {
    actor,
    action,
    subjectType: 'attempt',
    subjectId: actor.attemptId,
  });
}

/**
 * Goes on where another device took over: the session that was ended opens a new one and ends the other.
 *
 * @throws {AppError} UNAUTHENTICATED for a session that never was or that was left on purpose.
 */
export async function takeOver(actor: Actor, input: SessionTokenInput): Promise<OpenedSession> {
  authorize(actor, 'door:open');
  const session = await attempts.findSession(db(), hashToken(input.sessionToken));
  if (!session?.mayReturn) throw new AppError('UNAUTHENTICATED', 'no session to go on with');
  return inTransaction(async (tx) => {
    await attempts.lock(tx, session.organizationId, session.attemptId);
    const { sessionToken } = await startSession(
      tx,
      session.organizationId,
      session.attemptId,
      actor.requestId,
    );
    return { sessionToken };
  });
}
