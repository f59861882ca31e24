import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddQuestions } from '@/components/interview/add-questions';
import { Conduct } from '@/components/interview/conduct';
import { groupQuestions } from '@/components/interview/groups';
import type { GuideContext } from '@/components/interview/guide-context';
import { InterviewHistory } from '@/components/interview/history';
import { Interviewers } from '@/components/interview/interviewers';
import { JointRatings } from '@/components/interview/joint-ratings';
import { QuestionList } from '@/components/interview/question-list';
import { Results } from '@/components/interview/results';
import { StartForm } from '@/components/interview/start-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { HiddenReport } from '@/components/report/hidden-report';
import { NormNotice } from '@/components/report/report-caveats';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { loadInterviewGuide } from '@/lib/content/load-interviews';
import { Link } from '@/lib/i18n/navigation';
import {
  addBankQuestionAction,
  addInterviewerAction,
  addOwnQuestionAction,
  agreeOnScaleAction,
  goOnAloneAction,
  prepareInterviewAction,
  removeInterviewerAction,
  removeQuestionAction,
  restoreQuestionAction,
} from './actions';
import { guideContext, loadInterview, questionsOf, type ShownInterview } from './interview-data';
import { OwnSheet } from './own-sheet';

type InterviewPageProps = Readonly<{ params: Promise<{ reportId: string }> }>;

/** Minutes that a question takes with its follow-ups. */
const MINUTES_A_QUESTION = 6;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview'))('title') };
}

/** The interview of one report: what to ask and why, each interviewer's ratings, and what they come to together. */
export default async function InterviewPage({ params }: InterviewPageProps) {
  const { locale, page, name } = await loadInterview(params);
  const [t, nav] = await Promise.all([getTranslations('interview'), getTranslations('nav')]);
  const { assessment, reportId } = page;
  const count = page.status === 'shown' ? questionsOf(page).length : 0;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: `/assessments/${assessment.id}` },
        { label: name, href: `/reports/${reportId}` },
      ]}
    >
      <PageHead
        title={t('pageTitle', { name })}
        facts={[
          page.jobTitle,
          ...(page.status === 'shown'
            ? [t('questions', { count }), t('minutes', { minutes: MINUTES_A_QUESTION * count })]
            : []),
        ]}
        actions={
          page.status === 'shown' ? (
            <LinkButton href={`/reports/${reportId}/interview/print`}>{t('print')}</LinkButton>
          ) : null
        }
      />
      {page.status === 'shown' ? (
        <ClientMessages namespaces={['interview', 'common', 'errors']}>
          <ShownPage page={page} context={guideContext(locale, page)} />
        </ClientMessages>
      ) : (
        <HiddenReport reason={page.status} assessmentId={assessment.id} />
      )}
    </Page>
  );
}

type ShownProps = Readonly<{ page: ShownInterview; context: GuideContext }>;

async function ShownPage({ page, context }: ShownProps) {
  const t = await getTranslations('interview');
  const { interview, selection, model, newerReportId } = page;
  return (
    <>
      {newerReportId === null ? null : (
        <Notice tone="sky">
          <p>
            {t('newer')} <Link href={`/reports/${newerReportId}/interview`}>{t('newerLink')}</Link>
          </p>
        </Notice>
      )}
      <NormNotice norm={model.versions.norm} textStatus={context.text.text.status} />
      <section className="sec" aria-labelledby="basis-title">
        <h2 id="basis-title">{t('basis.title')}</h2>
        <p className="iq-lead">{t(`basis.${selection.basis}`)}</p>
        <Conduct text={context.text} open={interview === null} />
        <p className="small muted">{t('version', { version: page.contentVersion })}</p>
      </section>
      {interview === null ? <Preparing page={page} context={context} /> : <Running page={page} context={context} />}
    </>
  );
}

async function Preparing({ page, context }: ShownProps) {
  const t = await getTranslations('interview.start');
  return (
    <>
      <section className="sec" aria-labelledby="start-title">
        <h2 id="start-title">{t('title')}</h2>
        <p className="iq-lead">{t('lead')}</p>
        <StartForm
          action={prepareInterviewAction}
          reportId={page.reportId}
          members={page.members}
          viewerId={page.viewerId}
        />
      </section>
      <section className="sec" aria-labelledby="questions-title">
        <h2 id="questions-title">{t('preview')}</h2>
        <QuestionList groups={groupQuestions(questionsOf(page))} context={context} />
      </section>
    </>
  );
}

async function Running({ page, context }: ShownProps) {
  const t = await getTranslations('interview');
  const { interview, members } = page;
  if (interview === null) return null;
  const { revealed, own } = interview;
  const groups = groupQuestions(interview.questions);
  return (
    <>
      {revealed === null ? null : (
        <>
          <Results interview={interview} revealed={revealed} context={context} />
          <JointRatings
            interviewId={interview.id}
            revealed={revealed}
            context={context}
            action={agreeOnScaleAction}
          />
        </>
      )}
      <Interviewers
        interview={interview}
        members={members}
        actions={{ add: addInterviewerAction, remove: removeInterviewerAction, alone: goOnAloneAction }}
      />
      {own === null ? (
        <section className="sec" aria-labelledby="questions-title">
          <h2 id="questions-title">{t('start.preview')}</h2>
          {revealed === null ? <p className="iq-lead">{t('sheet.notInterviewer')}</p> : null}
          <QuestionList groups={groups} context={context} />
        </section>
      ) : (
        <OwnSheet interview={interview} own={own} groups={groups} context={context} />
      )}
      {revealed === null ? (
        <AddQuestions
          interview={interview}
          context={context}
          facets={loadInterviewGuide(page.contentVersion).structure.facets}
          newIds={[randomUUID(), randomUUID()]}
          actions={{
            own: addOwnQuestionAction,
            bank: addBankQuestionAction,
            remove: removeQuestionAction,
            restore: restoreQuestionAction,
          }}
        />
      ) : null}
      <InterviewHistory interview={interview} />
    </>
  );
}
