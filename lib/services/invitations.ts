import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import type { AttemptStatus } from '@/lib/db/generated/enums';
import * as assessments from '@/lib/db/repositories/assessments';
import * as attemptMails from '@/lib/db/repositories/attempt-mails';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidates from '@/lib/db/repositories/candidates';
import * as invitations from '@/lib/db/repositories/invitations';
import * as outboxMails from '@/lib/db/repositories/outbox-mails';
import { uuidv7 } from '@/lib/db/uuid';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { KINDS_WHILE_ANSWERING } from '@/lib/mail/kinds';
import { sealLink } from '@/lib/mail/sealed-link';
import type { AssessmentIdInput } from '@/lib/validation/assessment';
import type {
  CancelInvitationInput,
  InviteCandidateInput,
  ResendInvitationInput,
} from '@/lib/validation/invitation';
import { mailAboutAttempt } from './internal/attempt-mail';
import { invitationMail } from './internal/invitation-mail';
import { remainingQuota, requireQuota } from './internal/invitation-quota';
import { createInvitationLink, linkExpiry } from './internal/invitation-token';
import {
  assessmentForMail,
  invitePeople,
  requireInvitable,
  takesInvitations,
} from './internal/invite-people';
import { queueMail } from './internal/queue-mail';
import { type ShownName, shownName } from './internal/shown-name';

/** A new invitation with its link, which is shown once; or the same form a second time, which changed nothing. */
export type InviteResult =
  | Readonly<{ status: 'invited'; attemptId: string; name: string; link: string }>
  | Readonly<{ status: 'repeated' }>;

/**
 * Invites one candidate: the link is returned once and queued as mail in the same transaction.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_INPUT for a language that the assessment does not offer;
 *   INVALID_STATE for a closed assessment or one whose time is over; INVITATION_LIMIT; ALREADY_INVITED for an address
 *   that is in this assessment already.
 */
export async function inviteCandidate(actor: Actor, input: InviteCandidateInput): Promise<InviteResult> {
  authorize(actor, 'candidate:invite');
  return inTransaction((tx) => invite(tx, actor, input));
}

async function invite(tx: Tx, actor: MemberActor, input: InviteCandidateInput): Promise<InviteResult> {
  const { organizationId } = actor;
  await invitations.lock(tx, organizationId);
  if (await invitations.exists(tx, organizationId, input.requestId)) return { status: 'repeated' };
  const now = new Date();
  const assessment = await requireInvitable(tx, organizationId, input.assessmentId, now);
  if (!assessment.locales.includes(input.locale)) {
    throw new AppError('INVALID_INPUT', `language ${input.locale}`, { locale: 'localeInvalid' });
  }
  await requireQuota(tx, organizationId, 1);
  const [made] = await invitePeople(tx, actor, assessment, [input], {
    now,
    invitationId: () => input.requestId,
  });
  if (!made) {
    throw new AppError('ALREADY_INVITED', 'the address is in the assessment', { email: 'alreadyInvited' });
  }
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'candidate.invited',
    subjectType: 'attempt',
    subjectId: made.attemptId,
    data: { assessmentId: assessment.id },
  });
  return { status: 'invited', ...made };
}

/**
 * Makes a new link for an attempt that is under way; the old one and the browser session it opened are dead from
 * then on, the answers stay. What has not left yet of the old one never does.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when there is nothing left to answer; INVITATION_LIMIT;
 *   CONFLICT when the link was replaced after the page was read.
 */
export async function resendInvitation(
  actor: Actor,
  input: ResendInvitationInput,
): Promise<{ name: string; link: string }> {
  authorize(actor, 'candidate:invite');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    await invitations.lock(tx, organizationId);
    const now = new Date();
    const attempt = await requireUnderWay(tx, organizationId, input.attemptId, now);
    const replaced = await invitations.revokeLive(tx, organizationId, {
      attemptId: attempt.id,
      onlyId: input.invitationId,
      at: now,
    });
    if (!replaced) throw new AppError('CONFLICT', `invitation ${input.invitationId} is not the live one`);
    await requireQuota(tx, organizationId, 1);
    const link = await replaceLink(tx, actor, attempt, now);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'candidate.invitationResent',
      subjectType: 'attempt',
      subjectId: attempt.id,
    });
    return { name: attempt.candidate.name ?? '', link };
  });
}

/** The next link of an attempt whose last one is dead, and its mail. */
async function replaceLink(
  tx: Tx,
  { organizationId, userId }: MemberActor,
  attempt: UnderWay,
  now: Date,
): Promise<string> {
  const { id: attemptId, deadlineAt, candidate } = attempt;
  if (candidate.email === null) throw new AppError('INVALID_STATE', `attempt ${attemptId} has no address`);
  const assessment = await assessmentForMail(tx, organizationId, attempt.assessmentId);
  await outboxMails.cancelWaiting(tx, organizationId, [attemptId], KINDS_WHILE_ANSWERING);
  const { link, tokenHash } = createInvitationLink();
  await invitations.insert(tx, organizationId, [
    {
      id: uuidv7(),
      attemptId,
      tokenHash,
      sealedLink: sealLink(link),
      createdById: userId,
      expiresAt: linkExpiry(deadlineAt, now),
    },
  ]);
  const { email: recipient, timeZone } = candidate;
  const locale = isLocale(attempt.locale) ? attempt.locale : DEFAULT_LOCALE;
  await queueMail(
    tx,
    organizationId,
    invitationMail(assessment, { attemptId, locale, recipient, link, deadlineAt, timeZone }),
  );
  return link;
}

/**
 * Takes an invitation back: the link and an open session end, nothing more can be answered. Whoever was told of the
 * invitation is told of this too.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an attempt that is not under way.
 */
export async function cancelInvitation(
  actor: Actor,
  input: CancelInvitationInput,
): Promise<{ assessmentId: string }> {
  authorize(actor, 'candidate:invite');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const at = new Date();
    const { id: attemptId, assessmentId } = await requireUnderWay(tx, organizationId, input.attemptId, at);
    const cancelled = await candidates.cancelAttempt(tx, organizationId, attemptId);
    if (!cancelled) throw new AppError('INVALID_STATE', `attempt ${attemptId} is not under way`);
    const told = await attemptMails.wasTold(tx, organizationId, attemptId);
    await outboxMails.cancelWaiting(tx, organizationId, [attemptId], KINDS_WHILE_ANSWERING);
    await invitations.revokeLive(tx, organizationId, { attemptId, at });
    await invitations.endSessions(tx, organizationId, { attemptId, reason: 'cancelled', at });
    if (told) await mailAboutAttempt(tx, organizationId, 'invitationCancelled', attemptId);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'candidate.cancelled',
      subjectType: 'attempt',
      subjectId: attemptId,
    });
    return { assessmentId };
  });
}

/** What the invitation forms need to know beforehand. */
export type Invitable = Readonly<{
  name: string;
  open: boolean;
  /** The usual language among those that the assessment offers. */
  locale: Locale;
  locales: readonly Locale[];
  /** How many invitations may still be made within the day and night. */
  remaining: number;
}>;

/**
 * Whether candidates can be invited to an assessment now, how many, and in which languages.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getInvitable(actor: Actor, { assessmentId }: AssessmentIdInput): Promise<Invitable> {
  authorize(actor, 'candidate:invite');
  const { organizationId } = actor;
  const [assessment, sender, remaining] = await Promise.all([
    assessments.findForInvitation(db(), organizationId, assessmentId),
    invitations.findSender(db(), organizationId),
    remainingQuota(db(), organizationId),
  ]);
  if (!assessment || !sender) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  const locales = assessment.locales.filter(isLocale);
  return {
    name: assessment.name,
    open: takesInvitations(assessment, new Date()),
    locale: locales.find((locale) => locale === sender.defaultLocale) ?? locales[0] ?? DEFAULT_LOCALE,
    locales,
    remaining,
  };
}

export type InvitationView = Readonly<{
  assessment: Readonly<{ id: string; name: string }>;
  person: ShownName;
  status: AttemptStatus;
  answered: number;
  statements: number;
  invitationId: string | null;
  /** Whether the link can be replaced or taken back. */
  manageable: boolean;
}>;

/**
 * One invitation, for the page that replaces or cancels it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getInvitation(
  actor: Actor,
  { attemptId }: CancelInvitationInput,
): Promise<InvitationView> {
  authorize(actor, 'candidate:invite');
  const attempt = await candidates.findForManaging(db(), actor.organizationId, attemptId);
  if (!attempt) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
  const { assessment, candidate, status, deadlineAt } = attempt;
  return {
    assessment: { id: assessment.id, name: assessment.name },
    person: shownName({
      ...candidate,
      blind: assessment.blind,
      number: attempt.number,
      revealedAt: attempt.reveal?.revealedAt ?? null,
    }),
    status,
    answered: attempt._count.answers,
    statements: assessment.itemIds.length,
    invitationId: attempt.invitations[0]?.id ?? null,
    manageable: isUnderWay({ status, deadlineAt, assessment }, new Date()),
  };
}

/** States from which an attempt can still be answered. */
const UNDER_WAY: readonly AttemptStatus[] = ['invited', 'opened', 'inProgress'];

type Answerable = Readonly<{
  status: AttemptStatus;
  deadlineAt: Date | null;
  assessment: Readonly<{ status: string }>;
}>;

/** Whether an attempt can still be answered, by the candidate's own deadline. */
function isUnderWay({ status, deadlineAt, assessment }: Answerable, now: Date): boolean {
  return (
    UNDER_WAY.includes(status) && assessment.status === 'OPEN' && (deadlineAt === null || deadlineAt > now)
  );
}

type UnderWay = Awaited<ReturnType<typeof requireUnderWay>>;

async function requireUnderWay(tx: Tx, organizationId: string, attemptId: string, now: Date) {
  const attempt = await candidates.findAttempt(tx, organizationId, attemptId);
  if (!attempt) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
  if (!isUnderWay(attempt, now)) {
    throw new AppError('INVALID_STATE', `attempt ${attemptId} is ${attempt.status}`);
  }
  return attempt;
}
