import { randomUUID } from 'node:crypto';
import { sealSession } from '@/lib/auth/next-auth';
import type { MemberActor } from '@/lib/auth/policy';
import { loadDemoPeople } from '@/lib/content/load-demo';
import type { Locale } from '@/lib/i18n/locales';
import { createAssessment, listProfileChoices } from '@/lib/services/assessments';
import { inviteList } from '@/lib/services/bulk-invitations';
import { listCandidates } from '@/lib/services/candidates';
import { refuseConsent, withdrawConsent } from '@/lib/services/consents';
import { cancelInvitation } from '@/lib/services/invitations';
import { inviteMember } from '@/lib/services/members';
import { makeRequest } from '@/lib/services/candidate-requests';
import { answerRequest, listRequests } from '@/lib/services/requests';
import { getRoleDraft, saveDraftCommand } from '@/lib/services/role-drafts';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { consent, invite, open, type OpenAttempt } from '../../../scripts/demo/attempt';
import { complete, stopAfter } from '../../../scripts/demo/candidates';
import type { Manner } from '../../../scripts/demo/persona';
import { demoRole, enterRole, publish } from '../../../scripts/demo/role';
import { authorityOf } from './authority';
import { hiddenNamesOf } from './hidden-names';
import { interviewsOf } from './interviews';
import { observationOf } from './observation';
import { ratersAtEveryStage } from './raters';
import { makeOrganization, PASSWORD } from '../../support/factories';

type Candidate = ReturnType<typeof loadDemoPeople>['candidates'][number];

/** An organisation with a member of each role and the cookies of their live sessions. */
export async function newOrganization() {
  const made = await makeOrganization();
  const cookieOf = ({ sessionId }: MemberActor) => sealSession(sessionId);
  const { ADMIN, HR, RECRUITER } = made.members;
  return {
    ...made,
    password: PASSWORD,
    members: {
      ADMIN: { ...ADMIN, cookie: await cookieOf(ADMIN.actor) },
      HR: { ...HR, cookie: await cookieOf(HR.actor) },
      RECRUITER: { ...RECRUITER, cookie: await cookieOf(RECRUITER.actor) },
    },
  };
}

const MANNERS = ['ordinary', 'skipsStress', 'hurried'] as const satisfies readonly Manner[];

/** An organisation at work: a job with two published versions, candidates in every state and three reports. */
export async function seedOrganization() {
  const organization = await newOrganization();
  const { HR: hr, RECRUITER: recruiter } = organization.actors;
  // Names that nobody else has, so that a leak into another organisation can be seen.
  const code = randomUUID().slice(0, 8);
  const people = loadDemoPeople().candidates.map((person) => named(person, code));
  const { jobRoleId, assessmentId, roleTitle, stageId, stepId } = await publishedTwice(hr, code);

  const { reports, sessions } = await finished(recruiter, assessmentId, people);
  await interviewsOf(
    { hr, recruiter },
    { open: reports.missing.reportId, revealed: reports.flagged.reportId },
  );
  const requestId = await asked(sessions.at(0), recruiter);
  const takes = await atEveryStage(recruiter, assessmentId, people.slice(MANNERS.length));
  const hidden = await hiddenNamesOf({ hr, recruiter }, jobRoleId, named(lastOf(people), `h${code}`));
  const batchId = await batchOf(recruiter, await openAssessment(hr, jobRoleId, `Luettelo ${code}`), code);
  const raters = await ratersAtEveryStage(hr, jobRoleId);
  const observation = await observationOf(hr, jobRoleId, stepId);
  const authority = await authorityOf(hr, jobRoleId, stepId);
  const join = await inviteMember(organization.actors.ADMIN, {
    email: `join-${code}@example.com`,
    role: 'RECRUITER',
  });
  return {
    ...{ ...organization, code, roleTitle, jobRoleId, stageId, stepId, assessmentId, reports },
    ...{
      takes: takes.browsers,
      freshAttemptId: takes.freshAttemptId,
      batchId,
      hidden,
      joinLink: join.link,
      raters,
      observation,
      authority,
      requestId,
    },
  };
}

/** Two people who were invited from a list. */
async function batchOf(recruiter: MemberActor, assessmentId: string, code: string): Promise<string> {
  const text = `Aino Lista ${code};aino-${code}@example.com\nOiva Lista ${code};oiva-${code}@example.com`;
  const input = {
    assessmentId,
    requestId: randomUUID(),
    locale: 'fi',
    timeZone: 'Europe/Helsinki',
    text,
  } as const;
  return (await inviteList(recruiter, input)).batchId;
}

function lastOf(people: readonly Candidate[]): Candidate {
  const last = people.at(-1);
  if (!last) throw new Error('the demo has no people');
  return last;
}

function named(person: Candidate, code: string): Candidate {
  return { ...person, name: `${person.name} ${code}`, email: `${code}-${person.email}` };
}

async function publishedTwice(hr: MemberActor, code: string) {
  const role = demoRole('shop-floor');
  const roleTitle = `${role.title} ${code}`;
  const { jobRoleId, stepIds } = await enterRole(hr, { ...role, title: roleTitle });
  await publish(hr, jobRoleId);
  const assessmentId = await openAssessment(hr, jobRoleId, `Arviointi ${code}`);
  const [step] = role.steps;
  const [stepId] = stepIds;
  if (!step || !stepId) throw new Error('the role has no step');
  const to = step.frequency === 0 ? 1 : step.frequency - 1;
  const command = { type: 'rating', stepId, field: 'frequency', from: step.frequency, to } as const;
  await saveDraftCommand(hr, { jobRoleId, command });
  await publish(hr, jobRoleId);
  const { draft } = await getRoleDraft(hr, { jobRoleId });
  const [stage] = draft.stages;
  if (!stage) throw new Error('the role has no stage');
  return { jobRoleId, stageId: stage.id, stepId, assessmentId, roleTitle };
}

/** The first profile of a job, taken into use. */
async function openAssessment(hr: MemberActor, jobRoleId: string, name: string): Promise<string> {
  const profile = (await listProfileChoices(hr)).find((choice) => choice.jobRoleId === jobRoleId);
  if (!profile) throw new Error('there is no profile to choose');
  const { assessmentId } = await createAssessment(hr, {
    name,
    roleProfileVersionId: profile.id,
    opensOn: null,
    closesOn: null,
  });
  return assessmentId;
}

async function finished(recruiter: MemberActor, assessmentId: string, people: readonly Candidate[]) {
  const sessions: OpenAttempt[] = [];
  for (const [index, manner] of MANNERS.entries()) {
    const person = people[index];
    if (person) sessions.push(await complete(recruiter, assessmentId, person, 100 + index, manner));
  }
  const { candidates } = await listCandidates(recruiter, listCandidatesInput.parse({ assessmentId }));
  const reportOf = (index: number) => {
    const name = people[index]?.name;
    const { attemptId, reportId } =
      candidates.find(({ person }) => person.status === 'named' && person.name === name) ?? {};
    if (!name || !attemptId || !reportId) throw new Error('a report is missing');
    return { name, attemptId, reportId, session: sessions[index]?.sessionToken ?? '' };
  };
  return { reports: { ordinary: reportOf(0), missing: reportOf(1), flagged: reportOf(2) }, sessions };
}

/** A comment, a request that waits and one that is answered. */
async function asked(attempt: OpenAttempt | undefined, recruiter: MemberActor): Promise<string> {
  if (!attempt) throw new Error('nobody has finished');
  const { actor, attemptRef } = attempt;
  await makeRequest(actor, { attemptRef, kind: 'comment', text: 'Minusta tulos ei kuvaa minua.' });
  await makeRequest(actor, { attemptRef, kind: 'writtenStatement', text: '' });
  await makeRequest(actor, { attemptRef, kind: 'humanReview', text: 'Vastasin kiireessä.' });
  const { entries } = await listRequests(recruiter, { list: 'waiting', page: 1 });
  const statement = entries.find(({ kind }) => kind === 'writtenStatement');
  const review = entries.find(({ kind }) => kind === 'humanReview');
  if (!statement || !review) throw new Error('a request is missing');
  await answerRequest(recruiter, { requestId: statement.id, answer: 'Lausunto lähti tänään postissa.' });
  return review.id;
}

/** Candidates who stand at each point of their way: links and the sessions of their browsers. */
async function atEveryStage(recruiter: MemberActor, assessmentId: string, people: readonly Candidate[]) {
  const [fresh, opened, answering, cancelled, refused, withdrawn, replaced] = people;
  if (!fresh || !opened || !answering || !cancelled || !refused || !withdrawn || !replaced) {
    throw new Error('seven people are needed');
  }
  const start = async (person: Candidate) => open((await invite(recruiter, assessmentId, person)).path, 'fi');
  const wording = ({ attemptRef, consentVersion, locale }: OpenAttempt) => ({
    ...{ attemptRef, consentVersion, locale },
  });

  const freshInvitation = await invite(recruiter, assessmentId, fresh);
  const atConsent = await start(opened);
  const midway = await stopAfter(recruiter, assessmentId, answering, 901, 31);
  const cancelledInvitation = await invite(recruiter, assessmentId, cancelled);
  await cancelInvitation(recruiter, { attemptId: cancelledInvitation.attemptId });
  const refusing = await start(refused);
  await refuseConsent(refusing.actor, wording(refusing));
  const leaving = await start(withdrawn);
  await consent(leaving);
  await withdrawConsent(leaving.actor, wording(leaving));
  const { path } = await invite(recruiter, assessmentId, replaced);
  const first = await open(path, 'fi');
  await consent(first);
  await open(path, 'fi');
  const browsers = {
    freshLink: freshInvitation.path,
    cancelledLink: cancelledInvitation.path,
    atConsent: atConsent.sessionToken,
    answering: midway.sessionToken,
    answeringRef: midway.attemptRef,
    refused: refusing.sessionToken,
    withdrawn: leaving.sessionToken,
    takenOver: first.sessionToken,
  };
  return { browsers, freshAttemptId: freshInvitation.attemptId };
}

/** A job whose candidates get sixty statements: one scale is left out of it. */
export async function shortAssessment(hr: MemberActor) {
  const { jobRoleId } = await enterRole(hr, demoRole('bus-driver'));
  await publish(hr, jobRoleId);
  return { jobRoleId, assessmentId: await openAssessment(hr, jobRoleId, 'Linja-autonkuljettajat') };
}

/** A candidate in the middle of answering, as their browser would be. */
export async function answeringCandidate(actor: MemberActor, assessmentId: string, locale: Locale) {
  const email = `${randomUUID()}@example.com`;
  const { path } = await invite(actor, assessmentId, { name: 'Iida Saarela', email, locale });
  const attempt = await open(path, locale);
  await consent(attempt);
  return { path, session: attempt.sessionToken, attemptRef: attempt.attemptRef };
}
