import 'server-only';
import { type Actor, authorize, type CandidateActor } from '@/lib/auth/policy';
import { hashToken } from '@/lib/auth/token';
import { db, inTransaction } from '@/lib/db/client';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidateSessions from '@/lib/db/repositories/candidate-sessions';
import type { SessionTokenInput } from '@/lib/validation/take';
import { type CandidateView, candidateView } from './internal/candidate-view';
import { RENEW_BELOW_HOURS, SESSION_LIFE_HOURS } from './internal/session-life';

export type Identified =
  | Readonly<{ session: 'none' }>
  /** Was replaced by another device, left or out of time: the page can say whose it was, and nothing more. */
  | Readonly<{ session: 'ended'; reason: 'takenOver' | 'left' | 'outOfTime'; view: CandidateView }>
  | Readonly<{ session: 'live'; actor: CandidateActor; view: CandidateView }>;

/** Who holds a session cookie, read once per request. A session in use is renewed. */
export async function identifyCandidate(actor: Actor, input: SessionTokenInput): Promise<Identified> {
  authorize(actor, 'door:open');
  const row = await attempts.findBySession(db(), hashToken(input.sessionToken), {
    lifeHours: SESSION_LIFE_HOURS,
    renewBelowHours: RENEW_BELOW_HOURS,
  });
  if (!row) return { session: 'none' };
  const view = candidateView(row);
  if (!row.live) return { session: 'ended', reason: endReason(row.endedReason), view };
  const { attemptId, organizationId, sessionId } = row;
  return {
    session: 'live',
    actor: { kind: 'candidate', attemptId, organizationId, sessionId, requestId: actor.requestId },
    view,
  };
}

function endReason(stored: string | null): 'takenOver' | 'left' | 'outOfTime' {
  if (stored === 'takenOver') return 'takenOver';
  return stored === null ? 'outOfTime' : 'left';
}

/** Ends the session on purpose: the same link opens the questionnaire again where it was left. */
export async function leaveAttempt(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<void> {
  authorize(actor, 'attempt:take');
  await inTransaction(async (tx) => {
    await attempts.lock(tx, actor.organizationId, actor.attemptId);
    if (!(await candidateSessions.end(tx, actor.organizationId, actor.sessionId, 'left'))) return;
    await auditEvents.record(tx, actor.organizationId, {
      actor,
      action: 'attempt.left',
      subjectType: 'attempt',
      subjectId: actor.attemptId,
    });
  });
}
