import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as decisions from '@/lib/db/repositories/decisions';
import * as reports from '@/lib/db/repositories/reports';
import { uuidv7 } from '@/lib/db/uuid';
import type { DecideInput, ReopenInput } from '@/lib/validation/decision';
import { announceOwnReports } from './internal/announce-own-report';
import { hiddenReason } from './internal/report-visibility';

/**
 * Records what a named person decided about a candidate: in own words, with at least one ground beside the score.
 * Nothing else in the system says no to anybody. It also marks the report as reviewed.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when the result is not to be read, a newer report exists or a
 *   decision stands already; CONFLICT when somebody decided after the page was read.
 */
export async function makeDecision(actor: Actor, input: DecideInput): Promise<{ seq: number }> {
  authorize(actor, 'decision:make');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const { attemptId, seq } = await nextInCase(tx, organizationId, input, 'made');
    await decisions.insert(tx, organizationId, {
      id: uuidv7(),
      attemptId,
      reportId: input.reportId,
      seq,
      kind: 'made',
      choice: input.choice,
      grounds: [...new Set(input.grounds)],
      reason: input.reason,
      toCandidate: input.toCandidate,
      decidedById: userId,
    });
    await announceOwnReports(tx, organizationId, [attemptId]);
    const isFirst = await reports.markReviewed(tx, organizationId, attemptId);
    const event = { actor, subjectType: 'attempt', subjectId: attemptId };
    if (isFirst) {
      const data = { reportId: input.reportId };
      await auditEvents.record(tx, organizationId, { ...event, action: 'attempt.reviewed', data });
    }
    await auditEvents.record(tx, organizationId, {
      ...event,
      action: 'decision.made',
      data: { reportId: input.reportId, seq, choice: input.choice },
    });
    return { seq };
  });
}

/**
 * Opens a decided case again. What was decided stays in the history with its reasons, and so does why it was opened.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when the result is not to be read or nothing was decided;
 *   CONFLICT when somebody was quicker.
 */
export async function reopenDecision(actor: Actor, input: ReopenInput): Promise<{ seq: number }> {
  authorize(actor, 'decision:make');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const { attemptId, seq } = await nextInCase(tx, organizationId, input, 'reopened');
    await decisions.insert(tx, organizationId, {
      id: uuidv7(),
      attemptId,
      reportId: input.reportId,
      seq,
      kind: 'reopened',
      reason: input.reason,
      decidedById: userId,
    });
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'decision.reopened',
      subjectType: 'attempt',
      subjectId: attemptId,
      data: { reportId: input.reportId, seq },
    });
    return { seq };
  });
}

type Case = Readonly<{ reportId: string; seen: number }>;

/** Holds the case and finds the place of the next row; refuses what does not follow on what stands. */
async function nextInCase(
  tx: Tx,
  organizationId: string,
  { reportId, seen }: Case,
  kind: 'made' | 'reopened',
): Promise<Readonly<{ attemptId: string; seq: number }>> {
  const attemptId = await holdReadable(tx, organizationId, reportId);
  const last = (await decisions.findLast(tx, organizationId, attemptId)) ?? { seq: 0, kind: 'reopened' };
  if (last.seq !== seen) throw new AppError('CONFLICT', `the case has gone on`);
  if (last.kind === kind) throw new AppError('INVALID_STATE', `the last row is ${kind}`);
  return { attemptId, seq: seen + 1 };
}

/** Holds the attempt of a report that may be read now and is its newest. */
async function holdReadable(tx: Tx, organizationId: string, reportId: string): Promise<string> {
  const found = await reports.findForPage(tx, organizationId, reportId);
  if (!found) throw new AppError('NOT_FOUND', `report ${reportId}`);
  // Whoever withdraws at this moment comes wholly before or wholly after.
  const held = await attempts.lock(tx, organizationId, found.attemptId);
  const hidden = hiddenReason({ ...found, status: held?.status ?? found.status }, new Date());
  if (hidden) throw new AppError('INVALID_STATE', `report ${reportId} is ${hidden}`);
  if (found.newerId !== null) throw new AppError('INVALID_STATE', `report ${reportId} is not the newest`);
  return found.attemptId;
}
