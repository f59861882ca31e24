import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as attempts from '@/lib/db/repositories/attempts';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as batches from '@/lib/db/repositories/invitation-batches';
import * as invitations from '@/lib/db/repositories/invitations';
import type { BatchInput, InviteListInput, PreviewListInput } from '@/lib/validation/invitation';
import { remainingQuota, requireQuota } from './internal/invitation-quota';
import { invitePeople, requireInvitable, standsAlready } from './internal/invite-people';
import {
  decodeText,
  peopleAsText,
  type PersonProblem,
  readPeople,
  type ReadPerson,
} from './internal/read-people';

export type { PersonProblem } from './internal/read-people';

/** How long the mails of a list wait, so that a slip can be undone before anybody hears of it. */
const UNDO_SECONDS = 120;

/** Rows without a problem that the preview shows; those with one are all shown. */
const SHOWN_MAX = 200;

export type ListPreview = Readonly<{
  /** People who would be invited. */
  count: number;
  /** The first of them, in the order of the list. */
  shown: readonly Readonly<{
    line: number;
    name: string;
    email: string;
    locale: string;
    timeZone: string;
  }>[];
  /** Rows that would be left out, each with its reason. */
  problems: readonly Readonly<{ line: number; name: string; email: string; problem: PersonProblem }>[];
  /** How many invitations may still be made within the day and night. */
  remaining: number;
  /** What {@link inviteList} wants back, unchanged. */
  text: string;
}>;

/**
 * What a list of people would do, without doing it: nothing is stored and nobody hears of it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an assessment that takes no invitations; INVALID_INPUT for
 *   a list that is too long.
 */
export async function previewList(actor: Actor, input: PreviewListInput): Promise<ListPreview> {
  authorize(actor, 'candidate:invite');
  const { organizationId } = actor;
  const assessment = await requireInvitable(db(), organizationId, input.assessmentId, new Date());
  const text = input.source.kind === 'text' ? input.source.text : decodeText(input.source.bytes);
  const { locale, timeZone } = input;
  const read = readPeople(text, { locale, timeZone, offered: assessment.locales });
  const rows = await withoutInvited(organizationId, assessment.id, read);
  const people = rows.flatMap(({ person }) => (person === null ? [] : [person]));
  return {
    count: people.length,
    shown: rows
      .flatMap(({ line, person }) =>
        person === null ? [] : [{ line, ...person, timeZone: person.timeZone ?? timeZone }],
      )
      .slice(0, SHOWN_MAX),
    problems: rows.flatMap(({ line, name, email, problem }) =>
      problem === null ? [] : [{ line, name, email, problem }],
    ),
    remaining: await remainingQuota(db(), organizationId),
    text: peopleAsText(people),
  };
}

async function withoutInvited(
  organizationId: string,
  assessmentId: string,
  rows: readonly ReadPerson[],
): Promise<readonly ReadPerson[]> {
  const emails = rows.flatMap(({ person }) => (person === null ? [] : [person.email]));
  const known = await batches.findKnown(db(), organizationId, assessmentId, emails);
  const invited = new Set(known.filter(standsAlready).map(({ email }) => email));
  return rows.map((row) =>
    row.person !== null && invited.has(row.person.email)
      ? { ...row, person: null, problem: 'alreadyInvited' }
      : row,
  );
}

/**
 * Invites everybody of a list who can be invited, in one transaction and a fixed number of statements. The mails wait
 * for two minutes, in which {@link undoBatch} takes everything back. The same form twice invites once.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an assessment that takes no invitations; INVITATION_LIMIT;
 *   ALREADY_INVITED when nobody of the list is left to invite.
 */
export async function inviteList(actor: Actor, input: InviteListInput): Promise<{ batchId: string }> {
  authorize(actor, 'candidate:invite');
  return inTransaction((tx) => invite(tx, actor, input));
}

async function invite(tx: Tx, actor: MemberActor, input: InviteListInput): Promise<{ batchId: string }> {
  const { organizationId, userId } = actor;
  const { requestId: batchId, locale, timeZone } = input;
  await invitations.lock(tx, organizationId);
  if (await batches.find(tx, organizationId, batchId)) return { batchId };
  const now = await attempts.databaseTime(tx);
  const assessment = await requireInvitable(tx, organizationId, input.assessmentId, now);
  const read = readPeople(input.text, { locale, timeZone, offered: assessment.locales });
  const people = read.flatMap(({ person }) => (person === null ? [] : [person]));
  if (people.length === 0) throw new AppError('INVALID_INPUT', 'nobody to invite', { text: 'listMissing' });
  await requireQuota(tx, organizationId, people.length);

  const mailsFrom = new Date(now.getTime() + UNDO_SECONDS * 1000);
  const { id: assessmentId } = assessment;
  const createdById = userId;
  const size = people.length;
  await batches.insert(tx, organizationId, {
    id: batchId,
    assessmentId,
    createdById,
    size,
    createdAt: now,
    mailsFrom,
  });
  const made = await invitePeople(tx, actor, assessment, people, { now, batchId, mailsFrom });
  if (made.length === 0) throw new AppError('ALREADY_INVITED', 'everybody of the list is in the assessment');
  if (made.length < size) await batches.setSize(tx, organizationId, batchId, made.length);
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'candidate.manyInvited',
    subjectType: 'assessment',
    subjectId: assessmentId,
    data: { batchId, invited: made.length },
  });
  return { batchId };
}

export type BatchView = Readonly<{
  assessment: Readonly<{ id: string; name: string }>;
  size: number;
  createdAt: Date;
  mailsFrom: Date;
  undone: boolean;
  /** Whether everything can still be taken back. */
  undoable: boolean;
  mails: Readonly<{ waiting: number; sent: number; shown: number; failed: number; cancelled: number }>;
}>;

/**
 * One list of people who were invited together, with where their mails stand.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getBatch(actor: Actor, { batchId }: BatchInput): Promise<BatchView> {
  authorize(actor, 'candidate:invite');
  const { organizationId } = actor;
  const [batch, mails] = await Promise.all([
    batches.find(db(), organizationId, batchId),
    batches.countMails(db(), organizationId, batchId),
  ]);
  if (!batch) throw new AppError('NOT_FOUND', `batch ${batchId}`);
  const { assessment, size, createdAt, mailsFrom, undoneAt } = batch;
  const undone = undoneAt !== null;
  return {
    assessment: { id: assessment.id, name: assessment.name },
    size,
    createdAt,
    mailsFrom,
    undone,
    undoable: !undone && mailsFrom > new Date(),
    mails,
  };
}

/**
 * Takes a whole list back before its mails have left: nobody was invited, and people whom the organisation did not
 * know before are forgotten.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; NOTHING_TO_UNDO when the mails have begun to leave, or it was undone.
 */
export async function undoBatch(
  actor: Actor,
  { batchId }: BatchInput,
): Promise<{ assessmentId: string; undone: number }> {
  authorize(actor, 'candidate:invite');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    await batches.lock(tx, organizationId, batchId);
    const batch = await batches.find(tx, organizationId, batchId);
    if (!batch) throw new AppError('NOT_FOUND', `batch ${batchId}`);
    const assessmentId = batch.assessment.id;
    const now = await attempts.databaseTime(tx);
    if (batch.undoneAt !== null || batch.mailsFrom <= now) {
      throw new AppError('NOTHING_TO_UNDO', `batch ${batchId} has left`);
    }
    const undone = await batches.undo(tx, organizationId, batchId);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'candidate.manyUndone',
      subjectType: 'assessment',
      subjectId: assessmentId,
      data: { batchId, undone },
    });
    return { assessmentId, undone };
  });
}
