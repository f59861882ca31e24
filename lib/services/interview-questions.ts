import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { loadInterviewGuide } from '@/lib/content/load-interviews';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as sheets from '@/lib/db/repositories/interview-sheets';
import * as interviews from '@/lib/db/repositories/interviews';
import { scaleOfQuestion, scaleQuestionKeys } from '@/lib/interview/question-keys';
import { SCALE_KEYS } from '@/lib/scales';
import type {
  AddBankQuestionInput,
  AddOwnQuestionInput,
  InterviewQuestionInput,
} from '@/lib/validation/interview';
import { type HeldInterview, holdBlindInterview, recordInterview } from './internal/held-interview';

/** Neither the questions of an interview nor their order change once somebody has handed in. */
type OpenInterview = Readonly<{
  held: HeldInterview;
  questions: Awaited<ReturnType<typeof interviews.listQuestions>>;
}>;

/**
 * Adds a question in own words at the end, marked as own. Without a scale its answer is noted and not rated.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE once somebody has handed in.
 */
export async function addOwnQuestion(actor: Actor, input: AddOwnQuestionInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  await inTransaction(async (tx) => {
    const open = await openInterview(tx, actor, input.interviewId);
    const { text, scale } = input;
    await append(tx, actor, open, {
      ...{ id: input.questionId, kind: 'own', key: null, ownText: text },
      scaleKey: scale === '' ? null : scale,
    });
  });
}

/**
 * Adds another question of the released guide at the end.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND for a key that is not about a scale; INVALID_STATE once somebody has handed
 *   in and for a question that is asked already.
 */
export async function addBankQuestion(actor: Actor, input: AddBankQuestionInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  await inTransaction(async (tx) => {
    const open = await openInterview(tx, actor, input.interviewId);
    const { facets } = loadInterviewGuide(open.held.contentVersion).structure;
    const isKnown = SCALE_KEYS.some((scale) => scaleQuestionKeys(facets, scale).includes(input.key));
    if (!isKnown) throw new AppError('NOT_FOUND', `question ${input.key}`);
    const { key } = input;
    await append(tx, actor, open, {
      ...{ id: input.questionId, kind: 'bank', key, ownText: null },
      scaleKey: scaleOfQuestion(key),
    });
  });
}

/**
 * Takes an added question away; what was typed about it is kept for the case that it comes back. What was chosen from
 * the report stays: an interviewer marks it as not asked.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for a chosen question and once somebody has handed in.
 */
export async function removeQuestion(actor: Actor, input: InterviewQuestionInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  await inTransaction(async (tx) => {
    const { held, questions } = await openInterview(tx, actor, input.interviewId);
    const question = questions.find(({ id }) => id === input.questionId);
    if (!question) throw new AppError('NOT_FOUND', `question ${input.questionId}`);
    if (question.addedById === null) throw new AppError('INVALID_STATE', 'chosen from the report');
    await interviews.setQuestionRemoved(tx, actor.organizationId, input, new Date());
    await recordInterview(tx, actor, 'interview.questionRemoved', held);
  });
}

/**
 * Takes a removed question in again, with what was typed about it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE once somebody has handed in, and when the same question was
 *   added meanwhile.
 */
export async function restoreQuestion(actor: Actor, input: InterviewQuestionInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  await inTransaction(async (tx) => {
    const { held, questions } = await openInterview(tx, actor, input.interviewId);
    const question = questions.find(({ id }) => id === input.questionId);
    if (!question) throw new AppError('NOT_FOUND', `question ${input.questionId}`);
    requireNotAsked(questions, question.key);
    await interviews.setQuestionRemoved(tx, actor.organizationId, input, null);
    await recordInterview(tx, actor, 'interview.questionAdded', held);
  });
}

async function openInterview(tx: Tx, actor: MemberActor, interviewId: string): Promise<OpenInterview> {
  const { organizationId } = actor;
  const held = await holdBlindInterview(tx, actor, interviewId);
  const all = await sheets.list(tx, organizationId, interviewId);
  if (all.some(({ submittedAt }) => submittedAt !== null))
    throw new AppError('INVALID_STATE', 'somebody has handed in');
  return { held, questions: await interviews.listQuestions(tx, organizationId, interviewId) };
}

function requireNotAsked(questions: OpenInterview['questions'], key: string | null): void {
  if (key !== null && questions.some((question) => question.removedAt === null && question.key === key))
    throw new AppError('INVALID_STATE', `${key} is asked already`);
}

type AddedQuestion = Omit<interviews.NewQuestion, 'position' | 'stepId' | 'addedById'>;

async function append(
  tx: Tx,
  actor: MemberActor,
  { held, questions }: OpenInterview,
  question: AddedQuestion,
): Promise<void> {
  if (questions.some(({ id }) => id === question.id)) return;
  requireNotAsked(questions, question.key);
  const position = Math.max(0, ...questions.map((known) => known.position)) + 1;
  await interviews.insertQuestions(tx, actor.organizationId, held.id, [
    { ...question, position, stepId: null, addedById: actor.userId },
  ]);
  await recordInterview(tx, actor, 'interview.questionAdded', held);
}
