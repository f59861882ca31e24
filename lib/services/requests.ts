import 'server-only';
import { type Actor, authorize, may, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidateRequests from '@/lib/db/repositories/candidate-requests';
import {
  type AnswerRequestInput,
  type ListRequestsInput,
  REQUEST_KINDS,
  type RequestIdInput,
  type RequestKind,
} from '@/lib/validation/candidate-request';
import type { ReportIdInput } from '@/lib/validation/report';
import { mailAboutAttempts } from './internal/attempt-mail';
import { type ShownName, shownName } from './internal/shown-name';

const PAGE_SIZE = 30;

/** What recruiters answer. Arrangements are not shown to those who decide; erasing is for those who answer for data. */
const ABOUT_THE_RESULT: readonly RequestKind[] = ['comment', 'humanReview', 'writtenStatement'];

function kindsFor(actor: MemberActor): readonly RequestKind[] {
  return may(actor, 'request:arrange') ? REQUEST_KINDS : ABOUT_THE_RESULT;
}

export type ListedRequest = Readonly<{
  id: string;
  kind: RequestKind;
  who: ShownName;
  /** What the candidate can quote. */
  receipt: string;
  assessment: Readonly<{ id: string; name: string }>;
  createdAt: Date;
  dueAt: Date | null;
  overdue: boolean;
  taken: Readonly<{ at: Date; by: string | null }> | null;
  answered: Readonly<{ at: Date; by: string | null }> | null;
}>;

export type RequestPage = Readonly<{
  entries: readonly ListedRequest[];
  counts: candidateRequests.RequestCounts;
  hasMore: boolean;
}>;

/** Requests of candidates: those that wait by when they are due, answered ones newest first. */
export async function listRequests(actor: Actor, input: ListRequestsInput): Promise<RequestPage> {
  authorize(actor, 'request:read');
  const kinds = kindsFor(actor);
  const skip = (input.page - 1) * PAGE_SIZE;
  const which = { list: input.list, kinds, skip, take: PAGE_SIZE + 1 };
  const [rows, counts] = await Promise.all([
    candidateRequests.list(db(), actor.organizationId, which),
    candidateRequests.count(db(), actor.organizationId, kinds),
  ]);
  return { entries: rows.slice(0, PAGE_SIZE).flatMap(listed), counts, hasMore: rows.length > PAGE_SIZE };
}

function listed(row: candidateRequests.RequestRow): readonly ListedRequest[] {
  const kind = REQUEST_KINDS.find((known) => known === row.kind);
  if (!kind) return [];
  const { id, receipt, createdAt, dueAt, overdue, takenAt, takenBy, handledAt, answeredBy } = row;
  return [
    {
      ...{ id, kind, receipt, createdAt, dueAt, overdue },
      who: shownName(row),
      assessment: { id: row.assessmentId, name: row.assessmentName },
      taken: takenAt === null ? null : { at: takenAt, by: takenBy },
      answered: handledAt === null ? null : { at: handledAt, by: answeredBy },
    },
  ];
}

/** Requests that the start page names; the rest are counted. */
const NAMED_REQUESTS = 5;

/**
 * The requests that are due first, and how many wait in all.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listDueRequests(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<Readonly<{ entries: readonly ListedRequest[]; total: number }>> {
  authorize(actor, 'request:read');
  const which = { list: 'waiting', kinds: kindsFor(actor), skip: 0, take: NAMED_REQUESTS } as const;
  const rows = await candidateRequests.list(db(), actor.organizationId, which);
  return { entries: rows.flatMap(listed), total: rows[0]?.matching ?? 0 };
}

/** How many requests wait for somebody, for the navigation. */
export async function countWaitingRequests(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<number> {
  authorize(actor, 'request:read');
  return candidateRequests.countWaiting(db(), actor.organizationId, kindsFor(actor));
}

export type RequestDetails = ListedRequest &
  Readonly<{
    text: string;
    answer: string;
    /** Language of the candidate: the answer is read in it. */
    locale: string;
    attemptId: string;
    /** The newest report; null without one, and where the consent to it was withdrawn. */
    reportId: string | null;
    /** The candidate gets a mail about the answer. */
    hasAddress: boolean;
  }>;

/**
 * One request with its words.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a kind that the reader does not answer.
 */
export async function readRequest(actor: Actor, { requestId }: RequestIdInput): Promise<RequestDetails> {
  authorize(actor, 'request:read');
  const row = await requireRequest(db(), actor, requestId);
  const [entry] = listed(row);
  if (!entry) throw new AppError('NOT_FOUND', `request ${requestId}`);
  const { text, answer, locale, attemptId, reportId, email, erasedAt, status } = row;
  return {
    ...entry,
    ...{ text, answer, locale, attemptId },
    reportId: status === 'withdrawn' || erasedAt !== null ? null : reportId,
    hasAddress: email !== null && erasedAt === null,
  };
}

async function requireRequest(tx: Tx, actor: MemberActor, requestId: string) {
  const row = await candidateRequests.find(tx, actor.organizationId, requestId, kindsFor(actor));
  if (!row) throw new AppError('NOT_FOUND', `request ${requestId}`);
  return row;
}

/**
 * Tells the candidate that somebody is looking at the request.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when somebody does already.
 */
export async function takeRequest(actor: Actor, { requestId }: RequestIdInput): Promise<void> {
  authorize(actor, 'request:read');
  const { organizationId, userId } = actor;
  await inTransaction(async (tx) => {
    const { kind, attemptId } = await requireRequest(tx, actor, requestId);
    if (!(await candidateRequests.take(tx, organizationId, requestId, userId))) {
      throw new AppError('CONFLICT', `request ${requestId} is taken`);
    }
    await recordHandling(tx, actor, 'request.taken', { kind, attemptId });
  });
}

/**
 * Answers a request in own words and closes it; the candidate reads the answer and the name behind the own link, and
 * gets a mail that there is one.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT when it was answered in the meantime.
 */
export async function answerRequest(actor: Actor, input: AnswerRequestInput): Promise<void> {
  authorize(actor, 'request:read');
  const { organizationId, userId } = actor;
  await inTransaction(async (tx) => {
    const row = await requireRequest(tx, actor, input.requestId);
    const given = { answer: input.answer, userId };
    if (!(await candidateRequests.answer(tx, organizationId, input.requestId, given))) {
      throw new AppError('CONFLICT', `request ${input.requestId} is answered`);
    }
    await recordHandling(tx, actor, 'request.answered', row);
    const occasion = () => input.requestId;
    await mailAboutAttempts(tx, organizationId, 'requestAnswered', [row.attemptId], occasion);
  });
}

/**
 * Notes that a comment was read: it asks for nothing, and the candidate may write another.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND for anything but a comment; CONFLICT when it is noted already.
 */
export async function noteComment(actor: Actor, { requestId }: RequestIdInput): Promise<void> {
  authorize(actor, 'request:read');
  const { organizationId, userId } = actor;
  await inTransaction(async (tx) => {
    const row = await requireRequest(tx, actor, requestId);
    if (row.kind !== 'comment') throw new AppError('NOT_FOUND', `comment ${requestId}`);
    if (!(await candidateRequests.answer(tx, organizationId, requestId, { answer: '', userId }))) {
      throw new AppError('CONFLICT', `comment ${requestId} is read`);
    }
    await recordHandling(tx, actor, 'request.read', row);
  });
}

function recordHandling(
  tx: Tx,
  actor: MemberActor,
  action: 'request.taken' | 'request.answered' | 'request.read',
  { kind, attemptId }: Readonly<{ kind: string; attemptId: string }>,
): Promise<void> {
  const subject = { subjectType: 'attempt', subjectId: attemptId };
  return auditEvents.record(tx, actor.organizationId, { actor, action, ...subject, data: { kind } });
}

export type CandidateComment = Readonly<{ id: string; text: string; at: Date; locale: string }>;

/** What the candidate has said about a report, for those who read it. */
export async function listReportComments(
  actor: Actor,
  { reportId }: ReportIdInput,
): Promise<readonly CandidateComment[]> {
  authorize(actor, 'report:read');
  const rows = await candidateRequests.listComments(db(), actor.organizationId, reportId);
  return rows.map(({ id, text, createdAt, attempt }) => ({
    id,
    text,
    at: createdAt,
    locale: attempt.locale,
  }));
}
