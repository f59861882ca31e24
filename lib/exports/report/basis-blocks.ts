import { formatDate, formatDateTime, formatNumber } from '@/lib/i18n/format';
import { LOCALE_TAGS } from '@/lib/i18n/locales';
import type { Block } from '@/lib/pdf/paper';
import { shortHash } from '@/lib/report/shown-numbers';
import type { QualityCheck } from '@/lib/scoring/types';
import { fill, type ReportContext } from './report-context';

const MS_PER_SECOND = 1000;

/** Everything that the numbers rest on, by version. */
export function basisBlocks(context: ReportContext): readonly Block[] {
  const title = context.words.say('report.basis')('title');
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'facts', caption: title, rows: basisRows(context) },
  ];
}

function basisRows(context: ReportContext): readonly (readonly [string, string])[] {
  const { report, model, words, narratives } = context;
  const t = words.say('report.basis');
  const { locale } = words;
  const { profile, questionnaire, norm, scoring, narratives: texts } = model.versions;
  const normName = `${norm.key}-v${norm.version}`;
  const languages = new Intl.DisplayNames(LOCALE_TAGS[locale], { type: 'language' });
  const published = formatDate(locale, report.profilePublishedAt);
  const { observedHours } = model.basis;
  return [
    [
      t('profile'),
      `${t('profileText', { version: profile.version, date: published })} ${shortHash(profile.contentHash)}`,
    ],
    [t('raters'), ratersText(context)],
    [
      t('observed'),
      observedHours > 0
        ? t('observedText', { hours: formatNumber(locale, observedHours, 1) })
        : t('notObserved'),
    ],
    [
      t('questionnaire'),
      t('questionnaireText', {
        key: questionnaire.key,
        version: questionnaire.version,
        count: model.quality.administered,
        language: languages.of(report.answeredIn) ?? report.answeredIn,
      }),
    ],
    [
      t('norm'),
      norm.people === 0
        ? t('normPlanning', { norm: normName })
        : t('normPeople', { norm: normName, people: norm.people }),
    ],
    [t('scoring'), t('scoringText', { version: scoring })],
    [
      t('texts'),
      t(narratives.text.status === 'author' ? 'textsAuthor' : 'textsReviewed', { version: texts }),
    ],
    [t('evidence'), t('evidenceText')],
    [
      t('computed'),
      `${t('computedText', { time: formatDateTime(locale, report.computedAt) })} ${shortHash(report.resultHash)}`,
    ],
  ];
}

function ratersText({ model: { basis }, words }: ReportContext): string {
  const t = words.say('report.basis');
  const [from = '', to = ''] = [basis.firstRatedAt, basis.lastRatedAt].map((at) =>
    formatDate(words.locale, new Date(at)),
  );
  const parts = [
    basis.raterCount === 1 ? t('oneRater') : t('ratersText', { count: basis.raterCount }),
    from === to ? t('ratedOn', { date: from }) : t('ratedBetween', { from, to }),
  ].join(', ');
  if (!basis.agreement) return parts;
  const { icc2k, stepsRated, stepsDivided, passed } = basis.agreement;
  return [
    `${parts}, ${t(passed ? 'agreementPassed' : 'agreementNotPassed')}.`,
    icc2k === null ? t('iccNone') : t('icc', { value: formatNumber(words.locale, icc2k, 2) }),
    t('divided', { divided: stepsDivided, rated: stepsRated }),
  ].join(' ');
}

/** How the answers were given: flags are questions for a person and never change a score. */
export function qualityBlocks({ model: { quality }, words }: ReportContext): readonly Block[] {
  const t = words.say('report.quality');
  const { flagCount, verdict, longString, responseTime, unanswered, administered } = quality;
  const seconds = (ms: number) => formatNumber(words.locale, ms / MS_PER_SECOND, 1);
  const checked = (check: QualityCheck, text: (value: number, limit: number) => string) =>
    check.status === 'measured'
      ? `${t(check.flagged ? 'flagged' : 'fine')}: ${text(check.value, check.limit)}`
      : t('notMeasured');
  const lead = [
    t('normal', { count: flagCount }),
    ...(verdict === 'normal' ? (flagCount === 1 ? [t('usual')] : []) : [t(verdict)]),
    t('unchanged'),
  ];
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', text: lead.join(' ') },
    {
      kind: 'facts',
      caption: t('title'),
      rows: [
        [t('longString'), checked(longString, (value, limit) => t('longStringText', { value, limit }))],
        [
          t('responseTime'),
          checked(responseTime, (value, limit) =>
            t('responseTimeText', { value: seconds(value), limit: seconds(limit) }),
          ),
        ],
        [t('unanswered'), t('unansweredText', { count: unanswered, of: administered })],
      ],
    },
  ];
}

/** What the reader must keep in mind. */
export function caveatBlocks({
  model,
  narratives: { summary },
  words,
  numbers,
}: ReportContext): readonly Block[] {
  const t = words.say('report.caveats');
  const names = words.say('scales.names');
  const reasons = flagReasons(model.quality, words);
  return [
    { kind: 'heading', level: 2, text: t('title') },
    {
      kind: 'list',
      items: [
        ...(model.fit.status === 'fitted' ? [summary.weightsUncertain] : []),
        ...(model.basis.raterCount === 1 ? [summary.oneRater] : []),
        ...(model.overrides ?? []).map(({ key, percent, derivedPercent, reason }) =>
          t('override', {
            scale: names(key),
            percent: numbers.percent(percent),
            derived: numbers.percent(derivedPercent),
            reason,
          }),
        ),
        ...(reasons.length > 0 ? [fill(summary.qualityFlag, { reasons: reasons.join(', ') })] : []),
        summary.oneSource,
        summary.humanDecides,
      ],
    },
  ];
}

function flagReasons(
  { longString, responseTime }: ReportContext['model']['quality'],
  words: ReportContext['words'],
): readonly string[] {
  const t = words.say('report.quality');
  return [
    ...(longString.status === 'measured' && longString.flagged ? [t('reasonLongString')] : []),
    ...(responseTime.status === 'measured' && responseTime.flagged ? [t('reasonResponseTime')] : []),
  ];
}
