import 'server-only';
import { type Actor, authorize, may, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as reports from '@/lib/db/repositories/reports';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import type { ReportInput, ReportModel } from '@/lib/report/types';
import type { ExportReportInput, ReportIdInput, ViewReportInput } from '@/lib/validation/report';
import { reportModelSchema } from '@/lib/validation/report';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { announceOwnReports } from './internal/announce-own-report';
import {
  type DecisionView,
  decisionViews,
  namedEvent,
  namedEvents,
  type NamedEvent,
  raterNames,
} from './internal/decision-view';
import { loadReportInput } from './internal/report-input';
import { type HiddenReason, hiddenReason } from './internal/report-visibility';
import { type ShownName, shownName } from './internal/shown-name';

export type { DecisionView } from './internal/decision-view';

/** Opening traces for this long after the report itself is one reading, and one event. */
const READING_MS = 15 * 60_000;

type PageRow = reports.ReportRow;

type ReportFrame = Readonly<{
  reportId: string;
  attemptId: string;
  person: ShownName;
  assessment: Readonly<{ id: string; name: string }>;
  job: Readonly<{ title: string; jobRoleId: string; version: number }>;
  submittedAt: Date | null;
}>;

/** A report as its page shows it, or why its result is not shown. */
export type ReportPage =
  | (ReportFrame &
      Readonly<{
        status: 'shown';
        model: ReportModel;
        /** The pinned profile: with the report, all that a trace is made from. */
        profile: RoleProfileDocument;
        profilePublishedAt: Date;
        /** Language in which the candidate answered. */
        locale: string;
        receipt: string;
        computedAt: Date;
        inputHash: string;
        resultHash: string;
        /** Rater id to name, for those who may identify raters; null for everybody else. */
        raterNames: ReadonlyMap<string, string> | null;
        review: NamedEvent | null;
        /** Members who have opened the report, the last ones first. */
        readers: readonly NamedEvent[];
        /** Decisions and reopenings, the oldest first. */
        decisions: readonly DecisionView[];
        mayDecide: boolean;
        mayExport: boolean;
        /** A newer report of the same attempt, if a correction was made. */
        newerReportId: string | null;
      }>)
  | (ReportFrame & Readonly<{ status: HiddenReason }>);

/**
 * A report for reading. Each reading is recorded; steps through its traces belong to the same reading.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function viewReport(actor: Actor, { reportId, tracing }: ViewReportInput): Promise<ReportPage> {
  authorize(actor, 'report:read');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const identify = may(actor, 'rater:identify');
    const row = await requireReport(tx, organizationId, reportId, identify);
    const now = new Date();
    const hidden = hiddenReason(row, now);
    if (hidden) return { ...frame(row), status: hidden };
    await announceOwnReports(tx, organizationId, [row.attemptId]);
    await recordView(tx, actor, { reportId, tracing, now });
    return shownReport(actor, row);
  });
}

function shownReport(actor: MemberActor, row: PageRow): ReportPage {
  return {
    ...frame(row),
    status: 'shown',
    model: reportModelSchema.parse(row.result),
    profile: roleProfileDocumentSchema.parse(row.profile),
    profilePublishedAt: row.publishedAt,
    locale: row.locale,
    receipt: row.receipt,
    computedAt: row.computedAt,
    inputHash: row.inputHash,
    resultHash: row.resultHash,
    raterNames: raterNames(row.raters),
    review: row.status === 'reviewed' ? namedEvent(row.review) : null,
    readers: namedEvents(row.readers),
    decisions: decisionViews(row.decisions),
    mayDecide: may(actor, 'decision:make'),
    mayExport: may(actor, 'answers:export'),
    newerReportId: row.newerId,
  };
}

/**
 * Notes that a named person has read the report of a submitted attempt. It decides nothing about the candidate.
 * Noting it again changes nothing.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when the result is not to be read.
 */
export async function reviewReport(actor: Actor, { reportId }: ReportIdInput): Promise<void> {
  authorize(actor, 'report:read');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    const row = await requireReadable(tx, organizationId, reportId);
    await announceOwnReports(tx, organizationId, [row.attemptId]);
    const marked = await reports.markReviewed(tx, organizationId, row.attemptId);
    if (!marked) return;
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'attempt.reviewed',
      subjectType: 'attempt',
      subjectId: row.attemptId,
      data: { reportId },
    });
  });
}

/** A stored report's input with the stored result beside it: what `measure report --verify` takes. */
export type ReportExport = Readonly<{
  fileName: string;
  document: ReportInput & Readonly<{ result: ReportModel }>;
}>;

/**
 * Everything that a report was computed from, raw answers included, so that it can be recomputed elsewhere. Names
 * and addresses are not in it. The reason is kept in the audit log.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when the result is not to be read.
 */
export async function exportReport(
  actor: Actor,
  { reportId, reason }: ExportReportInput,
): Promise<ReportExport> {
  authorize(actor, 'answers:export');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const row = await requireReadable(tx, organizationId, reportId);
    const loaded = await loadReportInput(tx, organizationId, row.attemptId);
    if (!loaded) throw new AppError('NOT_FOUND', `attempt ${row.attemptId}`);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'answers.exported',
      subjectType: 'report',
      subjectId: reportId,
      data: { reason, attemptId: row.attemptId },
    });
    return {
      fileName: `report-${row.receipt}.json`,
      document: { ...loaded.input, result: reportModelSchema.parse(row.result) },
    };
  });
}

/**
 * What an export is about, for the page that asks for its reason.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when the result is not to be read.
 */
export async function getExportSubject(actor: Actor, { reportId }: ReportIdInput): Promise<ReportFrame> {
  authorize(actor, 'answers:export');
  const { organizationId } = actor;
  return inTransaction(async (tx) => frame(await requireReadable(tx, organizationId, reportId)));
}

async function requireReport(
  tx: Tx,
  organizationId: string,
  reportId: string,
  identify = false,
): Promise<PageRow> {
  const row = await reports.findForPage(tx, organizationId, reportId, identify);
  if (!row) throw new AppError('NOT_FOUND', `report ${reportId}`);
  return row;
}

async function requireReadable(tx: Tx, organizationId: string, reportId: string): Promise<PageRow> {
  const row = await requireReport(tx, organizationId, reportId);
  const hidden = hiddenReason(row, new Date());
  if (hidden) throw new AppError('INVALID_STATE', `report ${reportId} is ${hidden}`);
  return row;
}

function frame(row: PageRow): ReportFrame {
  const { title } = roleProfileDocumentSchema.parse(row.profile);
  return {
    reportId: row.id,
    attemptId: row.attemptId,
    person: shownName(row),
    assessment: { id: row.assessmentId, name: row.assessmentName },
    job: { title, jobRoleId: row.jobRoleId, version: row.profileVersion },
    submittedAt: row.submittedAt,
  };
}

async function recordView(
  tx: Tx,
  actor: MemberActor,
  { reportId, tracing, now }: Readonly<{ reportId: string; tracing: boolean; now: Date }>,
): Promise<void> {
  const { organizationId, userId } = actor;
  const since = new Date(now.getTime() - READING_MS);
  if (tracing && (await reports.viewedSince(tx, organizationId, { reportId, userId, since }))) return;
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'report.viewed',
    subjectType: 'report',
    subjectId: reportId,
  });
}
