import 'server-only';
import { type Actor, authorize, type CandidateActor } from '@/lib/auth/policy';
import { hashToken } from '@/lib/auth/token';
import { type CandidateForm, statementsFor } from '@/lib/content/statements';
import { AppError, type AppErrorCode } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as answers from '@/lib/db/repositories/answers';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import type { SaveAnswerInput } from '@/lib/validation/answers';
import type { LocaleInput, SubmitInput } from '@/lib/validation/take';
import { mailAboutAttempt } from './internal/attempt-mail';
import { makeReport } from './internal/make-report';
import { lockOwnAttempt, rememberLocale } from './internal/own-attempt';
import { pinnedQuestionnaire } from './internal/pinned-questionnaire';
import { RENEW_BELOW_HOURS, SESSION_LIFE_HOURS } from './internal/session-life';
import { takeStateOf } from './internal/take-state';

export type GivenAnswer = Readonly<{
  /** As chosen; null = passed over. */
  value: number | null;
  /** Changes with every stored change: what a browser compares its own unsent answer with. */
  revision: string;
}>;

export type Questionnaire = Readonly<{
  form: CandidateForm;
  /** By item id; a statement that was never answered or passed over is absent. */
  given: Readonly<Record<string, GivenAnswer>>;
  savedAt: Date | null;
}>;

/**
 * The statements of the candidate's own form, in order and in one language, with what has been answered.
 *
 * @throws {AppError} NOT_FOUND.
 */
export async function readQuestionnaire(actor: Actor, input: LocaleInput): Promise<Questionnaire> {
  authorize(actor, 'attempt:take');
  const open = await answers.openForm(db(), actor.organizationId, actor.attemptId);
  if (!open) throw new AppError('NOT_FOUND', `attempt ${actor.attemptId}`);
  const questionnaire = await pinnedQuestionnaire(open.questionnaireVersionId);
  return {
    form: statementsFor(questionnaire, input.locale, open.itemIds),
    given: Object.fromEntries(
      open.answers.map(({ itemId, value, revision }) => [itemId, { value, revision }]),
    ),
    savedAt: open.savedAt,
  };
}

export type SavedAnswer = Readonly<{ savedAt: Date; answered: number }>;

/**
 * Stores one answer and says when it was stored and how many statements are answered. The same body twice gets the
 * same answer; a late repetition from the same device never replaces a newer choice.
 *
 * An open door: who knocks, and whether they may, is found out in the statement that stores the answer.
 *
 * @throws {AppError} UNAUTHENTICATED; SESSION_TAKEN_OVER; OTHER_ATTEMPT; ALREADY_SUBMITTED; CONSENT_MISSING;
 *   ATTEMPT_CLOSED; INVALID_INPUT for a statement that is not in the form. Nothing is stored then.
 */
export async function saveAnswer(actor: Actor, input: SaveAnswerInput): Promise<SavedAnswer> {
  authorize(actor, 'door:open');
  const { sessionToken, ...answer } = input;
  const outcome = await answers.save(
    db(),
    { ...answer, sessionHash: hashToken(sessionToken) },
    SESSION_LIFE_HOURS,
    RENEW_BELOW_HOURS,
  );
  const refusal = refusalOf(outcome);
  if (refusal !== null) throw new AppError(refusal);
  // What was sent is stored, or something newer from the same device is.
  if (!outcome?.savedAt) throw new Error('an answer was neither stored nor refused');
  return { savedAt: outcome.savedAt, answered: outcome.answered };
}

/** How things stand comes before the session: whoever is too late learns that, and not that they must sign in. */
function refusalOf(outcome: answers.SaveOutcome | null): AppErrorCode | null {
  if (!outcome) return 'UNAUTHENTICATED';
  if (!outcome.sameAttempt) return 'OTHER_ATTEMPT';
  const late = CLOSED_BY_STATUS[outcome.status] ?? (outcome.over ? 'ATTEMPT_CLOSED' : null);
  const refusal = late ?? sessionRefusal(outcome);
  if (refusal) return refusal;
  if (outcome.status !== 'inProgress') return 'CONSENT_MISSING';
  return outcome.known ? null : 'INVALID_INPUT';
}

const CLOSED_BY_STATUS: Readonly<Partial<Record<string, AppErrorCode>>> = {
  submitted: 'ALREADY_SUBMITTED',
  reviewed: 'ALREADY_SUBMITTED',
  withdrawn: 'ATTEMPT_CLOSED',
  cancelled: 'ATTEMPT_CLOSED',
  expired: 'ATTEMPT_CLOSED',
};

function sessionRefusal({ live, endedReason }: answers.SaveOutcome): AppErrorCode | null {
  if (live) return null;
  return endedReason === 'takenOver' ? 'SESSION_TAKEN_OVER' : 'UNAUTHENTICATED';
}

export type Submission = Readonly<{ receipt: string; submittedAt: Date }>;

/**
 * Hands in the answers, once: however often and from however many tabs it is asked, there is one submission with one
 * report, and everybody gets the same receipt.
 *
 * @throws {AppError} OTHER_ATTEMPT; CONSENT_MISSING; ATTEMPT_CLOSED; ANSWERS_DIFFER when the page counts other
 *   answers than the database: something is still under way, and nothing is handed in.
 */
export async function submitAttempt(actor: Actor, input: SubmitInput): Promise<Submission> {
  authorize(actor, 'attempt:take');
  return inTransaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, actor, input.attemptRef);
    const state = takeStateOf(attempt);
    if (state === 'submitted' && attempt.submittedAt) {
      return { receipt: attempt.receipt, submittedAt: attempt.submittedAt };
    }
    if (state === 'consent') throw new AppError('CONSENT_MISSING');
    if (state !== 'answering') throw new AppError('ATTEMPT_CLOSED', state);
    const submittedAt = await handIn(tx, actor, attempt, input);
    return { receipt: attempt.receipt, submittedAt };
  });
}

async function handIn(tx: Tx, actor: CandidateActor, attempt: attempts.LockedAttempt, input: SubmitInput) {
  const { organizationId, attemptId } = actor;
  const answered = await answers.countAnswered(tx, organizationId, attemptId, attempt.itemIds);
  if (answered !== input.expectedAnswered) {
    throw new AppError('ANSWERS_DIFFER', `stored ${answered}, expected ${input.expectedAnswered}`);
  }
  await rememberLocale(tx, actor, attempt, input.locale);
  const submittedAt = await attempts.databaseTime(tx);
  await attempts.update(tx, organizationId, attemptId, { status: 'submitted', submittedAt });
  const { reportId, inputHash } = await makeReport(tx, organizationId, attemptId);
  await mailAboutAttempt(tx, organizationId, 'answersReceived', attemptId);
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'attempt.submitted',
    subjectType: 'attempt',
    subjectId: attemptId,
    data: { answered, statements: attempt.itemIds.length, reportId, inputHash },
  });
  return submittedAt;
}
