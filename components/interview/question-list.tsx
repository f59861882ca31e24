import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RatingView } from '@/lib/services/interviews';
import { GroupHead } from './group-head';
import type { NumberedQuestion, QuestionGroup } from './groups';
import { anchorsOf, type GuideContext } from './guide-context';
import { QuestionIntro } from './question-intro';

type QuestionListProps = Readonly<{
  groups: readonly QuestionGroup[];
  context: GuideContext;
  /** What stands beside each question; its anchors where nothing is given. */
  beside?: (question: NumberedQuestion) => ReactNode;
}>;

/** The questions for reading, with why they are asked. */
export function QuestionList({ groups, context, beside }: QuestionListProps) {
  return groups.map((group) => (
    <section key={group.id} className="iq-group stack">
      <GroupHead group={group} context={context} />
      {group.questions.map((question) => (
        <article key={question.id} className="iq">
          <QuestionIntro question={question} context={context} />
          {beside ? beside(question) : <AnchorList anchors={anchorsOf(context, question)} />}
        </article>
      ))}
    </section>
  ));
}

/** What each rating means. */
export function AnchorList({ anchors }: Readonly<{ anchors: readonly string[] | null }>) {
  const t = useTranslations('interview.sheet');
  if (anchors === null) return <p className="small muted">{t('unrated')}</p>;
  return (
    <ol className="iq-anchors small" aria-label={t('rating')}>
      {anchors.map((anchor) => (
        <li key={anchor}>{anchor}</li>
      ))}
    </ol>
  );
}

type OwnAnswerProps = Readonly<{ rating: RatingView | undefined; anchors: readonly string[] | null }>;

/** What the reader rated and noted, as it was handed in. */
export function OwnAnswer({ rating, anchors }: OwnAnswerProps) {
  const t = useTranslations('interview');
  const value = rating?.rating ?? null;
  return (
    <div className="stack-2">
      {anchors === null ? null : (
        <p>
          {value === null ? (
            t('result.notAsked')
          ) : (
            <>
              <b className="num">{value}</b> {anchors[value - 1]}
            </>
          )}
        </p>
      )}
      {rating === undefined || rating.note.trim() === '' ? (
        <p className="small muted">{t('result.noNotes')}</p>
      ) : (
        <p className="told">{rating.note}</p>
      )}
    </div>
  );
}
