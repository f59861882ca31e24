import 'server-only';
import type { MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { FINNISH_TIME } from '@/lib/core/local-day';
import type { Tx } from '@/lib/db/client';
import * as assessments from '@/lib/db/repositories/assessments';
import * as batches from '@/lib/db/repositories/invitation-batches';
import * as invitations from '@/lib/db/repositories/invitations';
import { uuidv7 } from '@/lib/db/uuid';
import type { Locale } from '@/lib/i18n/locales';
import { sealLink } from '@/lib/mail/sealed-link';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { ownDeadline } from './deadline';
import { invitationMail, type OpenAssessment } from './invitation-mail';
import { createAttemptRef, createInvitationLink, createReceipt, linkExpiry } from './invitation-token';
import { queueMails } from './queue-mail';

/** Somebody to invite. */
export type Person = Readonly<{
  name: string;
  email: string;
  locale: Locale;
  /** IANA name; as known before, else Finnish, where absent. */
  timeZone?: string | undefined;
}>;

export type MadeInvitation = Readonly<{ attemptId: string; name: string; link: string }>;

type Options = Readonly<{
  now: Date;
  /** Id of each invitation; for a single one that of its form. */
  invitationId?: () => string;
  batchId?: string;
  /** When the mails may leave; at once where absent. */
  mailsFrom?: Date;
}>;

/**
 * The assessment, if candidates can be invited to it now.
 *
 * @throws {AppError} NOT_FOUND; INVALID_STATE
 */
export async function requireInvitable(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
  now: Date,
): Promise<OpenAssessment> {
  const assessment = await assessmentForMail(tx, organizationId, assessmentId);
  if (!takesInvitations(assessment, now)) {
    throw new AppError('INVALID_STATE', `assessment ${assessmentId} takes no answers`);
  }
  return assessment;
}

/**
 * An assessment as an invitation describes it.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function assessmentForMail(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
): Promise<OpenAssessment> {
  const assessment = await assessments.findForInvitation(tx, organizationId, assessmentId);
  const sender = await invitations.findSender(tx, organizationId);
  if (!assessment || !sender) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  const { id, status, closesAt, locales, itemIds, profile } = assessment;
  const { title } = roleProfileDocumentSchema.parse(profile.document);
  const { name: organization, contact } = sender;
  return {
    id,
    status,
    closesAt,
    locales,
    jobTitle: title,
    statements: itemIds.length,
    organization,
    contact,
  };
}

/** Whether an assessment is open, with time left in Finland. */
export function takesInvitations(
  { status, closesAt }: Readonly<{ status: string; closesAt: Date | null }>,
  now: Date,
): boolean {
  return status === 'OPEN' && (closesAt === null || closesAt > now);
}

/** A cancelled or expired attempt may be followed by another; every other one stands for the person already. */
export function standsAlready({ lastStatus }: Pick<batches.KnownPerson, 'lastStatus'>): boolean {
  return lastStatus !== null && lastStatus !== 'cancelled' && lastStatus !== 'expired';
}

/**
 * Invites people to an assessment in a fixed number of statements, whatever their number: the known ones and the new
 * ones, an attempt, a link and a mail for each. Whoever is in the assessment already is left out, and so is somebody
 * for whom the last day is over already. The caller holds the organisation's invitations.
 */
export async function invitePeople(
  tx: Tx,
  actor: MemberActor,
  assessment: OpenAssessment,
  people: readonly Person[],
  options: Options,
): Promise<readonly MadeInvitation[]> {
  const { organizationId } = actor;
  const emails = people.map(({ email }) => email);
  const known = await batches.findKnown(tx, organizationId, assessment.id, emails);
  const byEmail = new Map(known.map((person) => [person.email, person]));
  const rows = people.flatMap((person) => plan(assessment, person, byEmail.get(person.email), options));
  await batches.insertPeople(
    tx,
    organizationId,
    rows.flatMap(({ isNew, person, attempt, timeZone }) => {
      const { name, email, locale } = person;
      return isNew ? [{ id: attempt.candidateId, name, email, locale, timeZone }] : [];
    }),
  );
  await batches.updatePeople(
    tx,
    organizationId,
    rows.flatMap(({ isChanged, person, attempt, timeZone }) =>
      isChanged ? [{ id: attempt.candidateId, name: person.name, timeZone }] : [],
    ),
  );
  await store(tx, actor, assessment, rows, options);
  return rows.map(({ attempt, person, link }) => ({ attemptId: attempt.id, name: person.name, link }));
}

type Row = ReturnType<typeof plan>[number];

/** What would be stored for one person; nothing where they are in the assessment, or out of its time. */
function plan(
  assessment: OpenAssessment,
  person: Person,
  known: batches.KnownPerson | undefined,
  { now }: Options,
) {
  if (known && standsAlready(known)) return [];
  const { candidateId, ordinal, timeZone, isNew, isChanged } = identity(person, known);
  const deadlineAt = ownDeadline(assessment.closesAt, timeZone);
  if (deadlineAt !== null && deadlineAt <= now) return [];
  const attempt: batches.NewAttempt = {
    id: uuidv7(),
    assessmentId: assessment.id,
    candidateId,
    ordinal,
    locale: person.locale,
    ref: createAttemptRef(),
    receipt: createReceipt(),
    deadlineAt,
  };
  return [{ person, attempt, timeZone, isNew, isChanged, ...createInvitationLink() }];
}

/** Who somebody is to the organisation: one person per address, with name and time zone as given last. */
function identity(person: Person, known: batches.KnownPerson | undefined) {
  if (!known) {
    const timeZone = person.timeZone ?? FINNISH_TIME;
    return { candidateId: uuidv7(), ordinal: 1, timeZone, isNew: true, isChanged: false };
  }
  const timeZone = person.timeZone ?? known.timeZone;
  return {
    candidateId: known.candidateId,
    ordinal: (known.lastOrdinal ?? 0) + 1,
    timeZone,
    isNew: false,
    isChanged: known.name !== person.name || known.timeZone !== timeZone,
  };
}

async function store(
  tx: Tx,
  { organizationId, userId }: MemberActor,
  assessment: OpenAssessment,
  rows: readonly Row[],
  { now, invitationId = uuidv7, batchId, mailsFrom }: Options,
): Promise<void> {
  await batches.insertAttempts(
    tx,
    organizationId,
    rows.map(({ attempt }) => attempt),
  );
  await invitations.insert(
    tx,
    organizationId,
    rows.map(({ attempt, link, tokenHash }) => ({
      id: invitationId(),
      attemptId: attempt.id,
      tokenHash,
      sealedLink: sealLink(link),
      createdById: userId,
      expiresAt: linkExpiry(attempt.deadlineAt, now),
      ...(batchId === undefined ? {} : { batchId }),
    })),
  );
  const mails = rows.map(({ person, attempt, link, timeZone }) => {
    const { id: attemptId, deadlineAt } = attempt;
    const { email: recipient, locale } = person;
    return invitationMail(assessment, { attemptId, locale, recipient, link, deadlineAt, timeZone });
  });
  await queueMails(tx, organizationId, mails, mailsFrom ?? null);
}
