import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as exportFiles from '@/lib/db/repositories/export-files';
import * as erasure from '@/lib/db/repositories/candidate-erasure';
import { removeFiledMails } from '@/lib/mail/filed-mails';
import type { AttemptIdInput } from '@/lib/validation/candidates';
import type { EraseCandidateInput, HoldCandidateInput } from '@/lib/validation/retention';

const DAY_MS = 86_400_000;

/** How far the plan looks ahead, in days. */
const AHEAD_DAYS = 90;

/** Lines that a list shows. */
const LINES = 200;

export type { KeptCounts, PlannedPerson } from '@/lib/db/repositories/candidate-erasure';

export type RetentionPlan = Readonly<{
  now: Date;
  counts: erasure.KeptCounts;
  due: readonly erasure.PlannedPerson[];
  /** Whether more people are due than are shown. */
  moreDue: boolean;
  held: readonly erasure.PlannedPerson[];
}>;

/**
 * What the nightly erasure will do, without doing it: who is due within 90 days, by reference, and who is on hold.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function getRetentionPlan(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<RetentionPlan> {
  authorize(actor, 'candidate:erase');
  const { organizationId } = actor;
  const now = new Date();
  const until = new Date(now.getTime() + AHEAD_DAYS * DAY_MS);
  const [counts, due, held] = await Promise.all([
    erasure.countKept(db(), organizationId, now),
    erasure.listPlanned(db(), organizationId, { until, held: false, take: LINES + 1 }),
    erasure.listPlanned(db(), organizationId, { until, held: true, take: LINES }),
  ]);
  return { now, counts, due: due.slice(0, LINES), moreDue: due.length > LINES, held };
}

export type KeptPerson = erasure.KeptPerson;

/**
 * How long the data of the person behind an attempt are kept.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a person of another organisation.
 */
export async function getKeptPerson(actor: Actor, { attemptId }: AttemptIdInput): Promise<KeptPerson> {
  authorize(actor, 'candidate:erase');
  return personOf(db(), actor.organizationId, attemptId);
}

/**
 * Erases everything about the person behind an attempt, in all assessments of the organisation: rows, waiting mails and
 * files of mails. That somebody was invited and how far it went stays counted. Erasing twice changes nothing.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE while the erasure is on hold.
 */
export async function eraseCandidate(actor: Actor, input: EraseCandidateInput): Promise<void> {
  authorize(actor, 'candidate:erase');
  const { organizationId } = actor;
  const mails = await inTransaction(async (tx) => {
    const { candidateId, heldAt } = await heldPerson(tx, organizationId, input.attemptId);
    if (heldAt !== null) throw new AppError('INVALID_STATE', `candidate ${candidateId} is on hold`);
    return eraseOne(tx, actor, { organizationId, candidateId, cause: 'request' });
  });
  await removeFiledMails(mails);
}

/**
 * Keeps the data of a person past their time, with a reason.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when the data are erased already.
 */
export async function holdCandidate(actor: Actor, input: HoldCandidateInput): Promise<void> {
  authorize(actor, 'candidate:erase');
  const { organizationId, userId } = actor;
  await inTransaction(async (tx) => {
    const { candidateId, erasedAt } = await heldPerson(tx, organizationId, input.attemptId);
    if (erasedAt !== null) throw new AppError('INVALID_STATE', `candidate ${candidateId} is erased`);
    await erasure.setHold(tx, organizationId, candidateId, {
      at: new Date(),
      reason: input.reason,
      byId: userId,
    });
    await record(tx, actor, 'candidate.held', { organizationId, candidateId });
  });
}

/**
 * Lets the data of a person be erased again when their time comes.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND.
 */
export async function releaseCandidate(actor: Actor, { attemptId }: AttemptIdInput): Promise<void> {
  authorize(actor, 'candidate:erase');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    const { candidateId, heldAt } = await heldPerson(tx, organizationId, attemptId);
    if (heldAt === null) return;
    await erasure.setHold(tx, organizationId, candidateId, null);
    await record(tx, actor, 'candidate.released', { organizationId, candidateId });
  });
}

/**
 * Erases everybody whose time is over, each in a transaction of their own; for the nightly job. Running it twice
 * changes nothing.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function eraseDueCandidates(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<{ erased: number }> {
  authorize(actor, 'system:work');
  let erased = 0;
  for (const { id: candidateId, organizationId } of await erasure.listDue(db(), new Date())) {
    const mails = await inTransaction((tx) =>
      eraseOne(tx, actor, { organizationId, candidateId, cause: 'retention' }),
    );
    await removeFiledMails(mails);
    erased += 1;
  }
  return { erased };
}

type Erased = Readonly<{ organizationId: string; candidateId: string }>;

async function eraseOne(
  tx: Tx,
  actor: Actor,
  { cause, ...person }: Erased & Readonly<{ cause: 'request' | 'retention' }>,
) {
  const mails = await erasure.erase(tx, person.organizationId, person.candidateId);
  if (mails === null) return [];
  await exportFiles.removeWithPerson(tx, person.organizationId, person);
  await record(tx, actor, 'candidate.erased', person, { cause });
  return mails;
}

/** Who it is and what holds now, held until the end of the transaction. */
async function heldPerson(tx: Tx, organizationId: string, attemptId: string): Promise<KeptPerson> {
  const { candidateId } = await personOf(tx, organizationId, attemptId);
  await erasure.lock(tx, organizationId, candidateId);
  return personOf(tx, organizationId, attemptId);
}

async function personOf(tx: Tx, organizationId: string, attemptId: string): Promise<KeptPerson> {
  const person = await erasure.findPerson(tx, organizationId, attemptId);
  if (!person) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
  return person;
}

async function record(
  tx: Tx,
  actor: Actor,
  action: 'candidate.erased' | 'candidate.held' | 'candidate.released',
  { organizationId, candidateId }: Erased,
  data: Readonly<Record<string, string>> = {},
): Promise<void> {
  await auditEvents.record(tx, organizationId, {
    actor,
    action,
    subjectType: 'candidate',
    subjectId: candidateId,
    data,
  });
}
