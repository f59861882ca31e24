import { formatDate, formatList, formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import { weightPercents } from '@/lib/job-analysis/derive-weights';
import { draftWeightUncertainty } from '@/lib/job-analysis/draft-rater-matrix';
import { deriveProfileWeights, profileWeights, ratedSteps } from '@/lib/job-analysis/profile-document';
import { profileDraft } from '@/lib/job-analysis/profile-draft';
import type { ProfileScale, ProfileStep, RatedStep, RoleProfileDocument } from '@/lib/job-analysis/types';
import type { WeightUncertainty } from '@/lib/job-analysis/weight-jackknife';
import { type WeightShare, weightShares } from '@/lib/job-analysis/weight-shares';
import type { Block } from '@/lib/pdf/paper';
import type { ScaleKey } from '@/lib/scales';
import type { DossierContext } from './dossier-context';
import { type DrawnWeight, weightDrawing } from './weight-drawing';

const PER_CENT = 100;
/** Steps of a weight that are named one by one; the rest are summed up. */
const STEPS_NAMED = 10;
const TENTHS = 10;

/** The weights with their intervals, what holds them, and the steps that each rests on. */
export function weightBlocks(context: DossierContext): readonly Block[] {
  const { words, document } = context;
  const t = words.say('dossier.weights');
  const bounds = words.say('roles.weights.bounds');
  const uncertainty = draftWeightUncertainty(profileDraft(document));
  const derived = derivedOf(document);
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', text: t('text', { alpha: formatPercent(words.locale, document.alpha * PER_CENT) }) },
    { kind: 'text', text: bounds(document.bounds.rule) },
    ...intervalNote(uncertainty, context),
    weightFigure(context, uncertainty, derived),
    weightTable(context, uncertainty, derived),
    ...reasonBlocks(context, derived),
    { kind: 'heading', level: 2, text: t('trace') },
    ...document.scales.flatMap((scale, index) =>
      scale.excludedReason === null
        ? traceBlocks(scale.key, context, derived.percents[index] ?? 0, derived)
        : [],
    ),
  ];
}

type Derived = Readonly<{
  rated: readonly RatedStep[];
  criticality: readonly number[];
  weights: ReturnType<typeof profileWeights>;
  percents: ReturnType<typeof weightPercents>;
  rawPercents: readonly number[];
  heldBy: readonly ('floor' | 'cap' | 'override' | null)[];
}>;

/** The published weights and how they came about; the numbers that are shown are those of the document. */
function derivedOf(document: RoleProfileDocument): Derived {
  const derived = deriveProfileWeights(document);
  const weights = profileWeights(document);
  const isDerived = derived.status === 'derived';
  return {
    rated: ratedSteps(document),
    criticality: derived.criticality,
    weights,
    percents: weightPercents(weights),
    rawPercents: isDerived ? derived.rawWeights.map((weight) => weight * PER_CENT) : [],
    heldBy: isDerived ? derived.heldBy : [],
  };
}

function intervalNote(uncertainty: WeightUncertainty, { words }: DossierContext): readonly Block[] {
  const t = words.say('dossier.weights');
  if (uncertainty.status === 'estimated') return [{ kind: 'text', text: t('interval') }];
  // That there is one rater is said where the raters are.
  return uncertainty.reason === 'oneRater' ? [] : [{ kind: 'text', text: t('noInterval') }];
}

/** The picture says nothing that the table under it does not say. */
function weightFigure(
  { words, document }: DossierContext,
  uncertainty: WeightUncertainty,
  { percents }: Derived,
): Block {
  const t = words.say('dossier.weights');
  const names = words.say('scales.names');
  const drawn = document.scales.flatMap(({ key, excludedReason }, index): readonly DrawnWeight[] => {
    if (excludedReason !== null) return [];
    const interval = uncertainty.status === 'estimated' ? uncertainty.interval90[index] : undefined;
    return [
      {
        name: names(key),
        percent: percents[index] ?? 0,
        interval: interval ? [interval[0] * PER_CENT, interval[1] * PER_CENT] : null,
      },
    ];
  });
  const said = drawn.map(({ name, percent }) => `${name} ${formatPercent(words.locale, percent)}`);
  return {
    kind: 'figure',
    alt: t('figure', { weights: formatList(words.locale, said) }),
    drawing: weightDrawing(drawn, words),
  };
}

function weightTable(context: DossierContext, uncertainty: WeightUncertainty, derived: Derived): Block {
  const { words, document } = context;
  const { locale } = words;
  const t = words.say('dossier.weights');
  const names = words.say('scales.names');
  return {
    kind: 'table',
    caption: t('caption'),
    head: [t('scale'), t('weight'), t('range'), t('target'), t('steps'), t('raters'), t('hours')],
    numeric: [1, 2, 4, 5],
    rows: document.scales.map((scale, index) => {
      const name = names(scale.key);
      if (scale.excludedReason !== null) return [name, t('left'), '–', '–', '–', '–', '–'];
      const interval = uncertainty.status === 'estimated' ? uncertainty.interval90[index] : undefined;
      const behind = stepsBehind(document, derived, index);
      return [
        name,
        formatPercent(locale, derived.percents[index] ?? 0),
        interval === undefined
          ? t('none')
          : formatRange(locale, interval[0] * PER_CENT, interval[1] * PER_CENT),
        targetText(scale, context),
        String(behind.length),
        String(new Set(behind.flatMap(({ ratings }) => ratings.map(({ raterId }) => raterId))).size),
        observedText(behind, context),
      ];
    }),
  };
}

function stepsBehind(
  document: RoleProfileDocument,
  { rated, criticality }: Derived,
  scale: number,
): readonly ProfileStep[] {
  return document.steps.filter(
    (_, index) => (criticality[index] ?? 0) * (rated[index]?.relevance[scale] ?? 0) > 0,
  );
}

function observedText(steps: readonly ProfileStep[], { words }: DossierContext): string {
  const hours = steps.flatMap(({ observed }) => observed?.hours ?? []);
  return words.say('dossier.weights')('hoursText', {
    count: hours.length,
    hours: formatNumber(words.locale, Math.max(0, ...hours), 1),
  });
}

function targetText(
  scale: Extract<ProfileScale, { excludedReason: null }>,
  { words }: DossierContext,
): string {
  const t = words.say('dossier.weights');
  const { targetLower: lower, targetUpper: upper } = scale;
  return upper === null ? t('atLeast', { lower }) : t('between', { lower, upper });
}

function reasonBlocks(context: DossierContext, derived: Derived): readonly Block[] {
  const t = context.words.say('dossier.weights');
  const items = context.document.scales.flatMap((scale, index) => reasonsOf(scale, index, context, derived));
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: t('reasons') },
    { kind: 'list', items },
  ];
}

function reasonsOf(
  scale: ProfileScale,
  index: number,
  context: DossierContext,
  { heldBy, rawPercents }: Derived,
): readonly string[] {
  const { words } = context;
  const t = words.say('dossier.weights');
  const name = words.say('scales.names')(scale.key);
  if (scale.excludedReason !== null) return [t('excluded', { scale: name, reason: scale.excludedReason })];
  const hold = heldBy[index];
  const percent = (value: number) => formatPercent(words.locale, value);
  return [
    ...(scale.override
      ? [
          t('override', {
            scale: name,
            derived: percent(scale.override.derivedWeight * PER_CENT),
            reason: scale.override.reason,
          }),
        ]
      : []),
    ...(hold === 'floor' || hold === 'cap'
      ? [t(hold, { scale: name, raw: percent(rawPercents[index] ?? 0) })]
      : []),
    ...upperReasons(scale, name, context),
  ];
}

function upperReasons(
  { upperReason, upperBasis }: Extract<ProfileScale, { excludedReason: null }>,
  scale: string,
  { words }: DossierContext,
): readonly string[] {
  const t = words.say('dossier.weights');
  const kinds = words.say('roles.expertKinds');
  if (upperReason === null) return [];
  const reason = t('upper', { scale, reason: upperReason });
  if (!upperBasis) return [reason];
  const [first, second] = upperBasis.experts;
  const date = formatDate(words.locale, new Date(upperBasis.reviewOn));
  return [reason, t('upperBasis', { scale, first: kinds(first), second: kinds(second), date })];
}

function traceBlocks(
  scale: ScaleKey,
  context: DossierContext,
  percent: number,
  derived: Derived,
): readonly Block[] {
  const { words } = context;
  const t = words.say('dossier.weights');
  const name = words.say('scales.names')(scale);
  const shares = weightShares(derived.rated, derived.criticality, derived, scale);
  const heading: Block = {
    kind: 'heading',
    level: 3,
    text: t('traceOf', { scale: name, percent: formatPercent(words.locale, percent) }),
  };
  if (shares.length === 0) return [heading, { kind: 'text', text: t('noStep') }];
  return [
    heading,
    {
      kind: 'table',
      caption: t('traceCaption', { scale: name }),
      head: [t('scale'), t('points'), t('ofWeight'), t('relevance'), t('raters')].map((title, column) =>
        column === 0 ? words.say('dossier.ratings')('step') : title,
      ),
      numeric: [1, 2, 3, 4],
      rows: [...namedShares(shares, scale, context, derived), ...otherShares(shares, context)],
      foot: [
        t('sum'),
        formatPercent(words.locale, percent, 1),
        formatPercent(words.locale, PER_CENT),
        '–',
        '–',
      ],
    },
  ];
}

function namedShares(
  shares: readonly WeightShare[],
  scale: ScaleKey,
  { words, document, stepName, mean }: DossierContext,
  { rated }: Derived,
): readonly (readonly string[])[] {
  const index = document.scales.findIndex(({ key }) => key === scale);
  return shares.slice(0, shownOf(shares)).map(({ step, shownPoints, shownOfWeight }) => {
    const own = document.steps[step];
    return [
      stepName(own?.id ?? ''),
      formatPercent(words.locale, shownPoints, 1),
      formatPercent(words.locale, shownOfWeight),
      mean(rated[step]?.relevance[index] ?? 0),
      String(own?.ratings.length ?? 0),
    ];
  });
}

function otherShares(
  shares: readonly WeightShare[],
  { words }: DossierContext,
): readonly (readonly string[])[] {
  const rest = shares.slice(shownOf(shares));
  if (rest.length === 0) return [];
  const tenths = rest.reduce((sum, { shownPoints }) => sum + Math.round(shownPoints * TENTHS), 0);
  const ofWeight = rest.reduce((sum, { shownOfWeight }) => sum + shownOfWeight, 0);
  return [
    [
      words.say('dossier.weights')('otherSteps', { count: rest.length }),
      formatPercent(words.locale, tenths / TENTHS, 1),
      formatPercent(words.locale, ofWeight),
      '–',
      '–',
    ],
  ];
}

/** One step alone is named rather than summed up. */
function shownOf(shares: readonly WeightShare[]): number {
  return shares.length > STEPS_NAMED + 1 ? STEPS_NAMED : shares.length;
}
