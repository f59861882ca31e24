import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { HiddenReport } from '@/components/report/hidden-report';
import { ReportView } from '@/components/report/report-view';
import { personName } from '@/components/assessments/person-name';
import { requirePageViewer } from '@/lib/auth/viewer';
import { loadNarratives } from '@/lib/content/load';
import { formatDate } from '@/lib/i18n/format';
import { getPathname } from '@/lib/i18n/navigation';
import { viewReport } from '@/lib/services/reports';
import { idOrNotFound, orNotFound } from '../../page-data';
import { reviewReportAction } from './actions';
import { ReportActions } from './report-actions';
import { ReportPeople } from './report-people';

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
  const nav = await getTranslations('nav');
  const { assessment, job, submittedAt, person } = report;
  const candidateName = personName(person, await getTranslations('candidates.names'));
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
          report.status === 'shown' ? <ReportActions report={report} /> : null
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
          decision={<ReportPeople report={report} actor={actor} viewerName={viewerName} locale={locale} />}
        />
      ) : (
        <HiddenReport reason={report.status} assessmentId={assessment.id} />
      )}
    </Page>
  );
}
