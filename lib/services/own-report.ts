import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db } from '@/lib/db/client';
import * as ownReports from '@/lib/db/repositories/own-reports';
import { type StepReason, stepReasons } from '@/lib/report/step-reasons';
import type { ReportModel } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import { reportModelSchema } from '@/lib/validation/report';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { type OwnReportAccess, ownReportAccess } from './internal/own-report-access';

/** Steps of the work that are named as the reason for a scale. */
const STEPS_NAMED = 3;

export type OwnStanding = Readonly<{
  report: OwnReportAccess;
  /** When somebody of the employer first read the report. */
  readAt: Date | null;
  /** What the employer has written to the candidate about the decision. */
  decision: Readonly<{ text: string; at: Date; by: string | null }> | null;
}>;

/**
 * How things stand after the answers were sent.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function readOwnStanding(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<OwnStanding> {
  authorize(actor, 'attempt:take');
  const row = await ownReports.findStanding(db(), actor.organizationId, actor.attemptId);
  if (!row) throw new AppError('NOT_FOUND', `attempt ${actor.attemptId}`);
  const { firstReadAt, decisionText, decidedAt, decidedBy } = row;
  const decision = decisionText && decidedAt ? { text: decisionText, at: decidedAt, by: decidedBy } : null;
  return { report: ownReportAccess(row), readAt: firstReadAt, decision };
}

export type OwnReport =
  | Readonly<{
      status: 'ready';
      model: ReportModel;
      /** By scale, the steps of the work that its weight comes from most. */
      reasons: ReadonlyMap<ScaleKey, readonly StepReason[]>;
      computedAt: Date;
    }>
  | Readonly<{ status: Exclude<OwnReportAccess, 'ready'> }>;

/**
 * The report as its candidate reads it: the very numbers that the employer reads.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function readOwnReport(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<OwnReport> {
  authorize(actor, 'attempt:take');
  const { organizationId, attemptId } = actor;
  const standing = await ownReports.findStanding(db(), organizationId, attemptId);
  if (!standing) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
  const access = ownReportAccess(standing);
  if (access !== 'ready') return { status: access };
  const row = await ownReports.findReport(db(), organizationId, attemptId);
  if (!row) return { status: 'none' };
  const model = reportModelSchema.parse(row.result);
  const profile = roleProfileDocumentSchema.parse(row.attempt.assessment.profile.document);
  return {
    status: 'ready',
    model,
    reasons: stepReasons(model, profile, STEPS_NAMED),
    computedAt: row.computedAt,
  };
}
