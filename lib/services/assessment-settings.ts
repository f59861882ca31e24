import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { type Day, FINNISH_TIME, lastDayBefore, localTime } from '@/lib/core/local-day';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as settings from '@/lib/db/repositories/assessment-settings';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { AssessmentIdInput, ChangeAssessmentInput } from '@/lib/validation/assessment';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { type Retention, usualRetention } from './internal/assessment-defaults';
import { mailAboutAttempts } from './internal/attempt-mail';
import { CURRENT_RELEASE } from './internal/content-versions';
import { ownDeadline } from './internal/deadline';
import { endOfFinnishDay, startOfFinnishDay } from './internal/finnish-time';
import { LINK_DAYS } from './internal/invitation-token';

/** Versions that an assessment keeps for good. */
export type PinnedVersions = Readonly<{
  questionnaire: Readonly<{ key: string; version: number }>;
  norm: Readonly<{ key: string; version: number }>;
  scoring: string;
  narratives: string;
  consent: string;
}>;

/**
 * What a new assessment would pin and what it is usually given, for the form that makes one.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getAssessmentDefaults(
  actor: Actor,
): Promise<Readonly<{ pins: PinnedVersions; retention: Retention }>> {
  authorize(actor, 'assessment:create');
  const { questionnaire, norm, scoringVersion, narrativeVersion, consentVersion } = CURRENT_RELEASE;
  return {
    pins: {
      questionnaire,
      norm,
      scoring: scoringVersion,
      narratives: String(narrativeVersion),
      consent: String(consentVersion),
    },
    retention: await usualRetention(db(), actor.organizationId),
  };
}

export type AssessmentSettings = Readonly<{
  id: string;
  name: string;
  open: boolean;
  /** First and last day of answering, in Finland. */
  opensOn: Day | null;
  closesOn: Day | null;
  /** Whether the first day can still be changed. */
  opensOnMovable: boolean;
  reminderDays: readonly number[];
  /** People who can still answer. */
  underWay: number;
  locales: readonly Locale[];
  blind: boolean;
  candidateReport: 'atOnce' | 'afterReview';
  retention: Retention;
  retentionReason: string | null;
  job: Readonly<{ title: string; jobRoleId: string; version: number }>;
  statements: number;
  pins: PinnedVersions;
}>;

type Row = NonNullable<Awaited<ReturnType<typeof settings.find>>>;

/**
 * What an assessment was given: what is fixed, and what may still change.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getAssessmentSettings(
  actor: Actor,
  { assessmentId }: AssessmentIdInput,
): Promise<AssessmentSettings> {
  authorize(actor, 'assessment:create');
  const { organizationId } = actor;
  const [row, promise] = await Promise.all([
    settings.find(db(), organizationId, assessmentId),
    settings.findPromise(db(), organizationId, assessmentId),
  ]);
  if (!row) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  const { title } = roleProfileDocumentSchema.parse(row.profile.document);
  const { id, name, activeMonths, totalMonths, retentionReason, questionnaire, norm } = row;
  return {
    id,
    name,
    open: row.status === 'OPEN',
    ...daysOf(row),
    opensOnMovable: !hasBegun(row, promise.invited),
    reminderDays: row.reminderDays,
    underWay: promise.underWay,
    locales: row.locales.filter(isLocale),
    blind: row.blind,
    candidateReport: row.candidateReport === 'afterReview' ? 'afterReview' : 'atOnce',
    retention: { activeMonths, totalMonths },
    retentionReason,
    job: { title, jobRoleId: row.profile.jobRoleId, version: row.profile.version },
    statements: row.itemIds.length,
    pins: {
      questionnaire,
      norm,
      scoring: row.scoringVersion,
      narratives: row.narrativeVersion,
      consent: row.consentVersion,
    },
  };
}

function daysOf({ opensAt, closesAt }: Pick<Row, 'opensAt' | 'closesAt'>) {
  return {
    opensOn: opensAt === null ? null : localTime(opensAt, FINNISH_TIME).day,
    closesOn: closesAt === null ? null : lastDayBefore(closesAt, FINNISH_TIME),
  };
}

/** Whether somebody may have begun: then the first day is history. */
function hasBegun({ opensAt }: Pick<Row, 'opensAt'>, invited: number): boolean {
  return invited > 0 && (opensAt === null || opensAt <= new Date());
}

/**
 * Changes what may still change: name, days and reminders, never what is pinned. Whoever is answering may get more
 * time and never less than was promised; whoever ran out of it can go on. They are told.
 *
 * @returns how many got another deadline, and how many of those had run out of time.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when it is closed; INVALID_INPUT when the last day is over
 *   or before what was promised, or the first day is history.
 */
export async function changeAssessment(
  actor: Actor,
  input: ChangeAssessmentInput,
): Promise<{ moved: number; revived: number }> {
  authorize(actor, 'assessment:create');
  const { organizationId } = actor;
  const { assessmentId } = input;
  return inTransaction(async (tx) => {
    const row = await settings.lock(tx, organizationId, assessmentId);
    if (!row) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
    if (row.status !== 'OPEN') throw new AppError('INVALID_STATE', `assessment ${assessmentId} is closed`);
    const promise = await settings.findPromise(tx, organizationId, assessmentId);
    requirePossible(row, promise, input);
    const { name, opensOn, closesOn, reminderDays } = input;
    const closesAt = closesOn === null ? null : endOfFinnishDay(closesOn);
    const opensAt = opensOn === null ? null : startOfFinnishDay(opensOn);
    await settings.change(tx, organizationId, assessmentId, { name, opensAt, closesAt, reminderDays });
    const moved = await moveDeadlines(tx, actor, row, closesAt, promise.zones);
    const revived = moved.filter((attempt) => attempt.revived).length;
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'assessment.changed',
      subjectType: 'assessment',
      subjectId: assessmentId,
      data: { opensOn, closesOn, reminderDays: reminderDays.join(','), moved: moved.length, revived },
    });
    return { moved: moved.length, revived };
  });
}

type Promised = Awaited<ReturnType<typeof settings.findPromise>>;

function requirePossible(row: Row, promise: Promised, input: ChangeAssessmentInput): void {
  const before = daysOf(row);
  const refuse = (field: string, message: string) => {
    throw new AppError('INVALID_INPUT', `${field} ${message}`, { [field]: message });
  };
  if (input.opensOn !== before.opensOn && hasBegun(row, promise.invited)) refuse('opensOn', 'hasBegun');
  if (input.closesOn === null || input.closesOn === before.closesOn) return;
  if (endOfFinnishDay(input.closesOn) <= new Date()) refuse('closesOn', 'endInPast');
  const until = row.closesAt ?? promise.until;
  if (promise.underWay === 0 || until === null) return;
  if (input.closesOn < lastDayBefore(until, FINNISH_TIME)) refuse('closesOn', 'endBeforePromise');
}

/** Gives everybody the new end of their time where they are, and tells those who got more of it. */
async function moveDeadlines(
  tx: Tx,
  { organizationId }: MemberActor,
  row: Row,
  closesAt: Date | null,
  zones: readonly string[],
): Promise<readonly settings.Moved[]> {
  if (closesAt?.getTime() === row.closesAt?.getTime()) return [];
  const deadlines = zones.map((timeZone) => ({ timeZone, endsAt: ownDeadline(closesAt, timeZone) }));
  const moved = await settings.moveDeadlines(tx, organizationId, row.id, deadlines, LINK_DAYS);
  if (row.closesAt !== null && closesAt !== null) {
    const occasion = closesAt.toISOString();
    const ids = moved.map(({ attemptId }) => attemptId);
    await mailAboutAttempts(tx, organizationId, 'deadlineExtended', ids, () => occasion);
  }
  return moved;
}
