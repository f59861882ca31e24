import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as sheets from '@/lib/db/repositories/interview-sheets';
import * as interviews from '@/lib/db/repositories/interviews';
import { uuidv7 } from '@/lib/db/uuid';
import { INTERVIEWERS_TO_COMPARE } from '@/lib/interview/interview-state';
import type { AgreeOnScaleInput, SaveSheetInput } from '@/lib/validation/interview';
import {
  type HeldInterview,
  holdBlindInterview,
  holdInterview,
  recordInterview,
  revealWhenDone,
} from './internal/held-interview';

/** What saving did: whether the sheet is handed in, and whether that let everybody see everything. */
export type SaveSheetResult = Readonly<{ submitted: boolean; revealed: boolean }>;

/**
 * Stores an interviewer's own ratings and notes as they were typed, and hands them in when asked to. The ratings of
 * others are neither read nor changed.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a member who does not interview here and a question of another
 *   interview; INVALID_STATE after handing in; INVALID_INPUT with the questions that are neither rated nor marked as
 *   not asked.
 */
export async function saveSheet(actor: Actor, input: SaveSheetInput): Promise<SaveSheetResult> {
  authorize(actor, 'interview:conduct');
  // Stored first and by itself: what is typed is not lost when something is missing for handing in.
  await inTransaction((tx) => storeSheet(tx, actor, input));
  if (!input.submit) return { submitted: false, revealed: false };
  return inTransaction((tx) => handIn(tx, actor, input.interviewId));
}

async function storeSheet(tx: Tx, actor: MemberActor, input: SaveSheetInput): Promise<void> {
  const { organizationId } = actor;
  const held = await holdBlindInterview(tx, actor, input.interviewId);
  const sheet = await ownSheet(tx, actor, held);
  const known = new Set((await activeQuestions(tx, actor, held.id)).map(({ id }) => id));
  if (!input.ratings.every(({ questionId }) => known.has(questionId)))
    throw new AppError('NOT_FOUND', 'a question is not of this interview');
  await sheets.saveRatings(
    tx,
    organizationId,
    { sheetId: sheet.id, interviewId: held.id },
    input.ratings.map(({ questionId, mark, note }) => ({
      questionId,
      rating: mark === null || mark === 'notAsked' ? null : Number(mark),
      notAsked: mark === 'notAsked',
      note,
    })),
  );
  await sheets.update(tx, organizationId, sheet.id, {
    ...(input.note === undefined ? {} : { note: input.note }),
    ...(sheet.startedAt === null ? { startedAt: new Date() } : {}),
  });
}

async function handIn(tx: Tx, actor: MemberActor, interviewId: string): Promise<SaveSheetResult> {
  const held = await holdBlindInterview(tx, actor, interviewId);
  const sheet = await ownSheet(tx, actor, held);
  await requireComplete(tx, actor, sheet.id, await activeQuestions(tx, actor, held.id));
  await sheets.update(tx, actor.organizationId, sheet.id, { submittedAt: new Date() });
  await recordInterview(tx, actor, 'interview.submitted', held);
  return { submitted: true, revealed: await revealWhenDone(tx, actor, held) };
}

/**
 * Writes down what the interviewers agreed on about one scale, after all had rated alone. Each agreement stays; the
 * newest one holds. It changes neither their ratings nor the fit.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND for a member who did not interview and a scale that was not asked about;
 *   INVALID_STATE before all have handed in and with one interviewer; CONFLICT when somebody was quicker.
 */
export async function agreeOnScale(actor: Actor, input: AgreeOnScaleInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  const { organizationId, userId } = actor;
  const { scale, rating, note } = input;
  await inTransaction(async (tx) => {
    const held = await holdInterview(tx, actor, input.interviewId);
    if (held.revealedAt === null) throw new AppError('INVALID_STATE', 'somebody is still rating');
    const active = await activeSheets(tx, actor, held.id);
    if (active.length < INTERVIEWERS_TO_COMPARE)
      throw new AppError('INVALID_STATE', 'one interviewer agrees with nobody');
    if (!active.some((sheet) => sheet.userId === userId))
      throw new AppError('NOT_FOUND', 'not an interviewer');
    const questions = await activeQuestions(tx, actor, held.id);
    if (!questions.some(({ scaleKey }) => scaleKey === scale)) throw new AppError('NOT_FOUND', scale);
    const seen = await interviews.countConsensus(tx, organizationId, held.id, scale);
    if (seen !== input.seen) throw new AppError('CONFLICT', `agreement ${seen} on ${scale}`);
    await interviews.insertConsensus(tx, organizationId, {
      ...{ id: uuidv7(), interviewId: held.id, scaleKey: scale, rating, note },
      agreedById: userId,
    });
    await recordInterview(tx, actor, 'interview.agreed', held, { scale });
  });
}

async function activeSheets(tx: Tx, { organizationId }: MemberActor, interviewId: string) {
  return (await sheets.list(tx, organizationId, interviewId)).filter(({ removedAt }) => removedAt === null);
}

async function activeQuestions(tx: Tx, { organizationId }: MemberActor, interviewId: string) {
  return (await interviews.listQuestions(tx, organizationId, interviewId)).filter(
    ({ removedAt }) => removedAt === null,
  );
}

async function ownSheet(tx: Tx, actor: MemberActor, held: HeldInterview) {
  const own = (await activeSheets(tx, actor, held.id)).find(({ userId }) => userId === actor.userId);
  if (!own) throw new AppError('NOT_FOUND', `no sheet of ${actor.userId}`);
  if (own.submittedAt !== null) throw new AppError('INVALID_STATE', 'the ratings are handed in');
  return own;
}

type Question = Awaited<ReturnType<typeof activeQuestions>>[number];

async function requireComplete(
  tx: Tx,
  { organizationId }: MemberActor,
  sheetId: string,
  questions: readonly Question[],
): Promise<void> {
  const marks = await sheets.listMarks(tx, organizationId, sheetId);
  const markOf = new Map(marks.map((mark) => [mark.questionId, mark]));
  const rated = questions.filter(({ scaleKey }) => scaleKey !== null);
  const open = rated.filter(({ id }) => {
    const mark = markOf.get(id);
    return !mark || (mark.rating === null && !mark.notAsked);
  });
  if (open.length > 0) throw incomplete(open, 'ratingMissing');
  const first = rated[0];
  if (first && rated.every(({ id }) => markOf.get(id)?.notAsked)) throw incomplete([first], 'ratingNone');
}

function incomplete(open: readonly Question[], reason: string): AppError {
  const fields = Object.fromEntries(open.map(({ id }) => [`mark.${id}`, reason]));
  return new AppError('INVALID_INPUT', `${open.length} questions are open`, fields);
}
