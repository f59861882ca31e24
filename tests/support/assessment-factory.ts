import { randomUUID } from 'node:crypto';
import { db, inTransaction } from '@/lib/db/client';
import { toJsonDocument } from '@/lib/db/json';
import { uuidv7 } from '@/lib/db/uuid';
import type { MemberActor } from '@/lib/auth/policy';
import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { contentHash } from '@/lib/provenance';
import { createAssessment } from '@/lib/services/assessments';
import { makeReport } from '@/lib/services/internal/make-report';
import { inviteCandidate } from '@/lib/services/invitations';
import { type ProfileOptions, roleDraft } from './role-draft';

export type TestProfile = Readonly<{
  id: string;
  jobRoleId: string;
  raterId: string;
  document: RoleProfileDocument;
}>;

/** A published profile, written straight into the database. */
export async function publishedProfile(
  actor: MemberActor,
  options: ProfileOptions = {},
): Promise<TestProfile> {
  const { organizationId, userId } = actor;
  const [id, jobRoleId, raterId] = [uuidv7(), uuidv7(), uuidv7()];
  const document = buildProfileDocument(roleDraft(raterId, options));
  await db().jobRole.create({ data: { id: jobRoleId, organizationId, title: document.title, locale: 'en' } });
  await db().rater.create({ data: { id: raterId, organizationId, jobRoleId, userId, kind: 'hr' } });
  await db().roleProfileVersion.create({
    data: {
      id,
      organizationId,
      jobRoleId,
      version: 1,
      document: toJsonDocument(document),
      contentHash: contentHash(document),
      publishedById: userId,
    },
  });
  return { id, jobRoleId, raterId, document };
}

/** An open assessment of a new profile. */
export async function openAssessment(actor: MemberActor, options: ProfileOptions = {}) {
  const profile = await publishedProfile(actor, options);
  const { assessmentId } = await createAssessment(actor, {
    name: 'Contact centre, spring',
    roleProfileVersionId: profile.id,
    opensOn: null,
    closesOn: null,
  });
  return { assessmentId, profile };
}

/** Invites somebody with an address of their own. */
export async function invited(actor: MemberActor, assessmentId: string, name = 'Iida Saarela') {
  const result = await inviteCandidate(actor, {
    assessmentId,
    requestId: randomUUID(),
    name,
    email: `${randomUUID()}@example.com`,
    locale: 'fi',
  });
  if (result.status !== 'invited') throw new Error('the invitation was not made');
  return result;
}

export type AnswerOf = (itemId: string, index: number) => number | null;

/** Answers in a steady pattern around the middle, the same every time. */
export const ORDINARY: AnswerOf = (_itemId, index) => [4, 3, 5, 4, 2, 4, 3][index % 7] ?? 4;

/** Answers and submits as a candidate would, and makes the report in the same transaction. */
export async function submitted(
  actor: MemberActor,
  attemptId: string,
  answerOf: AnswerOf = ORDINARY,
  shownMs = 4000,
): Promise<string> {
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const attempt = await tx.attempt.update({
      where: { id_organizationId: { id: attemptId, organizationId } },
      data: { status: 'inProgress', openedAt: new Date(), startedAt: new Date() },
      select: { assessment: { select: { itemIds: true } } },
    });
    await tx.answer.createMany({
      data: attempt.assessment.itemIds.map((itemId, index) => ({
        attemptId,
        organizationId,
        itemId,
        value: answerOf(itemId, index),
        seq: index + 1,
        device: 'test',
        shownMs,
      })),
    });
    await tx.attempt.update({
      where: { id_organizationId: { id: attemptId, organizationId } },
      data: { status: 'submitted', submittedAt: new Date() },
    });
    const { reportId } = await makeReport(tx, organizationId, attemptId);
    return reportId;
  });
}
