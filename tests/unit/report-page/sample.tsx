import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactElement } from 'react';
import { reportNumbers } from '@/components/report/report-numbers';
import { ReportTrace } from '@/components/report/report-trace';
import { ReportView, type ShownReport } from '@/components/report/report-view';
import { loadNarratives, loadNorm, loadQuestionnaire } from '@/lib/content/load';
import { FORMATS, TIME_ZONE } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/load-messages';
import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import { buildReport } from '@/lib/report/build-report';
import { buildTrace } from '@/lib/report/build-trace';
import type { ReportModel, TraceKey } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import { type ProfileOptions, roleDraft } from '../../support/role-draft';

const HASH = 'ab'.repeat(32);

export const RATER = '00000000-0000-7000-8000-0000000000aa';
export const RATER_NAME = 'Maria Holmström';
export const PATH = '/en/reports/R';

/** A report on released content; `answer` gives each statement's answer by scale and key. */
export function sampleReport(
  answer: (item: { scale: ScaleKey; reversed: boolean }, index: number) => number | null,
  options: ProfileOptions = {},
): ShownReport {
  const { instrument } = loadQuestionnaire('six-scales', 1);
  const profile = buildProfileDocument(roleDraft(RATER, options));
  const excluded = profile.scales.flatMap(({ key, excludedReason }) =>
    excludedReason === null ? [] : [key],
  );
  const { key, version, responseFormat, minimumShare, facetMinimumShare, items } = instrument;
  const model: ReportModel = buildReport({
    schemaVersion: 1,
    scoringVersion: '1',
    narrativeVersion: 1,
    questionnaire: {
      contentHash: HASH,
      document: { key, version, responseFormat, minimumShare, facetMinimumShare, items },
    },
    norm: { contentHash: HASH, document: loadNorm('planning', 1) },
    profile: { key: 'role', version: 1, contentHash: HASH, document: profile },
    answers: items
      .filter(({ scale }) => !excluded.includes(scale))
      .map((item, index) => ({ itemId: item.id, value: answer(item, index), shownMs: 4000 })),
  });
  return {
    reportId: 'R',
    model,
    profile,
    profilePublishedAt: new Date('2026-11-12T10:00:00Z'),
    job: { version: 1 },
    locale: 'fi',
    receipt: '7F3A-9Q2M',
    computedAt: new Date('2026-11-18T13:40:00Z'),
    resultHash: HASH,
    raterNames: null,
    review: null,
    readers: [{ name: 'Jukka Vainio', at: new Date('2026-11-18T14:05:00Z') }],
    newerReportId: null,
  };
}

/** Agrees with most of it, without much sales confidence or calm. */
export const UNEVEN = ({ scale, reversed }: { scale: ScaleKey; reversed: boolean }, index: number) => {
  const level = scale === 'stressTolerance' || scale === 'salesConfidence' ? 2 : index % 3 === 0 ? 5 : 4;
  return reversed ? 6 - level : level;
};

/** The page of a report as HTML. */
export async function reportPage(
  report: ShownReport,
  { locale = 'en', trace = null }: Readonly<{ locale?: Locale; trace?: string | null }> = {},
): Promise<string> {
  return renderToStaticMarkup(
    await inLanguage(
      locale,
      <ReportView
        report={report}
        candidateName="Iida Saarela"
        organizationName="Kaarna"
        viewerName="Jukka Vainio"
        locale={locale}
        narratives={loadNarratives(1, locale)}
        path={PATH}
        openTrace={trace}
        reviewAction={() => Promise.resolve()}
        decision={null}
      />,
    ),
  );
}

/** The chain of one number alone. */
export async function tracePanel(report: ShownReport, key: TraceKey): Promise<string> {
  const trace = buildTrace(report.model, report.profile, key);
  const numbers = reportNumbers('en', PATH, key);
  const panel = <ReportTrace trace={trace} numbers={numbers} raterNames={null} closeHref={PATH} />;
  return renderToStaticMarkup(await inLanguage('en', panel));
}

async function inLanguage(locale: Locale, element: ReactElement): Promise<ReactElement> {
  const messages = await loadMessages(locale);
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={messages}
      formats={FORMATS}
      timeZone={TIME_ZONE}
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>
  );
}
