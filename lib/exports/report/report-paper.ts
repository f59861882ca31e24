import type { Narratives } from '@/lib/content/schemas/narratives';
import { formatDate, formatDateTime } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Block, Paper } from '@/lib/pdf/paper';
import { shortHash } from '@/lib/report/shown-numbers';
import { basisBlocks, caveatBlocks, qualityBlocks } from './basis-blocks';
import { figureBlocks } from './figure-blocks';
import { leadBlocks } from './lead-blocks';
import { normBlocks } from './norm-blocks';
import { activeScales, fileNumbers, type PrintedReport, type ReportContext } from './report-context';
import { sideBlocks } from './side-blocks';
import { traceBlocks } from './trace-blocks';

export type { PrintedReport } from './report-context';

/**
 * A fit report as a file: the same sentences and the same numbers as on its page. Raters are in it by number and kind,
 * whoever takes the file out.
 *
 * @param narratives Released texts of the report's version, in the language of the words.
 * @throws {ReportError} PROFILE_MISMATCH when the profile is not the one of the report.
 */
export function reportPaper(report: PrintedReport, words: Words, narratives: Narratives): Paper {
  const { model } = report;
  const context: ReportContext = { report, model, words, narratives, numbers: fileNumbers(words) };
  const t = words.say('report');
  const line = t('printLine', {
    organization: report.organization,
    receipt: report.receipt,
    version: report.job.version,
    hash: shortHash(model.versions.profile.contentHash),
    time: formatDateTime(words.locale, report.computedAt),
  });
  return {
    locale: words.locale,
    // What a window and a list of files show: no name of a person.
    title: `${t('title')} ${report.receipt}`,
    footer: line,
    madeAt: report.computedAt,
    blocks: [
      { kind: 'heading', level: 1, text: report.personName },
      { kind: 'text', tone: 'strong', text: factLine(context) },
      { kind: 'text', tone: 'quiet', text: line },
      ...noticeBlocks(context),
      ...leadBlocks(context),
      ...figureBlocks(context),
      ...meaningBlocks(context),
      ...sideBlocks(context),
      ...basisBlocks(context),
      ...qualityBlocks(context),
      ...caveatBlocks(context),
      ...traceBlocks(context),
    ],
  };
}

function factLine({ report, words }: ReportContext): string {
  const t = words.say('report');
  const { job, submittedAt } = report;
  return [
    t('title'),
    t('job', { title: job.title, version: job.version }),
    ...(submittedAt ? [t('answered', { date: formatDate(words.locale, submittedAt) })] : []),
  ].join(' · ');
}

function noticeBlocks({ report, model, words, narratives }: ReportContext): readonly Block[] {
  const newer = words.say('report.newer');
  return [
    ...(report.isReplaced ? [{ kind: 'notice' as const, title: newer('title'), texts: [] }] : []),
    ...normBlocks(model, words, narratives),
  ];
}

/** What each score means for this job, in released sentences. */
function meaningBlocks({ model, words, narratives, numbers }: ReportContext): readonly Block[] {
  const t = words.say('report.words');
  const names = words.say('scales.names');
  const sten = words.say('report.figure')('sten');
  const version = model.versions.narratives;
  return [
    { kind: 'heading', level: 2, text: t('title') },
    ...activeScales(model).flatMap((scale): readonly Block[] => {
      if (scale.status !== 'scored') return [];
      const { bands, interviewQuestion } = narratives.scales[scale.key];
      return [
        { kind: 'heading', level: 3, text: names(scale.key) },
        {
          kind: 'text',
          tone: 'quiet',
          text: `T ${numbers.t(scale.t)} · ${sten} ${numbers.whole(scale.sten)}`,
        },
        { kind: 'text', text: bands[scale.band] },
        ...(scale.band === 'within'
          ? []
          : [{ kind: 'text' as const, text: `${t('question')}: ${interviewQuestion}` }]),
      ];
    }),
    {
      kind: 'text',
      tone: 'quiet',
      text: t(narratives.text.status === 'author' ? 'author' : 'reviewed', { version }),
    },
  ];
}
