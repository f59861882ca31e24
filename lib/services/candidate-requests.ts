import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidateRequests from '@/lib/db/repositories/candidate-requests';
import { type MakeRequestInput, REQUEST_KINDS, type RequestKind } from '@/lib/validation/candidate-request';
import { lockOwnAttempt } from './internal/own-attempt';

/** Sent and not opened; looked at by somebody; answered. */
export type RequestState = 'sent' | 'taken' | 'answered';

export type OwnRequest = Readonly<{
  id: string;
  kind: RequestKind;
  text: string;
  state: RequestState;
  createdAt: Date;
  /** When the answer is due; null for a comment. */
  dueAt: Date | null;
  answer: Readonly<{ text: string; by: string | null; at: Date }> | null;
}>;

const AUDIT_ACTION = {
  comment: 'request.comment',
  humanReview: 'request.humanReview',
  writtenStatement: 'statement.requested',
  otherWay: 'request.otherWay',
  erasure: 'request.erasure',
} as const satisfies Record<RequestKind, auditEvents.AuditAction>;

/** What may be asked before the answers are sent; the rest is about the result. */
const BEFORE_SENDING: readonly RequestKind[] = ['otherWay', 'erasure'];

/**
 * Passes on what a candidate asks of a human, or says about the report. While one of a kind waits, asking again
 * changes nothing.
 *
 * @throws {AppError} OTHER_ATTEMPT; INVALID_STATE before submission, or for a comment on a result that was withdrawn.
 */
export async function makeRequest(actor: Actor, input: MakeRequestInput): Promise<void> {
  authorize(actor, 'attempt:take');
  const { organizationId, attemptId } = actor;
  await inTransaction(async (tx) => {
    const { submittedAt, status } = await lockOwnAttempt(tx, actor, input.attemptRef);
    const isEarly = submittedAt === null && !BEFORE_SENDING.includes(input.kind);
    const isLate = status === 'withdrawn' && input.kind === 'comment';
    if (isEarly || isLate) throw new AppError('INVALID_STATE', `${input.kind} while ${status}`);
    const { kind, text } = input;
    if (!(await candidateRequests.add(tx, organizationId, { attemptId, kind, text }))) return;
    await auditEvents.record(tx, organizationId, {
      actor,
      action: AUDIT_ACTION[kind],
      subjectType: 'attempt',
      subjectId: attemptId,
    });
  });
}

/** Everything that the candidate has asked or said, oldest first, with how far it is. */
export async function listOwnRequests(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<readonly OwnRequest[]> {
  authorize(actor, 'attempt:take');
  const rows = await candidateRequests.listOwn(db(), actor.organizationId, actor.attemptId);
  return rows.flatMap((row) => {
    const kind = REQUEST_KINDS.find((known) => known === row.kind);
    if (!kind) return [];
    const { id, text, createdAt, dueAt, takenAt, handledAt, answer, answeredBy } = row;
    const state: RequestState = handledAt !== null ? 'answered' : takenAt !== null ? 'taken' : 'sent';
    const given = handledAt === null ? null : { text: answer, by: answeredBy, at: handledAt };
    return [{ id, kind, text, state, createdAt, dueAt, answer: given }];
  });
}
