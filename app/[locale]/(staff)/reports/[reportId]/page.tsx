import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InterviewSummary } from '@/components/interview/interview-summary';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { CandidateComments } from '@/components/requests/candidate-comments';
import { HiddenReport } from '@/components/report/hidden-report';
import { ReportDecision } from '@/components/report/report-decision';
import { ReportView } from '@/components/report/report-view';
import { personName } from '@/components/assessments/person-name';
import { LinkButton } from '@/components/ui/link-button';
import { requirePageViewer } from '@/lib/auth/viewer';
import { loadNarratives } from '@/lib/content/load';
import { formatDate } from '@/lib/i18n/format';
import { getPathname } from '@/lib/i18n/navigation';
import { getInterviewSummary } from '@/lib/services/interviews';
import { viewReport } from '@/lib/services/reports';
import { listReportComments } from '@/lib/services/requests';
import { idOrNotFound, orNotFound } from '../../page-data';
import { decideAction, reopenAction, reviewReportAction } from './actions';
import { PrintButton } from './print-button';

type ReportPageProps = Readonly<{
  params: Promise<{ reportId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('report');
  return { title: t('title') };
}

/** The fit report of one candidate; `?trace=` opens the chain behind one of its numbers. */
export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const locale = await getLocale();
  const { actor, name: viewerName, organization } = await requirePageViewer(locale);
  const reportId = idOrNotFound((await params).reportId);
  const { trace } = await searchParams;
  const openTrace = typeof trace === 'string' ? trace : null;
  const report = await orNotFound(viewReport(actor, { reportId, tracing: openTrace !== null }));

  const t = await getTranslations('report');
  const interview = await getTranslations('interview.summary');
  const nav = await getTranslations('nav');
  const { assessment, job, submittedAt, person, attemptId } = report;
  const [names, words] = await Promise.all([getTranslations('candidates.names'), getTranslations('candidates')]);
  const candidateName = personName(person, names);
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: `/assessments/${assessment.id}` },
      ]}
    >
      <PageHead
        title={candidateName}
        facts={[
          t('title'),
          t('job', { title: job.title, version: job.version }),
          ...(submittedAt ? [t('answered', { date: formatDate(locale, submittedAt) })] : []),
        ]}
        actions={
          report.status === 'shown' ? (
            <>
              <PrintButton />
              {person.status === 'hidden' ? (
                <LinkButton variant="quiet" href={`/assessments/${assessment.id}/reveal/${attemptId}`}>
                  {words('reveal.link')}
                </LinkButton>
              ) : null}
              <LinkButton variant="quiet" href={`/assessments/${assessment.id}/what-if?ids=${attemptId}`}>
                {t('whatIf')}
              </LinkButton>
              {report.mayExport ? (
                <LinkButton href={`/reports/${reportId}/export`}>{t('export')}</LinkButton>
              ) : null}
              <LinkButton variant="primary" href={`/reports/${reportId}/interview`}>
                {interview('link')}
              </LinkButton>
            </>
          ) : null
        }
      />
      {report.status === 'shown' ? (
        <ReportView
          report={report}
          candidateName={candidateName}
          organizationName={organization.name}
          viewerName={viewerName}
          locale={locale}
          narratives={loadNarratives(report.model.versions.narratives, locale)}
          path={getPathname({ href: `/reports/${reportId}`, locale })}
          openTrace={openTrace}
          reviewAction={reviewReportAction}
          decision={
            <>
              <InterviewSummary reportId={reportId} summary={await getInterviewSummary(actor, { reportId })} />
              <CandidateComments comments={await listReportComments(actor, { reportId })} locale={locale} />
              <ReportDecision
                reportId={reportId}
                decisions={report.decisions}
                mayDecide={report.mayDecide}
                isNewest={report.newerReportId === null}
                viewerName={viewerName}
                locale={locale}
                actions={{ decide: decideAction, reopen: reopenAction }}
              />
            </>
          }
        />
      ) : (
        <HiddenReport reason={report.status} assessmentId={assessment.id} />
      )}
    </Page>
  );
}
