import { InterviewSummary } from '@/components/interview/interview-summary';
import { ReportDecision } from '@/components/report/report-decision';
import { CandidateComments } from '@/components/requests/candidate-comments';
import type { MemberActor } from '@/lib/auth/policy';
import type { Locale } from '@/lib/i18n/locales';
import { getInterviewSummary } from '@/lib/services/interviews';
import type { ReportPage } from '@/lib/services/reports';
import { listReportComments } from '@/lib/services/requests';
import { decideAction, reopenAction } from './actions';

type ReportPeopleProps = Readonly<{
  report: Extract<ReportPage, { status: 'shown' }>;
  actor: MemberActor;
  viewerName: string;
  locale: Locale;
}>;

/** What people say beside the numbers: interviewers, the candidate, and whoever decides. */
export async function ReportPeople({ report, actor, viewerName, locale }: ReportPeopleProps) {
  const { reportId } = report;
  const [summary, comments] = await Promise.all([
    getInterviewSummary(actor, { reportId }),
    listReportComments(actor, { reportId }),
  ]);
  return (
    <>
      <InterviewSummary reportId={reportId} summary={summary} />
      <CandidateComments comments={comments} locale={locale} />
      <ReportDecision
        reportId={reportId}
        decisions={report.decisions}
        mayWrite={report.mayDecide && report.newerReportId === null}
        isNewest={report.newerReportId === null}
        viewerName={viewerName}
        locale={locale}
        actions={{ decide: decideAction, reopen: reopenAction }}
      />
    </>
  );
}
