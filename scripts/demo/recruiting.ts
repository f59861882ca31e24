import type { MemberActor } from '@/lib/auth/policy';
import type { DemoRecruiting } from '@/lib/content/schemas/demo';
import { makeRequest } from '@/lib/services/candidate-requests';
import { listCandidates } from '@/lib/services/candidates';
import { makeDecision, reopenDecision } from '@/lib/services/decisions';
import { saveSheet } from '@/lib/services/interview-ratings';
import { prepareInterview, viewInterview } from '@/lib/services/interviews';
import { answerRequest, listRequests } from '@/lib/services/requests';
import { makeRequestInput } from '@/lib/validation/candidate-request';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { decideInput } from '@/lib/validation/decision';
import type { OpenAttempt } from './attempt';

type Team = Readonly<{ hr: MemberActor; recruiter: MemberActor }>;

/** People decide about a few candidates, two of them interview one, and candidates ask for a human. */
export async function recruit(
  { hr, recruiter }: Team,
  assessmentId: string,
  attempts: readonly OpenAttempt[],
  recruiting: DemoRecruiting,
): Promise<void> {
  const reportIds = await reportsByAttempt(recruiter, assessmentId);
  const reportOf = (candidate: number) => reportIds.get(attemptIdOf(attempts, candidate)) ?? missing();
  await interview({ hr, recruiter }, reportOf(recruiting.interview.candidate), recruiting.interview);
  for (const { candidate, reopened, ...decision } of recruiting.decisions) {
    const reportId = reportOf(candidate);
    const { seq } = await makeDecision(recruiter, decideInput.parse({ reportId, seen: 0, ...decision }));
    if (reopened !== null) await reopenDecision(hr, { reportId, seen: seq, reason: reopened });
  }
  for (const { candidate, kind, text, answer } of recruiting.requests) {
    const { actor, attemptRef } = attempts[candidate] ?? missing();
    await makeRequest(actor, makeRequestInput.parse({ attemptRef, kind, text }));
    if (answer === null) continue;
    const { entries } = await listRequests(hr, { list: 'waiting', page: 1 });
    const { id: requestId } = entries.find((entry) => entry.kind === kind) ?? missing();
    await answerRequest(hr, { requestId, answer });
  }
}

async function interview(
  { hr, recruiter }: Team,
  reportId: string,
  { marks, notes }: DemoRecruiting['interview'],
): Promise<void> {
  const team = [hr, recruiter];
  await prepareInterview(hr, { reportId, interviewers: team.map(({ userId }) => userId) });
  for (const [index, actor] of team.entries()) {
    const page = await viewInterview(actor, { reportId });
    const { id: interviewId, questions } = (page.status === 'shown' ? page.interview : null) ?? missing();
    const own = marks[index] ?? missing();
    const ratings = questions.map(({ id: questionId }, at) => {
      const mark = ratingMark(own[at % own.length]);
      return { questionId, mark, note: at === 0 ? (notes[index] ?? '') : '' };
    });
    await saveSheet(actor, { interviewId, ratings, submit: true });
  }
}

function ratingMark(mark = 0) {
  return (['1', '2', '3', '4', '5'] as const)[mark - 1] ?? missing();
}

async function reportsByAttempt(recruiter: MemberActor, assessmentId: string) {
  const { candidates } = await listCandidates(recruiter, listCandidatesInput.parse({ assessmentId }));
  return new Map(candidates.map(({ attemptId, reportId }) => [attemptId, reportId]));
}

function attemptIdOf(attempts: readonly OpenAttempt[], candidate: number): string {
  return (attempts[candidate] ?? missing()).actor.attemptId;
}

function missing(): never {
  throw new Error('the demo content does not hold what the demo needs');
}
