import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { correctCandidate } from '@/lib/services/candidate-corrections';
import { listCandidates } from '@/lib/services/candidates';
import { getInvitation } from '@/lib/services/invitations';
import { eraseCandidate } from '@/lib/services/retention';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { correctCandidateInput } from '@/lib/validation/invitation';
import { invited, openAssessment } from '../support/assessment-factory';
import { freshDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';

let own: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

const correction = (attemptId: string, name: string, email = '') =>
  correctCandidateInput.parse({ attemptId, name, email });

test('a misspelt name and address are right everywhere, and waiting mails go to the new address', async () => {
  const { HR } = own.actors;
  const { assessmentId } = await openAssessment(HR);
  const { attemptId } = await invited(HR, assessmentId, 'Iida Sarela');
  await correctCandidate(HR, correction(attemptId, ' Iida Saarela ', 'Iida.Saarela@example.com'));

  const { candidates } = await listCandidates(HR, listCandidatesInput.parse({ assessmentId }));
  expect(candidates[0]?.person).toEqual({ status: 'named', name: 'Iida Saarela' });
  const mails = await db().outboxMail.findMany({ where: { attemptId, sentAt: null } });
  expect(mails.map(({ recipient }) => recipient)).toEqual(['iida.saarela@example.com']);
  // The event says what kind of thing was corrected, and never to what.
  const event = await db().auditEvent.findFirst({ where: { action: 'candidate.corrected' } });
  expect(event?.data).toEqual({ name: true, email: true });
});

test('what is left empty stays, and nothing at all is no correction', async () => {
  const { HR } = own.actors;
  const { assessmentId } = await openAssessment(HR);
  const { attemptId } = await invited(HR, assessmentId, 'Otso Kalio');
  const before = await db().candidate.findFirstOrThrow({ where: { name: 'Otso Kalio' } });
  await correctCandidate(HR, correction(attemptId, 'Otso Kallio'));
  expect(await db().candidate.findUniqueOrThrow({ where: { id: before.id } })).toMatchObject({
    name: 'Otso Kallio',
    email: before.email,
  });
  expect(correctCandidateInput.safeParse({ attemptId, name: ' ', email: '' }).success).toBe(false);
});

test('an address of somebody else, an erased person, another organisation and a recruiter change nothing', async () => {
  const { HR, RECRUITER } = own.actors;
  const { assessmentId } = await openAssessment(HR);
  const first = await invited(HR, assessmentId, 'Aava Niemi');
  const second = await invited(HR, assessmentId, 'Eeli Niemi');
  const { email } = await db().candidate.findFirstOrThrow({ where: { name: 'Aava Niemi' } });
  const taken = correction(second.attemptId, '', email?.toUpperCase());
  await expect(correctCandidate(HR, taken)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    fields: { email: 'addressTaken' },
  });
  await expect(correctCandidate(RECRUITER, correction(first.attemptId, 'X'))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const foreign = (await makeOrganization()).actors.ADMIN;
  await expect(correctCandidate(foreign, correction(first.attemptId, 'X'))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await eraseCandidate(HR, { attemptId: first.attemptId, confirm: 'yes' });
  await expect(correctCandidate(HR, correction(first.attemptId, 'X'))).rejects.toMatchObject({
    code: 'INVALID_STATE',
  });
  expect(await db().candidate.count({ where: { name: 'X' } })).toBe(0);
});

test('where names are hidden, the page of an invitation shows the number', async () => {
  const { HR, RECRUITER } = own.actors;
  const { assessmentId } = await openAssessment(HR);
  await db().assessment.update({ where: { id: assessmentId }, data: { blind: true } });
  const { attemptId } = await invited(HR, assessmentId, 'Saimi Harju');
  const { person } = await getInvitation(RECRUITER, { attemptId });
  expect(person).toEqual({ status: 'hidden', number: expect.any(Number) as number });
});
