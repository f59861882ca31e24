import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as comparisons from '@/lib/db/repositories/comparisons';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { type ComparedPair, comparePeople } from '@/lib/report/compare-people';
import { reliableDifference } from '@/lib/report/score-difference';
import type { ReportModel } from '@/lib/report/types';
import { perScale, type PerScale } from '@/lib/scales';
import { DECISION_CHOICES, type CompareInput, type DecisionChoice } from '@/lib/validation/candidates';
import { reportModelSchema } from '@/lib/validation/report';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { announceOwnReports } from './internal/announce-own-report';
import { hiddenReason, type HiddenReason } from './internal/report-visibility';
import { type ShownName, shownName } from './internal/shown-name';

export type { ShownName } from './internal/shown-name';

export type ComparedPerson = Readonly<{
  attemptId: string;
  reportId: string;
  person: ShownName;
  receipt: string;
  submittedAt: Date | null;
  model: ReportModel;
  /** Letter of the band, or null for somebody who stands alone or has no fit. */
  group: string | null;
  decision: DecisionChoice | null;
}>;

/** People of one assessment beside each other. Everything on the page, on paper and in a file is made from this. */
export type Comparison = Readonly<{
  assessment: Readonly<{ id: string; name: string; blind: boolean }>;
  job: Readonly<{ title: string; jobRoleId: string; version: number; contentHash: string }>;
  profile: RoleProfileDocument;
  /** By name, hidden ones by number; never by fit. */
  people: readonly ComparedPerson[];
  /** Chosen people whose result is not shown, and why. */
  left: readonly Readonly<{ attemptId: string; person: ShownName; reason: HiddenReason | 'noReport' }>[];
  /** Every pair of fitted people once. */
  pairs: readonly ComparedPair[];
  /** Probability from which two of them are told apart. */
  needed: number;
  /** Smallest reliable difference in T between two people, scale by scale; null where nobody can be compared. */
  reliable: PerScale<number | null>;
}>;

/**
 * Up to five candidates of one assessment beside each other, by name, with those marked who cannot be told apart.
 * It is a reading of each report, and recorded as one.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function compareCandidates(
  actor: Actor,
  { assessmentId, attemptIds }: CompareInput,
): Promise<Comparison> {
  authorize(actor, 'report:read');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const assessment = await comparisons.findAssessment(tx, organizationId, assessmentId);
    if (!assessment) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
    const rows = await comparisons.listPeople(tx, organizationId, assessmentId, attemptIds);
    const comparison = compared(assessment, rows, new Date());
    if (comparison.people.length > 0) {
      await announceOwnReports(tx, organizationId, attemptIds);
      const event = { actor, action: 'report.compared', subjectType: 'report' } as const;
      await auditEvents.recordMany(
        tx,
        organizationId,
        comparison.people.map(({ reportId }) => ({ ...event, subjectId: reportId, data: { assessmentId } })),
      );
    }
    return comparison;
  });
}

type AssessmentRow = NonNullable<Awaited<ReturnType<typeof comparisons.findAssessment>>>;

function compared(
  { id, name, blind, profile: stored, ...row }: AssessmentRow,
  rows: readonly comparisons.ComparedRow[],
  now: Date,
): Comparison {
  const profile = roleProfileDocumentSchema.parse(stored);
  const read = rows.map((person) => readPerson(person, now));
  const readable = read.flatMap((one) => (one.status === 'read' ? [one.shown] : []));
  const { letters, pairs, needed } = comparePeople(
    readable.flatMap(({ attemptId, model: { fit } }) =>
      fit.status === 'fitted' ? [{ id: attemptId, fit: fit.fit, quantiles: fit.quantiles }] : [],
    ),
  );
  const models = readable.map(({ model }) => model);
  return {
    assessment: { id, name, blind },
    job: {
      title: profile.title,
      jobRoleId: row.jobRoleId,
      version: row.profileVersion,
      contentHash: row.profileHash,
    },
    profile,
    people: readable.map((person) => ({ ...person, group: letters.get(person.attemptId) ?? null })),
    left: read.flatMap((one) => (one.status === 'left' ? [one.why] : [])),
    pairs,
    needed,
    reliable: perScale((_, scale) => reliableDifference(models, scale)),
  };
}

type ReadPerson = Readonly<
  | { status: 'read'; shown: Omit<ComparedPerson, 'group'> }
  | { status: 'left'; why: Comparison['left'][number] }
>;

function readPerson(row: comparisons.ComparedRow, now: Date): ReadPerson {
  const { attemptId, reportId, computedAt, receipt, submittedAt } = row;
  const person = shownName(row);
  const hidden = hiddenReason({ ...row, computedAt: computedAt ?? now }, now);
  if (hidden !== null) return { status: 'left', why: { attemptId, person, reason: hidden } };
  if (reportId === null) return { status: 'left', why: { attemptId, person, reason: 'noReport' } };
  const decision = DECISION_CHOICES.find((choice) => choice === row.choice) ?? null;
  const model = reportModelSchema.parse(row.result);
  return { status: 'read', shown: { attemptId, reportId, person, receipt, submittedAt, model, decision } };
}
