import { formatDate, formatList, formatNumber } from '@/lib/i18n/format';
import { type AnalysisQuality, analysisQuality } from '@/lib/job-analysis/analysis-quality';
import { profileDraft } from '@/lib/job-analysis/profile-draft';
import type { GateCondition } from '@/lib/job-analysis/rating-gate';
import type { Block } from '@/lib/pdf/paper';
import { type DossierContext, orDash } from './dossier-context';

/** The quality of the analysis as far as a published document can tell it: places and shifts are not in it. */
export function qualityOf({ document }: DossierContext): AnalysisQuality {
  return analysisQuality(profileDraft(document), null);
}

/** Conditions that a document can tell. */
function conditionsOf({ gate }: AnalysisQuality): readonly GateCondition[] {
  return gate.conditions.filter(({ condition }) => condition !== 'places');
}

/** Whether everything that a document can tell is in order. */
export function isSound(quality: AnalysisQuality): boolean {
  return quality.steps.passed && conditionsOf(quality).every(({ passed }) => passed);
}

/** Who rated, when, and how long the work was watched. */
export function raterBlocks(context: DossierContext): readonly Block[] {
  const { document, words } = context;
  const t = words.say('dossier.who');
  const kinds = words.say('raters.kinds');
  const { raters, steps } = document;
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', text: basisText(context) },
    ...(raters.length === 1 ? [{ kind: 'text' as const, text: t('oneRater') }] : []),
    {
      kind: 'table',
      caption: t('raters'),
      head: [t('rater'), t('kind'), t('rated')],
      numeric: [2],
      rows: raters.map(({ raterId, index, kind }) => {
        const rated = steps.filter(({ ratings }) => ratings.some((rating) => rating.raterId === raterId));
        return [t('raterNo', { number: index }), kinds(kind), `${rated.length} / ${steps.length}`];
      }),
    },
  ];
}

function basisText({ document: { basis }, words }: DossierContext): string {
  const t = words.say('dossier.who');
  const [from = '', to = ''] = [basis.firstRatedAt, basis.lastRatedAt].map((instant) =>
    formatDate(words.locale, new Date(instant)),
  );
  return [
    t('count', { count: basis.raterCount }),
    from === to ? t('on', { date: from }) : t('between', { from, to }),
    basis.observedHours > 0
      ? t('hours', { hours: formatNumber(words.locale, basis.observedHours, 1) })
      : t('noHours'),
  ].join(' ');
}

/** The badge of the analysis: each condition, whether it is met, and what would mend it. */
export function qualityBlocks(context: DossierContext): readonly Block[] {
  const t = context.words.say('dossier.quality');
  const quality = qualityOf(context);
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', tone: 'strong', text: t(isSound(quality) ? 'passed' : 'notPassed') },
    {
      kind: 'table',
      caption: t('caption'),
      head: [t('condition'), t('state'), t('mend')],
      rows: [
        ...conditionsOf(quality).map((condition) => conditionRow(condition, context)),
        stepsRow(quality, context),
        hoursRow(quality.observedHours, context),
      ],
    },
    { kind: 'text', tone: 'quiet', text: t('places') },
  ];
}

function row(
  { words }: DossierContext,
  { text, passed, mend }: Readonly<{ text: string; passed: boolean; mend: string | null }>,
): readonly string[] {
  return [text, words.say('dossier.quality')(passed ? 'met' : 'missing'), orDash(mend)];
}

function conditionRow(condition: GateCondition, context: DossierContext): readonly string[] {
  const { passed } = condition;
  return row(context, {
    passed,
    text: conditionText(condition, context),
    mend: passed ? null : mendText(condition, context),
  });
}

function conditionText(condition: GateCondition, { words }: DossierContext): string {
  const t = words.say('raters.quality');
  if (condition.condition === 'raters') return t('raters', { count: condition.count });
  if (condition.condition !== 'reliability') return t(condition.condition);
  const { value, interval } = condition.icc;
  if (value === null) return t('reliabilityNone');
  const number = (of: number) => formatNumber(words.locale, of, 2);
  const said = t('reliability', { value: number(value) });
  return interval
    ? `${said}, ${t('interval', { low: number(interval[0]), high: number(interval[1]) })}`
    : said;
}

function mendText({ mend }: GateCondition, { words }: DossierContext): string | null {
  const t = words.say('raters.quality.mend');
  if (mend === null) return null;
  if (mend.action === 'addRaters') return t('addRaters', { count: mend.count });
  if (mend.action !== 'addKinds') return t(mend.action);
  const kinds = words.say('raters.kinds');
  return t('addKinds', {
    kinds: formatList(
      words.locale,
      mend.kinds.map((kind) => kinds(kind)),
    ),
  });
}

function stepsRow({ steps }: AnalysisQuality, context: DossierContext): readonly string[] {
  const t = context.words.say('raters.quality');
  const { rated, divided, passed } = steps;
  const text = rated === 0 ? t('stepsNone') : t('steps', { divided });
  return row(context, { text, passed, mend: passed || rated === 0 ? null : t('mend.discuss') });
}

function hoursRow(hours: number, context: DossierContext): readonly string[] {
  const t = context.words.say('raters.quality');
  const passed = hours > 0;
  const text = passed ? t('hours', { hours: formatNumber(context.words.locale, hours, 1) }) : t('noHours');
  return row(context, { text, passed, mend: passed ? null : t('mend.observe') });
}
