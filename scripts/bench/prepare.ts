import type { MemberActor } from '@/lib/auth/policy';
import { loadDemoPeople } from '@/lib/content/load-demo';
import { disconnect } from '@/lib/db/client';
import { createAssessment, listProfileChoices } from '@/lib/services/assessments';
import { listCandidates } from '@/lib/services/candidates';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { consent, invite, open, type OpenAttempt } from '../demo/attempt';
import { complete } from '../demo/candidates';
import { makeOrganization } from '../demo/organization';
import { demoRole, enterRole, publish } from '../demo/role';

export type Prepared = Readonly<{
  hr: MemberActor;
  attempts: readonly OpenAttempt[];
  /** A sign-in of HR and a candidate's session that no measurement uses up. */
  sessionId: string;
  takeSession: string;
  jobRoleId: string;
  assessmentId: string;
  reportId: string;
}>;

/** An organisation with one published job, candidates who are answering, and one who has finished. */
export async function prepare(candidates: number): Promise<Prepared> {
  const members = await makeOrganization(loadDemoPeople());
  const hr = members.find(({ member }) => member.role === 'HR')?.actor;
  if (!hr) throw new Error('no HR member');
  const { jobRoleId } = await enterRole(hr, demoRole('contact-centre'));
  await publish(hr, jobRoleId);
  const [profile] = await listProfileChoices(hr);
  if (!profile) throw new Error('no published profile');
  const { assessmentId } = await createAssessment(hr, {
    name: 'Bench',
    roleProfileVersionId: profile.id,
    opensOn: null,
    closesOn: null,
  });
  const attempts: OpenAttempt[] = [];
  for (let index = 0; index <= candidates; index += 1) {
    const person = { name: `Person ${index}`, email: `person-${index}@example.com`, locale: 'fi' } as const;
    const attempt = await open((await invite(hr, assessmentId, person)).path, 'fi');
    await consent(attempt);
    attempts.push(attempt);
  }
  await complete(hr, assessmentId, { name: 'Done', email: 'done@example.com', locale: 'fi' }, 1);
  const page = await listCandidates(hr, listCandidatesInput.parse({ assessmentId }));
  const reportId = page.candidates.find((candidate) => candidate.reportId !== null)?.reportId;
  const [spare, ...measured] = attempts;
  if (!reportId || !spare) throw new Error('no report');
  await disconnect();
  return {
    hr,
    attempts: measured,
    sessionId: hr.sessionId,
    takeSession: spare.sessionToken,
    jobRoleId,
    assessmentId,
    reportId,
  };
}
