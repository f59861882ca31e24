import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { administeredItems } from '@/lib/content/statements';
import { normSchema } from '@/lib/content/schemas/norm';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as assessments from '@/lib/db/repositories/assessments';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidates from '@/lib/db/repositories/candidates';
import { uuidv7 } from '@/lib/db/uuid';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { AssessmentIdInput, CreateAssessmentInput } from '@/lib/validation/assessment';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { type StateCounts, countStates } from './internal/candidate-list';
import { CURRENT_RELEASE, pinCurrentContent } from './internal/content-versions';
import { settingsOrUsual } from './internal/assessment-defaults';
import { endOfFinnishDay, startOfFinnishDay } from './internal/finnish-time';

export type AssessmentSummary = assessments.AssessmentRow & Readonly<{ counts: StateCounts }>;

/**
 * Every assessment of the organisation with how many candidates stand in each state.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listAssessments(actor: Actor): Promise<readonly AssessmentSummary[]> {
  authorize(actor, 'assessment:read');
  const { organizationId } = actor;
  const [rows, counts] = await Promise.all([
    assessments.list(db(), organizationId),
    assessments.countByStatus(db(), organizationId),
  ]);
  return rows.map((row) => ({
    ...row,
    counts: countStates(
      counts.filter(({ assessmentId }) => assessmentId === row.id),
      ({ count }) => count,
    ),
  }));
}

export type ProfileChoice = assessments.ProfileChoice;

/**
 * Published profiles that a new assessment may use.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listProfileChoices(actor: Actor): Promise<readonly ProfileChoice[]> {
  authorize(actor, 'assessment:create');
  return assessments.listProfileChoices(db(), actor.organizationId);
}

/**
 * Opens an assessment and pins everything that its reports will rest on: profile, questionnaire, norm, scoring,
 * narratives, consent wording and the statements in order, without those of the excluded scales.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND for a profile of another organisation; INVALID_INPUT when the last day is
 *   over already.
 */
export async function createAssessment(
  actor: Actor,
  input: CreateAssessmentInput,
): Promise<{ assessmentId: string }> {
  authorize(actor, 'assessment:create');
  const { organizationId, userId } = actor;
  const closesAt = input.closesOn === null ? null : endOfFinnishDay(input.closesOn);
  if (closesAt !== null && closesAt <= new Date()) {
    throw new AppError('INVALID_INPUT', 'the last day is over', { closesOn: 'endInPast' });
  }

  return inTransaction(async (tx) => {
    const profile = await assessments.findProfile(tx, organizationId, input.roleProfileVersionId);
    if (!profile) throw new AppError('NOT_FOUND', `profile ${input.roleProfileVersionId}`);
    const { scales } = roleProfileDocumentSchema.parse(profile.document);
    const excluded = scales.flatMap(({ key, excludedReason }) => (excludedReason === null ? [] : [key]));
    const { questionnaire, ...pins } = await pinCurrentContent(tx);
    const settings = await settingsOrUsual(tx, organizationId, input);
    const assessmentId = uuidv7();
    await assessments.insert(tx, organizationId, {
      id: assessmentId,
      name: input.name,
      roleProfileVersionId: profile.id,
      ...pins,
      ...settings,
      scoringVersion: CURRENT_RELEASE.scoringVersion,
      narrativeVersion: String(CURRENT_RELEASE.narrativeVersion),
      consentVersion: String(CURRENT_RELEASE.consentVersion),
      scaleKeys: SCALE_KEYS.filter((key) => !excluded.includes(key)),
      itemIds: administeredItems(questionnaire.instrument, excluded).map(({ id }) => id),
      opensAt: input.opensOn === null ? null : startOfFinnishDay(input.opensOn),
      closesAt,
      createdById: userId,
    });
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'assessment.created',
      subjectType: 'assessment',
      subjectId: assessmentId,
      data: { roleProfileVersionId: profile.id },
    });
    return { assessmentId };
  });
}

export type AssessmentPage = Readonly<{
  id: string;
  name: string;
  status: 'DRAFT' | 'OPEN' | 'CLOSED';
  opensAt: Date | null;
  closesAt: Date | null;
  /** Whether candidates can be invited now. */
  open: boolean;
  job: Readonly<{ title: string; jobRoleId: string; version: number }>;
  questionnaire: Readonly<{ key: string; version: number }>;
  norm: Readonly<{ key: string; version: number; provisional: boolean; people: number }>;
  /** Statements in the form. */
  statements: number;
  excluded: readonly ScaleKey[];
  /** Names are hidden until somebody reveals one with a reason. */
  blind: boolean;
}>;

/**
 * One assessment with what it pins; its candidates are listed beside it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getAssessment(
  actor: Actor,
  { assessmentId }: AssessmentIdInput,
): Promise<AssessmentPage> {
  authorize(actor, 'candidate:read');
  const row = await assessments.findForPage(db(), actor.organizationId, assessmentId);
  if (!row) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  const { id, name, status, opensAt, closesAt, statements, blind, scaleKeys } = row;
  const { provisional, sample } = normSchema.parse(row.norm);
  return {
    id,
    name,
    status,
    opensAt,
    closesAt,
    open: status === 'OPEN' && (closesAt === null || closesAt > new Date()),
    job: { title: row.jobTitle, jobRoleId: row.jobRoleId, version: row.profileVersion },
    questionnaire: { key: row.questionnaireKey, version: row.questionnaireVersion },
    norm: { key: row.normKey, version: row.normVersion, provisional, people: sample.n },
    statements,
    excluded: SCALE_KEYS.filter((key) => !scaleKeys.includes(key)),
    blind,
  };
}

/**
 * What closing an assessment would end, for the page that asks.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also when it is closed already.
 */
export async function getClosing(
  actor: Actor,
  { assessmentId }: AssessmentIdInput,
): Promise<{ name: string; underWay: number }> {
  authorize(actor, 'assessment:create');
  const { organizationId } = actor;
  const [assessment, underWay] = await Promise.all([
    assessments.findForInvitation(db(), organizationId, assessmentId),
    assessments.countUnderWay(db(), organizationId, assessmentId),
  ]);
  if (assessment?.status !== 'OPEN') throw new AppError('NOT_FOUND', `open assessment ${assessmentId}`);
  return { name: assessment.name, underWay };
}

/**
 * Closes an assessment: nobody is invited or answers after that; attempts that were under way expire, what was
 * submitted stays.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when it is closed already.
 */
export async function closeAssessment(
  actor: Actor,
  { assessmentId }: AssessmentIdInput,
): Promise<{ expired: number }> {
  authorize(actor, 'assessment:create');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const assessment = await assessments.findForInvitation(tx, organizationId, assessmentId);
    if (!assessment) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
    const closed = await assessments.close(tx, organizationId, assessmentId);
    if (!closed) throw new AppError('INVALID_STATE', `assessment ${assessmentId} is not open`);
    const expired = await candidates.expireUnderWay(tx, organizationId, assessmentId, new Date());
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'assessment.closed',
      subjectType: 'assessment',
      subjectId: assessmentId,
      data: { expired },
    });
    return { expired };
  });
}
