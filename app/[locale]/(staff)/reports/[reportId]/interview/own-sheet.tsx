import { getLocale, getTranslations } from 'next-intl/server';
import { GroupHead } from '@/components/interview/group-head';
import type { QuestionGroup } from '@/components/interview/groups';
import { anchorsOf, type GuideContext } from '@/components/interview/guide-context';
import { QuestionIntro } from '@/components/interview/question-intro';
import { OwnAnswer, QuestionList } from '@/components/interview/question-list';
import { SheetForm } from '@/components/interview/sheet-form';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { formatDateTime } from '@/lib/i18n/format';
import type { InterviewView, RatingView } from '@/lib/services/interviews';
import { sendSheetAction, typeSheetAction } from './actions';

type OwnSheetProps = Readonly<{
  interview: InterviewView;
  own: NonNullable<InterviewView['own']>;
  groups: readonly QuestionGroup[];
  context: GuideContext;
}>;

/** An interviewer's own ratings: open for writing, or as they were handed in. */
export async function OwnSheet({ interview, own, groups, context }: OwnSheetProps) {
  const [t, words, locale] = await Promise.all([
    getTranslations('interview.sheet'),
    getTranslations('interview.question'),
    getLocale(),
  ]);
  if (own.submittedAt !== null) {
    const answers = (
      <QuestionList
        groups={groups}
        context={context}
        beside={(question) => (
          <OwnAnswer rating={own.ratings[question.id]} anchors={anchorsOf(context, question)} />
        )}
      />
    );
    return (
      <section className="sec" aria-labelledby="own-title">
        <h2 id="own-title">{t('title')}</h2>
        {interview.revealed === null ? (
          <>
            <Notice tone="sky" title={t('doneTitle')} headingLevel={3}>
              {t('doneText', { time: formatDateTime(locale, own.submittedAt) })}
            </Notice>
            {answers}
          </>
        ) : (
          <Disclosure summary={t('ownTable')}>{answers}</Disclosure>
        )}
      </section>
    );
  }
  return (
    <section className="sec" aria-labelledby="own-title">
      <h2 id="own-title">{t('title')}</h2>
      <p className="iq-lead">{t('lead')}</p>
      <SheetForm
        action={sendSheetAction}
        save={typeSheetAction}
        interviewId={interview.id}
        values={{ note: own.note, ...fieldValues(own.ratings) }}
        groups={groups.map((group) => ({
          id: group.id,
          head: <GroupHead group={group} context={context} />,
          questions: group.questions.map((question) => ({
            id: question.id,
            label: words('number', { number: question.number }),
            intro: <QuestionIntro question={question} context={context} />,
            anchors: anchorsOf(context, question),
          })),
        }))}
      />
    </section>
  );
}

function fieldValues(ratings: Readonly<Record<string, RatingView>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(ratings).flatMap(([id, { rating, notAsked, note }]) => [
      [`mark.${id}`, notAsked ? 'notAsked' : rating === null ? '' : String(rating)],
      [`note.${id}`, note],
    ]),
  );
}
