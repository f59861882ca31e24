import type { MemberActor } from '@/lib/auth/policy';
import { createAssessment, listProfileChoices } from '@/lib/services/assessments';
import { listCandidates } from '@/lib/services/candidates';
import { makeDecision } from '@/lib/services/decisions';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { decideInput } from '@/lib/validation/decision';
import { complete } from '../../../scripts/demo/candidates';

type Person = Parameters<typeof complete>[2];
type Members = Readonly<{ hr: MemberActor; recruiter: MemberActor }>;

/** An assessment that hides names, with one candidate about whom somebody has decided. */
export async function hiddenNamesOf({ hr, recruiter }: Members, jobRoleId: string, person: Person) {
  const profile = (await listProfileChoices(hr)).find((choice) => choice.jobRoleId === jobRoleId);
  if (!profile) throw new Error('there is no profile to choose');
  const { assessmentId } = await createAssessment(hr, {
    name: 'Nimettä',
    roleProfileVersionId: profile.id,
    opensOn: null,
    closesOn: null,
    blind: true,
  });
  await complete(recruiter, assessmentId, person, 77, 'ordinary');
  const { candidates } = await listCandidates(recruiter, listCandidatesInput.parse({ assessmentId }));
  const [only] = candidates;
  if (!only?.reportId) throw new Error('the report is missing');
  await makeDecision(
    recruiter,
    decideInput.parse({
      reportId: only.reportId,
      seen: 0,
      choice: 'interview',
      grounds: ['workSample'],
      reason: 'Työnäytteessä rauhallinen ja tarkka, kun asiakas oli vihainen.',
      toCandidate: 'Kutsumme sinut haastatteluun.',
    }),
  );
  return { assessmentId, attemptId: only.attemptId, reportId: only.reportId };
}
