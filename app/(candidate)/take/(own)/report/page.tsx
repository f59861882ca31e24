import { getLocale, getTranslations } from 'next-intl/server';
import { OwnRequestSection } from '@/components/own/own-request';
import { OwnScales } from '@/components/own/own-scales';
import { OwnReminders, OwnSummary } from '@/components/own/own-summary';
import { OwnTable } from '@/components/own/own-table';
import { reportNumbers } from '@/components/report/report-numbers';
import type { CandidateActor } from '@/lib/auth/policy';
import { loadNarratives } from '@/lib/content/load';
import { loadOwnReportTexts } from '@/lib/content/load-own-reports';
import { listOwnRequests } from '@/lib/services/candidate-requests';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { type OwnReport, readOwnReport } from '@/lib/services/own-report';
import { enter } from '../../enter';
import { OwnBack } from '../../own-back';
import { ownMetadata } from '../../own-metadata';
import { Shell } from '../../shell';

const PATH = '/take/report';

export const generateMetadata = () => ownMetadata('report.pageTitle');

/** The candidate's own report: the employer's numbers, in plain words, with the work that they come from. */
export default async function OwnReportPage() {
  const entry = await enter(PATH, ['submitted', 'withdrawn']);
  if (!entry.open) return entry.page;
  const { actor, view } = entry;
  const report = await readOwnReport(actor);
  return (
    <Shell view={view} path={PATH}>
      <OwnBack />
      {report.status === 'ready' ? (
        <Report report={report} view={view} actor={actor} />
      ) : (
        <NoReport status={report.status} />
      )}
    </Shell>
  );
}

async function NoReport({ status }: Readonly<{ status: Exclude<OwnReport['status'], 'ready'> }>) {
  const t = await getTranslations('own.report');
  return (
    <div className="stack intro">
      <h1>{t(`${status}Title`)}</h1>
      <p>{t(status)}</p>
    </div>
  );
}

type ReportProps = Readonly<{
  report: Extract<OwnReport, { status: 'ready' }>;
  view: CandidateView;
  actor: CandidateActor;
}>;

async function Report({ report, view, actor }: ReportProps) {
  const { model, reasons } = report;
  const [t, ask, locale, requests] = await Promise.all([
    getTranslations('own.report'),
    getTranslations('own.requests'),
    getLocale(),
    listOwnRequests(actor),
  ]);
  const texts = loadOwnReportTexts(model.versions.narratives, locale);
  const narratives = loadNarratives(model.versions.narratives, locale);
  const numbers = reportNumbers(locale, PATH, null);
  return (
    <>
      <div className="stack">
        <Byline view={view} />
        <h1>{t('title')}</h1>
        <p>{t('intro', { jobTitle: view.jobTitle })}</p>
      </div>
      <OwnSummary model={model} texts={texts} numbers={numbers} />
      <OwnScales {...{ model, reasons, texts, narratives, numbers }} />
      <OwnTable model={model} numbers={numbers} />
      <OwnReminders model={model} texts={texts} />
      <OwnRequestSection
        kind="comment"
        made={requests.filter(({ kind }) => kind === 'comment')}
        attemptRef={view.ref}
        missing={false}
        open
      />
      <section className="sec no-print">
        <p>
          <a className="linkish" href="/take/requests#humanReview">
            {ask('kinds.humanReview.button')}
          </a>
        </p>
        <p className="muted">{t('print')}</p>
      </section>
    </>
  );
}

async function Byline({ view }: Readonly<{ view: CandidateView }>) {
  const t = await getTranslations('own.report');
  if (!view.submittedAt) return null;
  return <p className="muted">{t('byline', { date: view.submittedAt, receipt: view.receipt })}</p>;
}
