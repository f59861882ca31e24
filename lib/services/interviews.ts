import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { loadInterviewGuide, NEWEST_INTERVIEW_GUIDE } from '@/lib/content/load-interviews';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as attempts from '@/lib/db/repositories/attempts';
import * as sheets from '@/lib/db/repositories/interview-sheets';
import * as interviews from '@/lib/db/repositories/interviews';
import * as members from '@/lib/db/repositories/members';
import * as reports from '@/lib/db/repositories/reports';
import { uuidv7 } from '@/lib/db/uuid';
import type { ScaleRating } from '@/lib/interview/interview-agreement';
import { selectQuestions } from '@/lib/interview/select-questions';
import type { InterviewSelection } from '@/lib/interview/types';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import type { ReportModel } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import type {
  InterviewerInput,
  InterviewInput,
  InterviewOfReportInput,
  PrepareInterviewInput,
} from '@/lib/validation/interview';
import { reportModelSchema } from '@/lib/validation/report';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import {
  holdBlindInterview,
  holdInterview,
  recordInterview,
  revealWhenDone,
} from './internal/held-interview';
import { interviewView, type InterviewView } from './internal/interview-view';
import { recordReading } from './internal/report-reading';
import { type HiddenReason, hiddenReason } from './internal/report-visibility';
import { type ShownName, shownName } from './internal/shown-name';

export type {
  AgreedView,
  InterviewQuestionView,
  InterviewView,
  RatingView,
  RevealedView,
} from './internal/interview-view';

/** The interview as the report shows it beside the fit. */
export type InterviewSummary = Readonly<
  | { state: 'none' }
  | { state: 'open'; interviewers: number; submitted: number }
  | {
      state: 'revealed';
      scales: readonly Readonly<ScaleRating & { scale: ScaleKey; joint: number | null }>[];
    }
>;

type InterviewFrame = Readonly<{
  reportId: string;
  person: ShownName;
  assessment: Readonly<{ id: string; name: string }>;
  jobTitle: string;
}>;

/** The interview about a report, or what it would ask; or why the result is not shown. */
export type InterviewPage =
  | (InterviewFrame &
      Readonly<{
        status: 'shown';
        model: ReportModel;
        profile: RoleProfileDocument;
        /** Why these questions: recomputed from the stored report. */
        selection: InterviewSelection;
        /** Version of the released guide whose words are shown. */
        contentVersion: number;
        /** Null before it was prepared. */
        interview: InterviewView | null;
        /** Members who could interview, by name. */
        members: readonly Readonly<{ userId: string; name: string }>[];
        viewerId: string;
        newerReportId: string | null;
      }>)
  | (InterviewFrame & Readonly<{ status: HiddenReason }>);

/**
 * The interview of a report as the member may see it. Opening it is reading the report, and is recorded as that.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND.
 */
export async function viewInterview(
  actor: Actor,
  { reportId }: InterviewOfReportInput,
): Promise<InterviewPage> {
  authorize(actor, 'interview:conduct');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const row = await requireReport(tx, organizationId, reportId);
    const profile = roleProfileDocumentSchema.parse(row.profile);
    const frame: InterviewFrame = {
      reportId,
      person: shownName(row),
      assessment: { id: row.assessmentId, name: row.assessmentName },
      jobTitle: profile.title,
    };
    const hidden = hiddenReason(row, new Date());
    if (hidden) return { ...frame, status: hidden };
    await recordReading(tx, actor, reportId);
    const model = reportModelSchema.parse(row.result);
    const found = await interviews.findByReport(tx, organizationId, reportId);
    const contentVersion = found?.contentVersion ?? NEWEST_INTERVIEW_GUIDE;
    const everybody = await members.list(tx, organizationId);
    const names = new Map(everybody.map((member) => [member.userId, member.user.name]));
    return {
      ...frame,
      status: 'shown',
      ...{ model, profile, contentVersion, viewerId: userId, newerReportId: row.newerId },
      selection: selectQuestions(model, profile, loadInterviewGuide(contentVersion).structure.facets),
      interview: found ? interviewView(found, userId, names) : null,
      members: everybody.flatMap(({ userId: id, user, disabledAt }) =>
        disabledAt === null && user.disabledAt === null ? [{ userId: id, name: user.name }] : [],
      ),
    };
  });
}

/**
 * How far the interview of a report is, and what it came to once everybody has handed in. A report that is not shown
 * has no interview to show either: its page asks only for what it shows.
 *
 * @throws {AppError} FORBIDDEN.
 */
export async function getInterviewSummary(
  actor: Actor,
  { reportId }: InterviewOfReportInput,
): Promise<InterviewSummary> {
  authorize(actor, 'interview:conduct');
  const row = await interviews.findByReport(db(), actor.organizationId, reportId);
  if (!row) return { state: 'none' };
  const { interviewers, revealed } = interviewView(row, actor.userId, new Map());
  if (revealed === null) {
    const submitted = interviewers.filter(({ state }) => state === 'submitted').length;
    return { state: 'open', interviewers: interviewers.length, submitted };
  }
  return {
    state: 'revealed',
    scales: revealed.scales.map(({ agreed, ...rated }) => ({
      ...rated,
      joint: agreed.at(-1)?.rating ?? null,
    })),
  };
}

/**
 * Fixes the questions of an interview and who interviews. The same form sent twice makes one interview.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for somebody who is no member; INVALID_STATE when the result is not to
 *   be read or a newer report exists.
 */
export async function prepareInterview(
  actor: Actor,
  { reportId, interviewers }: PrepareInterviewInput,
): Promise<{ interviewId: string }> {
  authorize(actor, 'interview:conduct');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const found = await requireReport(tx, organizationId, reportId);
    const { attemptId } = found;
    const held = await attempts.lock(tx, organizationId, attemptId);
    const hidden = hiddenReason({ ...found, status: held?.status ?? found.status }, new Date());
    if (hidden) throw new AppError('INVALID_STATE', `report ${reportId} is ${hidden}`);
    if (found.newerId !== null) throw new AppError('INVALID_STATE', `report ${reportId} is not the newest`);
    const existing = await interviews.findId(tx, organizationId, reportId);
    if (existing !== null) return { interviewId: existing };
    const userIds = [...new Set(interviewers)];
    for (const id of userIds) await requireMember(tx, organizationId, id);
    const interview = { id: uuidv7(), attemptId };
    await interviews.insert(tx, organizationId, {
      ...interview,
      ...{ reportId, contentVersion: NEWEST_INTERVIEW_GUIDE, createdById: userId },
    });
    await insertSelected(tx, organizationId, interview.id, found);
    await sheets.insert(
      tx,
      organizationId,
      interview.id,
      userIds.map((id) => ({ id: uuidv7(), userId: id })),
    );
    await recordInterview(tx, actor, 'interview.prepared', interview, { interviewers: userIds.length });
    return { interviewId: interview.id };
  });
}

/**
 * Names one more interviewer, or takes one back who was removed. Not once the ratings are shown: who has seen them
 * cannot rate alone.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for somebody who is no member; INVALID_STATE.
 */
export async function addInterviewer(actor: Actor, input: InterviewerInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    const held = await holdBlindInterview(tx, actor, input.interviewId);
    await requireMember(tx, organizationId, input.userId);
    const known = await sheets.list(tx, organizationId, held.id);
    const sheet = known.find(({ userId }) => userId === input.userId);
    if (sheet && sheet.removedAt === null) return;
    if (sheet) await sheets.update(tx, organizationId, sheet.id, { removedAt: null });
    else await sheets.insert(tx, organizationId, held.id, [{ id: uuidv7(), userId: input.userId }]);
    await recordInterview(tx, actor, 'interview.interviewerAdded', held, { userId: input.userId });
  });
}

/**
 * Takes an interviewer off who has not handed in; what was typed is kept for the case of a return. When the others have
 * all handed in, their ratings are shown.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE after handing in, and for the last interviewer.
 */
export async function removeInterviewer(actor: Actor, input: InterviewerInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    const held = await holdBlindInterview(tx, actor, input.interviewId);
    const active = (await sheets.list(tx, organizationId, held.id)).filter(
      ({ removedAt }) => removedAt === null,
    );
    const sheet = active.find(({ userId }) => userId === input.userId);
    if (!sheet) throw new AppError('NOT_FOUND', `interviewer ${input.userId}`);
    if (sheet.submittedAt !== null || active.length === 1)
      throw new AppError('INVALID_STATE', 'the interviewer has handed in or is the only one');
    await sheets.update(tx, organizationId, sheet.id, { removedAt: new Date() });
    await recordInterview(tx, actor, 'interview.interviewerRemoved', held, { userId: input.userId });
    await revealWhenDone(tx, actor, held);
  });
}

/**
 * Goes on with one interviewer, who has handed in: the ratings are shown, and nobody joins any more.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE while somebody is still rating.
 */
export async function goOnAlone(actor: Actor, { interviewId }: InterviewInput): Promise<void> {
  authorize(actor, 'interview:conduct');
  await inTransaction(async (tx) => {
    const held = await holdInterview(tx, actor, interviewId);
    if (held.revealedAt !== null) return;
    if (!(await revealWhenDone(tx, actor, held, true)))
      throw new AppError('INVALID_STATE', `somebody is still rating in ${interviewId}`);
  });
}

async function requireReport(tx: Tx, organizationId: string, reportId: string): Promise<reports.ReportRow> {
  const row = await reports.findForPage(tx, organizationId, reportId);
  if (!row) throw new AppError('NOT_FOUND', `report ${reportId}`);
  return row;
}

async function requireMember(tx: Tx, organizationId: string, userId: string): Promise<void> {
  const member = await members.find(tx, organizationId, userId);
  if (!member || member.disabledAt !== null || member.user.disabledAt !== null)
    throw new AppError('NOT_FOUND', `member ${userId}`);
}

async function insertSelected(
  tx: Tx,
  organizationId: MemberActor['organizationId'],
  interviewId: string,
  row: reports.ReportRow,
): Promise<void> {
  const { questions } = selectQuestions(
    reportModelSchema.parse(row.result),
    roleProfileDocumentSchema.parse(row.profile),
    loadInterviewGuide(NEWEST_INTERVIEW_GUIDE).structure.facets,
  );
  await interviews.insertQuestions(
    tx,
    organizationId,
    interviewId,
    questions.map(({ kind, key, scale, stepId }, index) => ({
      ...{ id: uuidv7(), position: index + 1, kind, key, stepId },
      ...{ scaleKey: scale, ownText: null, addedById: null },
    })),
  );
}
