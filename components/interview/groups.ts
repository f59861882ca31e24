import type { ScaleKey } from '@/lib/scales';
import type { InterviewQuestionView } from '@/lib/services/interviews';

/** What a group of neighbouring questions is about. */
type GroupKind = 'below' | 'above' | 'noScore' | 'favourable' | 'step' | 'clarify' | 'added';

/** A question with its place in the interview, counted from 1. */
export type NumberedQuestion = InterviewQuestionView & Readonly<{ number: number }>;

export type QuestionGroup = Readonly<{
  id: string;
  kind: GroupKind;
  /** Null where the group is not about one scale. */
  scale: ScaleKey | null;
  questions: readonly NumberedQuestion[];
}>;

/** Questions in their order, neighbours about the same thing together. */
export function groupQuestions(questions: readonly InterviewQuestionView[]): readonly QuestionGroup[] {
  const groups = new Map<string, QuestionGroup>();
  questions.forEach((question, index) => {
    const kind = groupKind(question);
    const scale = kind === 'step' || kind === 'added' ? null : question.scale;
    const id = `${kind}-${scale ?? 'all'}`;
    const before = groups.get(id)?.questions ?? [];
    groups.set(id, { id, kind, scale, questions: [...before, { ...question, number: index + 1 }] });
  });
  return [...groups.values()];
}

function groupKind({ kind }: InterviewQuestionView): GroupKind {
  return kind === 'bank' || kind === 'own' ? 'added' : kind;
}
