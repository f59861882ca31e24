import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConductLists } from '@/components/interview/conduct';
import { GroupHead } from '@/components/interview/group-head';
import { groupQuestions, type NumberedQuestion } from '@/components/interview/groups';
import { anchorsOf, type GuideContext } from '@/components/interview/guide-context';
import { QuestionIntro } from '@/components/interview/question-intro';
import { AnchorList } from '@/components/interview/question-list';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { HiddenReport } from '@/components/report/hidden-report';
import { NormNotice } from '@/components/report/report-caveats';
import { PrintOnClick } from '@/components/report/print-on-click';
import { LinkButton } from '@/components/ui/link-button';
import { guideContext, loadInterview, questionsOf, type ShownInterview } from '../interview-data';

type PrintPageProps = Readonly<{ params: Promise<{ reportId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview.printed'))('title') };
}

/** The guide for paper: questions, probes and anchors with room for notes; nothing that anybody has rated. */
export default async function InterviewPrintPage({ params }: PrintPageProps) {
  const { locale, page, name } = await loadInterview(params);
  const [t, nav, common] = await Promise.all([
    getTranslations('interview'),
    getTranslations('nav'),
    getTranslations('common'),
  ]);
  const { assessment, reportId } = page;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: `/assessments/${assessment.id}` },
        { label: name, href: `/reports/${reportId}` },
        { label: t('title'), href: `/reports/${reportId}/interview` },
      ]}
    >
      <PageHead
        title={name}
        facts={[t('printed.title'), page.jobTitle]}
        actions={
          page.status === 'shown' ? (
            <>
              <LinkButton href={`/reports/${reportId}/interview`}>{t('title')}</LinkButton>
              <PrintOnClick label={common('print')} />
            </>
          ) : null
        }
      />
      {page.status === 'shown' ? (
        <PrintedGuide page={page} context={guideContext(locale, page)} />
      ) : (
        <HiddenReport reason={page.status} assessmentId={assessment.id} />
      )}
    </Page>
  );
}

type GuideProps = Readonly<{ page: ShownInterview; context: GuideContext }>;

async function PrintedGuide({ page, context }: GuideProps) {
  const t = await getTranslations('interview');
  return (
    <div className="iq-paper">
      <p className="iq-lines">
        <span>{t('printed.interviewer')}</span> <span>{t('printed.date')}</span>
      </p>
      <NormNotice norm={context.model.versions.norm} textStatus={context.text.text.status} />
      <ConductLists text={context.text} />
      {groupQuestions(questionsOf(page)).map((group) => (
        <section key={group.id} className="iq-group stack">
          <GroupHead group={group} context={context} />
          {group.questions.map((question) => (
            <PaperQuestion key={question.id} question={question} context={context} />
          ))}
        </section>
      ))}
      <p className="small muted">{t('version', { version: page.contentVersion })}</p>
    </div>
  );
}

type PaperQuestionProps = Readonly<{ question: NumberedQuestion; context: GuideContext }>;

async function PaperQuestion({ question, context }: PaperQuestionProps) {
  const t = await getTranslations('interview.printed');
  const anchors = anchorsOf(context, question);
  return (
    <article className="iq-sheet stack-2">
      <QuestionIntro question={question} context={context} printed />
      {anchors === null ? null : <p className="small muted">{t('mark')}</p>}
      <AnchorList anchors={anchors} />
      <p className="small muted">{t('notes')}</p>
      <div className="iq-rule" aria-hidden="true" />
    </article>
  );
}
