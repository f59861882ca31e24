import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import type { AttemptStatus } from '@/lib/db/generated/enums';
import * as assessments from '@/lib/db/repositories/assessments';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidates from '@/lib/db/repositories/candidates';
import * as invitations from '@/lib/db/repositories/invitations';
import { uuidv7 } from '@/lib/db/uuid';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type { AssessmentIdInput } from '@/lib/validation/assessment';
import type {
  CancelInvitationInput,
  InviteCandidateInput,
  ResendInvitationInput,
} from '@/lib/validation/invitation';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { mailLink, type OpenAssessment } from './internal/invitation-mail';
import {
  createAttemptRef,
  createInvitationLink,
  createReceipt,
  linkExpiry,
} from './internal/invitation-token';

/** A new invitation with its link, which is shown once; or the same form a second time, which changed nothing. */
export type InviteResult =
  | Readonly<{ status: 'invited'; attemptId: string; name: string; link: string }>
  | Readonly<{ status: 'repeated' }>;

/**
 * Invites one candidate: the link is returned once and queued as mail in the same transaction.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for a closed assessment or one whose time is over;
 *   ALREADY_INVITED for an address that is in this assessment already.
 */
export async function inviteCandidate(actor: Actor, input: InviteCandidateInput): Promise<InviteResult> {
  authorize(actor, 'candidate:invite');
  return inTransaction((tx) => invite(tx, actor, input));
}

async function invite(tx: Tx, actor: MemberActor, input: InviteCandidateInput): Promise<InviteResult> {
  const { organizationId, userId } = actor;
  await candidates.lockAddress(tx, organizationId, input.email);
  if (await invitations.exists(tx, organizationId, input.requestId)) return { status: 'repeated' };
  const now = new Date();
  const assessment = await requireOpen(tx, organizationId, input.assessmentId, now);
  const candidateId = await knownOrNewCandidate(tx, organizationId, input);
  const ordinal = await nextOrdinal(tx, organizationId, assessment.id, candidateId);

  const attemptId = uuidv7();
  const { link, tokenHash } = createInvitationLink();
  await candidates.insertAttempt(tx, organizationId, {
    id: attemptId,
    assessmentId: assessment.id,
    candidateId,
    ordinal,
    locale: input.locale,
    ref: createAttemptRef(),
    receipt: createReceipt(),
    deadlineAt: assessment.closesAt,
  });
  await invitations.insert(tx, organizationId, {
    id: input.requestId,
    attemptId,
    tokenHash,
    createdById: userId,
    expiresAt: linkExpiry(assessment.closesAt, now),
  });
  await mailLink(tx, organizationId, assessment, { locale: input.locale, recipient: input.email, link });
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'candidate.invited',
    subjectType: 'attempt',
    subjectId: attemptId,
    data: { assessmentId: assessment.id },
  });
  return { status: 'invited', attemptId, name: input.name, link };
}

/**
 * Makes a new link for an attempt that is under way; the old one and the browser session it opened are dead from
 * then on, the answers stay.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when there is nothing left to answer;
 *   CONFLICT when the link was replaced after the page was read.
 */
export async function resendInvitation(
  actor: Actor,
  input: ResendInvitationInput,
): Promise<{ name: string; link: string }> {
  authorize(actor, 'candidate:invite');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const now = new Date();
    const attempt = await requireUnderWay(tx, organizationId, input.attemptId);
    const { name, email } = attempt.candidate;
    if (email === null) throw new AppError('INVALID_STATE', `attempt ${attempt.id} has no address`);
    const assessment = await requireOpen(tx, organizationId, attempt.assessmentId, now);
    const replaced = await invitations.revokeLive(tx, organizationId, {
      attemptId: attempt.id,
      onlyId: input.invitationId,
      at: now,
    });
    if (!replaced) throw new AppError('CONFLICT', `invitation ${input.invitationId} is not the live one`);

    const { link, tokenHash } = createInvitationLink();
    await invitations.insert(tx, organizationId, {
      id: uuidv7(),
      attemptId: attempt.id,
      tokenHash,
      createdById: userId,
      expiresAt: linkExpiry(attempt.deadlineAt, now),
    });
    await mailLink(tx, organizationId, assessment, {
      locale: isLocale(attempt.locale) ? attempt.locale : DEFAULT_LOCALE,
      recipient: email,
      link,
    });
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'candidate.invitationResent',
      subjectType: 'attempt',
      subjectId: attempt.id,
    });
    return { name: name ?? '', link };
  });
}

/**
 * Takes an invitation back: the link and an open session end, nothing more can be answered.
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
    const { id: attemptId, assessmentId } = await requireUnderWay(tx, organizationId, input.attemptId);
    const at = new Date();
    const cancelled = await candidates.cancelAttempt(tx, organizationId, attemptId);
    if (!cancelled) throw new AppError('INVALID_STATE', `attempt ${attemptId} is not under way`);
    await invitations.revokeLive(tx, organizationId, { attemptId, at });
    await invitations.endSessions(tx, organizationId, { attemptId, reason: 'cancelled', at });
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'candidate.cancelled',
      subjectType: 'attempt',
      subjectId: attemptId,
    });
    return { assessmentId };
  });
}

/** What the invitation form needs to know beforehand. */
export type Invitable = Readonly<{ name: string; open: boolean; locale: string }>;

/**
 * Whether candidates can be invited to an assessment now, and the usual language of the organisation.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getInvitable(actor: Actor, { assessmentId }: AssessmentIdInput): Promise<Invitable> {
  authorize(actor, 'candidate:invite');
  const { organizationId } = actor;
  const [assessment, sender] = await Promise.all([
    assessments.findForInvitation(db(), organizationId, assessmentId),
    invitations.findSender(db(), organizationId),
  ]);
  if (!assessment || !sender) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  return { name: assessment.name, open: isOpen(assessment, new Date()), locale: sender.defaultLocale };
}

export type InvitationView = Readonly<{
  assessment: Readonly<{ id: string; name: string }>;
  name: string | null;
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
  const { assessment, candidate, status } = attempt;
  return {
    assessment: { id: assessment.id, name: assessment.name },
    name: candidate.name,
    status,
    answered: attempt._count.answers,
    statements: assessment.itemIds.length,
    invitationId: attempt.invitations[0]?.id ?? null,
    manageable: UNDER_WAY.includes(status) && isOpen(assessment, new Date()),
  };
}

/** States from which an attempt can still be answered. */
const UNDER_WAY: readonly AttemptStatus[] = ['invited', 'opened', 'inProgress'];

function isOpen(
  { status, closesAt }: Readonly<{ status: string; closesAt: Date | null }>,
  now: Date,
): boolean {
  return status === 'OPEN' && (closesAt === null || closesAt > now);
}

async function requireOpen(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  now: Date,
): Promise<OpenAssessment> {
  const assessment = await assessments.findForInvitation(tx, organizationId, assessmentId);
  if (!assessment) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  const { id, status, closesAt, itemIds, profile } = assessment;
  const over = closesAt !== null && closesAt <= now;
  if (status !== 'OPEN' || over)
    throw new AppError('INVALID_STATE', `assessment ${assessmentId} takes no answers`);
  const { title } = roleProfileDocumentSchema.parse(profile.document);
  return { id, closesAt, jobTitle: title, statements: itemIds.length };
}

async function requireUnderWay(tx: Tx, organizationId: string, attemptId: string) {
  const attempt = await candidates.findAttempt(tx, organizationId, attemptId);
  if (!attempt) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
  if (!UNDER_WAY.includes(attempt.status)) {
    throw new AppError('INVALID_STATE', `attempt ${attemptId} is ${attempt.status}`);
  }
  return attempt;
}

/** One person per address in an organisation; the name as it was typed last. */
async function knownOrNewCandidate(
  tx: Tx,
  organizationId: string,
  input: InviteCandidateInput,
): Promise<string> {
  const known = await candidates.findByEmail(tx, organizationId, input.email);
  if (known) {
    if (known.name !== input.name) await candidates.rename(tx, organizationId, known.id, input.name);
    return known.id;
  }
  const id = uuidv7();
  const { name, email, locale } = input;
  await candidates.insert(tx, organizationId, { id, name, email, locale });
  return id;
}

/** A cancelled or expired attempt may be followed by another; every other one stands for the person already. */
async function nextOrdinal(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  candidateId: string,
): Promise<number> {
  const last = await candidates.findLastAttempt(tx, organizationId, assessmentId, candidateId);
  if (!last) return 1;
  if (last.status === 'cancelled' || last.status === 'expired') return last.ordinal + 1;
  throw new AppError('ALREADY_INVITED', `attempt ${last.id} is ${last.status}`, { email: 'alreadyInvited' });
}
