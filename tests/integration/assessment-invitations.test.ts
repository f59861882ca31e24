import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken } from '@/lib/auth/token';
import { db, disconnect } from '@/lib/db/client';
import {
  cancelInvitation,
  getInvitable,
  getInvitation,
  inviteCandidate,
  resendInvitation,
} from '@/lib/services/invitations';
import { fieldMessages } from '@/lib/validation/field-messages';
import { inviteCandidateInput } from '@/lib/validation/invitation';
import { invited, openAssessment, submitted } from '../support/assessment-factory';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';

let database: TestDatabase;
let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
  other = await makeOrganization();
});
afterAll(disconnect);

const person = (assessmentId: string, email = `${randomUUID()}@example.com`) =>
  ({ assessmentId, requestId: randomUUID(), name: 'Iida Saarela', email, locale: 'sv' }) as const;

const tokenOf = (link: string) => link.slice(link.lastIndexOf('/') + 1);

describe('inviting', () => {
  test('returns the link once and keeps only its hash', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const result = await inviteCandidate(own.actors.RECRUITER, person(assessmentId));
    if (result.status !== 'invited') throw new Error('not invited');
    expect(result.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/i\/[\w-]{43}$/);
    const row = await db().invitation.findFirstOrThrow({ where: { attemptId: result.attemptId } });
    expect(row.tokenHash).toBe(hashToken(tokenOf(result.link)));
    expect(JSON.stringify(row)).not.toContain(tokenOf(result.link));
    // Two weeks where the assessment has no deadline.
    expect(row.expiresAt.getTime() - Date.now()).toBeCloseTo(14 * 86_400_000, -5);
  });

  test('writes the mail in the candidate’s language in the same transaction', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const input = person(assessmentId);
    await inviteCandidate(own.actors.HR, input);
    const mails = await db().outboxMail.findMany({ where: { recipient: input.email } });
    expect(mails).toMatchObject([
      { kind: 'candidateInvitation', locale: 'sv', organizationId: own.organizationId },
    ]);
  });

  test('twice with the same form makes one invitation and one mail', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const input = person(assessmentId);
    const results = await Promise.all([1, 2, 3].map(() => inviteCandidate(own.actors.HR, input)));
    expect(results.map(({ status }) => status).sort()).toEqual(['invited', 'repeated', 'repeated']);
    expect(await db().attempt.count({ where: { assessmentId } })).toBe(1);
    expect(await db().outboxMail.count({ where: { recipient: input.email } })).toBe(1);
  });

  test('the same address by two people at once is one invitation and one clear refusal', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const email = `${randomUUID()}@example.com`;
    const results = await Promise.allSettled([
      inviteCandidate(own.actors.HR, person(assessmentId, email)),
      inviteCandidate(own.actors.RECRUITER, person(assessmentId, email)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'ALREADY_INVITED', fields: { email: 'alreadyInvited' } },
    });
    expect(await db().attempt.count({ where: { assessmentId } })).toBe(1);
  });

  test('knows a person of another assessment by the address, and takes the name typed last', async () => {
    const first = await openAssessment(own.actors.HR);
    const second = await openAssessment(own.actors.HR);
    const email = `${randomUUID()}@example.com`;
    await inviteCandidate(own.actors.HR, person(first.assessmentId, email));
    await inviteCandidate(own.actors.HR, {
      ...person(second.assessmentId, email),
      name: 'Iida Saarela-Lehto',
    });
    const people = await db().candidate.findMany({ where: { organizationId: own.organizationId, email } });
    expect(people).toMatchObject([{ name: 'Iida Saarela-Lehto' }]);
    expect(await db().attempt.count({ where: { candidateId: people[0]?.id ?? '' } })).toBe(2);
  });

  test.each([
    [{ name: ' ' }, { name: 'required' }],
    [{ email: 'noora.hakala@example' }, { email: 'emailInvalid' }],
    [{ email: 'a@b.fi\nbcc: x@y.fi' }, { email: 'emailInvalid' }],
    [{ email: '' }, { email: 'required' }],
    [{ locale: 'de' }, { locale: 'required' }],
  ])('refuses the input %j beside its field', (part, fields) => {
    const result = inviteCandidateInput.safeParse({ ...person(randomUUID()), ...part });
    expect(result.error ? fieldMessages(result.error) : {}).toEqual(fields);
  });

  test('after the deadline is refused', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    await db().assessment.update({
      where: { id: assessmentId },
      data: { closesAt: new Date(Date.now() - 1000) },
    });
    expect((await getInvitable(own.actors.HR, { assessmentId })).open).toBe(false);
    await expect(invited(own.actors.HR, assessmentId)).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});

describe('a new link', () => {
  test('replaces the old one, once', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const first = await invited(own.actors.HR, assessmentId);
    const { invitationId } = await getInvitation(own.actors.HR, { attemptId: first.attemptId });
    const input = { attemptId: first.attemptId, invitationId: invitationId ?? '' };
    const results = await Promise.allSettled([
      resendInvitation(own.actors.RECRUITER, input),
      resendInvitation(own.actors.RECRUITER, input),
    ]);
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(made).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'CONFLICT' },
    });

    const rows = await db().invitation.findMany({ where: { attemptId: first.attemptId } });
    const live = rows.filter(({ revokedAt }) => revokedAt === null);
    expect(rows).toHaveLength(2);
    expect(live).toMatchObject([{ tokenHash: hashToken(tokenOf(made[0]?.link ?? '')) }]);
  });

  test('is refused when everything has been answered', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const { attemptId } = await invited(own.actors.HR, assessmentId);
    const { invitationId } = await getInvitation(own.actors.HR, { attemptId });
    await submitted(own.actors.HR, attemptId);
    const refused = { code: 'INVALID_STATE' };
    await expect(
      resendInvitation(own.actors.HR, { attemptId, invitationId: invitationId ?? '' }),
    ).rejects.toMatchObject(refused);
    await expect(cancelInvitation(own.actors.HR, { attemptId })).rejects.toMatchObject(refused);
    expect((await getInvitation(own.actors.HR, { attemptId })).manageable).toBe(false);
  });
});

describe('cancelling', () => {
  test('ends the link and the open session, and the person can be invited again', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const email = `${randomUUID()}@example.com`;
    const first = await inviteCandidate(own.actors.HR, person(assessmentId, email));
    if (first.status !== 'invited') throw new Error('not invited');
    const { attemptId } = first;
    await db().candidateSession.create({
      data: {
        id: randomUUID(),
        organizationId: own.organizationId,
        attemptId,
        tokenHash: randomUUID(),
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    await cancelInvitation(own.actors.RECRUITER, { attemptId });
    expect(await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({
      status: 'cancelled',
    });
    expect(await db().invitation.count({ where: { attemptId, revokedAt: null } })).toBe(0);
    expect(await db().candidateSession.findMany({ where: { attemptId } })).toMatchObject([
      { endedReason: 'cancelled' },
    ]);
    await expect(cancelInvitation(own.actors.HR, { attemptId })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });

    const second = await inviteCandidate(own.actors.HR, person(assessmentId, email));
    if (second.status !== 'invited') throw new Error('not invited');
    expect(await db().attempt.findUniqueOrThrow({ where: { id: second.attemptId } })).toMatchObject({
      ordinal: 2,
    });
  });
});

test('another organisation can do nothing with an invitation', async () => {
  const { assessmentId } = await openAssessment(own.actors.HR);
  const { attemptId } = await invited(own.actors.HR, assessmentId);
  const { invitationId } = await getInvitation(own.actors.HR, { attemptId });
  const foreign = other.actors.ADMIN;
  const missing = { code: 'NOT_FOUND' };
  await expect(getInvitation(foreign, { attemptId })).rejects.toMatchObject(missing);
  await expect(getInvitable(foreign, { assessmentId })).rejects.toMatchObject(missing);
  await expect(cancelInvitation(foreign, { attemptId })).rejects.toMatchObject(missing);
  await expect(
    resendInvitation(foreign, { attemptId, invitationId: invitationId ?? '' }),
  ).rejects.toMatchObject(missing);
});

test('the audit log tells who invited, replaced and cancelled, without a name or an address', async () => {
  const { assessmentId } = await openAssessment(own.actors.HR);
  const input = person(assessmentId);
  const result = await inviteCandidate(own.actors.HR, input);
  if (result.status !== 'invited') throw new Error('not invited');
  const { attemptId } = result;
  const { invitationId } = await getInvitation(own.actors.HR, { attemptId });
  await resendInvitation(own.actors.HR, { attemptId, invitationId: invitationId ?? '' });
  await cancelInvitation(own.actors.HR, { attemptId });
  const rows = await query<{ action: string; data: unknown }>(
    database.ownerUrl,
    'SELECT action, data FROM "AuditEvent" WHERE "subjectId" = $1 ORDER BY seq',
    [attemptId],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'candidate.invited',
    'candidate.invitationResent',
    'candidate.cancelled',
  ]);
  expect(JSON.stringify(rows)).not.toContain(input.email);
  expect(JSON.stringify(rows)).not.toContain(input.name);
});
