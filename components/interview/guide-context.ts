import type { ReportNumbers } from '@/components/report/report-numbers';
import type { InterviewText } from '@/lib/content/schemas/interview';
import type { InterviewSelection } from '@/lib/interview/types';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import type { ReportModel } from '@/lib/report/types';
import type { InterviewQuestionView } from '@/lib/services/interviews';

/** What the words and numbers of an interview are taken from. */
export type GuideContext = Readonly<{
  text: InterviewText;
  model: ReportModel;
  profile: RoleProfileDocument;
  selection: InterviewSelection;
  numbers: ReportNumbers;
}>;

/** A question as it is said: from the released guide, or in an interviewer's own words. */
export function questionText({ text }: GuideContext, question: InterviewQuestionView): string {
  if (question.key === null) return question.ownText ?? '';
  return text.questions[question.key]?.text ?? question.key;
}

/** Title of the step that is quoted with a question; null without one. */
export function quotedStep({ profile }: GuideContext, { stepId }: InterviewQuestionView): string | null {
  return stepId === null ? null : (profile.steps.find(({ id }) => id === stepId)?.title ?? null);
}

/** The anchors on which the answer is rated; null for an answer that is only noted. */
export function anchorsOf(
  { text }: GuideContext,
  { scale }: InterviewQuestionView,
): readonly string[] | null {
  return scale === null ? null : text.anchors[scale];
}
