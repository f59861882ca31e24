import type { MemberActor } from '@/lib/auth/policy';
import { agreeOnScale, saveSheet } from '@/lib/services/interview-ratings';
import { prepareInterview, viewInterview } from '@/lib/services/interviews';
import type { RatingMark } from '@/lib/validation/interview';
import { invited, openAssessment, submitted } from '../../support/assessment-factory';

/** A report that nobody has read yet, of a candidate of this name. */
export async function submittedReport(actor: MemberActor, name: string): Promise<{ reportId: string }> {
  const { assessmentId } = await openAssessment(actor);
  const { attemptId } = await invited(actor, assessmentId, name);
  return { reportId: await submitted(actor, attemptId) };
}

type Interviewers = Readonly<{ hr: MemberActor; recruiter: MemberActor }>;

/** An interview that both interviewers have begun, and one where both have handed in and agreed on a scale. */
export async function interviewsOf(
  { hr, recruiter }: Interviewers,
  reports: Readonly<{ open: string; revealed: string }>,
): Promise<void> {
  for (const reportId of Object.values(reports))
    await prepareInterview(hr, { reportId, interviewers: [hr.userId, recruiter.userId] });
  await rateAll(recruiter, reports.open, '3', false);
  await rateAll(hr, reports.revealed, '4', true);
  await rateAll(recruiter, reports.revealed, '2', true);
  const { id, revealed } = await interviewOf(hr, reports.revealed);
  const scale = revealed?.scales[0]?.scale;
  if (!scale) throw new Error('no scale was rated');
  const note = 'Sovittiin: esimerkit olivat selviä.';
  await agreeOnScale(hr, { interviewId: id, scale, rating: 3, note, seen: 0 });
}

async function rateAll(
  actor: MemberActor,
  reportId: string,
  mark: RatingMark,
  submit: boolean,
): Promise<void> {
  const { id, questions } = await interviewOf(actor, reportId);
  const note = 'Soitti asiakkaalle takaisin samana päivänä.';
  const ratings = questions.map((question) => ({ questionId: question.id, mark, note }));
  await saveSheet(actor, { interviewId: id, note, ratings, submit });
}

async function interviewOf(actor: MemberActor, reportId: string) {
  const page = await viewInterview(actor, { reportId });
  if (page.status !== 'shown' || page.interview === null) throw new Error('there is no interview');
  return page.interview;
}
