import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import type { Narratives } from '@/lib/content/schemas/narratives';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { buildTrace } from '@/lib/report/build-trace';
import { traceKeys } from '@/lib/report/trace-keys';
import type { ReportModel, Trace } from '@/lib/report/types';
import { PrintedTrace } from './printed-trace';
import { ReportBasis, shortHash } from './report-basis';
import { NormNotice, ReportCaveats } from './report-caveats';
import { ReportFigure } from './report-figure';
import { ReportLead } from './report-lead';
import { type ReportNumbers, reportNumbers } from './report-numbers';
import { ReportQuality } from './report-quality';
import { ReportReview } from './report-review';
import { ReportReaders } from './report-readers';
import { TwoSidesSection } from './two-sides';
import { ReportTrace } from './report-trace';
import { ReportWords } from './report-words';
import { TraceFocus } from './trace-focus';

export type ShownReport = Readonly<{
  reportId: string;
  model: ReportModel;
  profile: RoleProfileDocument;
  profilePublishedAt: Date;
  job: Readonly<{ version: number }>;
  locale: string;
  receipt: string;
  computedAt: Date;
  resultHash: string;
  raterNames: ReadonlyMap<string, string> | null;
  review: Readonly<{ name: string | null; at: Date }> | null;
  readers: readonly Readonly<{ name: string | null; at: Date }>[];
  newerReportId: string | null;
}>;

type ReportViewProps = Readonly<{
  report: ShownReport;
  candidateName: string;
  organizationName: string;
  viewerName: string;
  /** Language of the page. */
  locale: Locale;
  narratives: Narratives;
  /** Address of the report with its language. */
  path: string;
  /** Value of `?trace=`, as it came. */
  openTrace: string | null;
  reviewAction: (form: FormData) => Promise<void>;
  /** What was decided, or the form for it. */
  decision: ReactNode;
}>;

/** A report from its first number to what it rests on; every number opens its trace beside it. */
export function ReportView(props: ReportViewProps) {
  const { report, locale, narratives, path, openTrace } = props;
  const t = useTranslations('report');
  const { model, profile, raterNames } = report;
  const numbers = reportNumbers(locale, path, openTrace);
  const trace = openTrace === null ? null : traceOf(model, profile, openTrace);
  return (
    <>
      <p className="print-only small">
        {t('printLine', {
          organization: props.organizationName,
          receipt: report.receipt,
          version: report.job.version,
          hash: shortHash(model.versions.profile.contentHash),
          time: formatDateTime(locale, report.computedAt),
        })}
      </p>
      {report.newerReportId === null ? null : (
        <Notice tone="sky" title={t('newer.title')}>
          <p>
            <Link href={`/reports/${report.newerReportId}`}>{t('newer.link')}</Link>
          </p>
        </Notice>
      )}
      <TraceFocus href={trace === null ? null : numbers.traceHref(trace.key)} />
      <NormNotice norm={model.versions.norm} textStatus={narratives.text.status} />
      <div className={openTrace === null ? 'sec' : 'with-panel sec'}>
        <ReportBody {...props} numbers={numbers} />
        {openTrace === null ? null : trace === null ? (
          <Notice title={t('trace.missingTitle')}>{t('trace.missingBody')}</Notice>
        ) : (
          <ReportTrace trace={trace} numbers={numbers} raterNames={raterNames} closeHref={path} />
        )}
      </div>
      <PrintedTrace model={model} profile={profile} numbers={numbers} raterNames={raterNames} />
    </>
  );
}

function ReportBody(props: ReportViewProps & Readonly<{ numbers: ReportNumbers }>) {
  const { report, candidateName, locale, narratives, numbers } = props;
  const { model } = report;
  return (
    <div className="report-body">
      <ReportLead model={model} narratives={narratives} numbers={numbers} leansDown={leansDown(model)} />
      <ReportFigure model={model} name={candidateName} numbers={numbers} />
      <ReportWords model={model} narratives={narratives} numbers={numbers} />
      <TwoSidesSection model={model} profile={report.profile} />
      <div className="two sec">
        <ReportBasis
          model={model}
          locale={locale}
          answeredIn={report.locale}
          profilePublishedAt={report.profilePublishedAt}
          computedAt={report.computedAt}
          resultHash={report.resultHash}
          textStatus={narratives.text.status}
        />
        <ReportQuality quality={model.quality} locale={locale} />
      </div>
      <div className="two sec">
        <ReportCaveats model={model} narratives={narratives} />
        <ReportReaders readers={report.readers} locale={locale} />
      </div>
      <ReportReview
        reportId={report.reportId}
        review={report.review}
        viewerName={props.viewerName}
        locale={locale}
        action={props.reviewAction}
      />
      {props.decision}
    </div>
  );
}

/** The chain of a number of this report; null for an address that names none. */
function traceOf(model: ReportModel, profile: RoleProfileDocument, raw: string): Trace | null {
  const key = traceKeys(model, profile).find((known) => known === raw);
  return key === undefined ? null : buildTrace(model, profile, key);
}

/** How much longer the lower half of an interval must be before the words mention it. */
const LEANING = 1.5;

function leansDown({ fit }: ReportModel): boolean {
  if (fit.status === 'noFit') return false;
  const [low, high] = fit.interval90;
  return fit.fit - low > LEANING * (high - fit.fit);
}
