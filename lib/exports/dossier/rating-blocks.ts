import { formatDate, formatNumber, formatRange } from '@/lib/i18n/format';
import { profileDraft } from '@/lib/job-analysis/profile-draft';
import { ratedSteps } from '@/lib/job-analysis/profile-document';
import { ratingAgreement, type StepAgreement, STEP_RATINGS } from '@/lib/job-analysis/rating-agreement';
import type { RatedStep } from '@/lib/job-analysis/types';
import type { MappedStep } from '@/lib/job-analysis/work-map';
import type { Block } from '@/lib/pdf/paper';
import { SCALE_KEYS } from '@/lib/scales';
import type { DossierContext } from './dossier-context';

const PER_CENT = 100;

/** The ratings of every step with their agreement, what each step demands, and what was counted. */
export function ratingBlocks(context: DossierContext): readonly Block[] {
  const { words } = context;
  const t = words.say('dossier.ratings');
  return [
    { kind: 'heading', level: 2, text: t('title') },
    { kind: 'text', text: t('text') },
    ratingTable(context),
    { kind: 'text', text: t('linksText') },
    linkTable(context),
    ...observedBlocks(context),
  ];
}

/** Averaged ratings by the id of the step. */
function ratedById({ document }: DossierContext): ReadonlyMap<string, RatedStep> {
  const rated = ratedSteps(document);
  return new Map(
    document.steps.flatMap(({ id }, index) => {
      const own = rated[index];
      return own === undefined ? [] : [[id, own] as const];
    }),
  );
}

function ratingTable(context: DossierContext): Block {
  const { words, document, steps, stepName } = context;
  const t = words.say('dossier.ratings');
  const rated = ratedById(context);
  const agreement = new Map(ratingAgreement(profileDraft(document)).steps.map((step) => [step.stepId, step]));
  return {
    kind: 'table',
    caption: t('caption'),
    head: [t('step'), t('frequency'), t('loss'), t('gain'), t('criticality'), t('raters'), t('agreement')],
    numeric: [1, 2, 3, 4, 5, 6],
    rows: steps.map((mapped) => [
      stepName(mapped.step.id),
      ...meansOf(rated.get(mapped.step.id), context),
      criticalityOf(mapped, context),
      String(mapped.step.ratings.length),
      agreementOf(agreement.get(mapped.step.id), context),
    ]),
  };
}

function meansOf(rated: RatedStep | undefined, { mean }: DossierContext): readonly string[] {
  return STEP_RATINGS.map((field) => (rated === undefined ? '–' : mean(rated[field])));
}

function criticalityOf({ criticality }: MappedStep, { words }: DossierContext): string {
  return criticality === null ? '–' : formatNumber(words.locale, criticality * PER_CENT);
}

/** The smallest rwg of a step's three ratings, and whether the raters are divided. */
function agreementOf(agreement: StepAgreement | undefined, { words }: DossierContext): string {
  if (agreement === undefined || agreement.raters < 2) return '–';
  const values = STEP_RATINGS.flatMap((field) => agreement.cells[field].rwg ?? []);
  if (values.length === 0) return '–';
  const value = formatNumber(words.locale, Math.min(...values), 2);
  return agreement.spread > 1 ? words.say('dossier.ratings')('divided', { value }) : value;
}

function linkTable(context: DossierContext): Block {
  const { words, steps, stepName, mean } = context;
  const t = words.say('dossier.ratings');
  const names = words.say('scales.shortNames');
  const rated = ratedById(context);
  return {
    kind: 'table',
    caption: t('links'),
    head: [t('step'), ...SCALE_KEYS.map((key) => names(key))],
    numeric: SCALE_KEYS.map((_, index) => index + 1),
    rows: steps.map(({ step }) => [
      stepName(step.id),
      ...SCALE_KEYS.map((_, scale) => {
        const value = rated.get(step.id)?.relevance[scale];
        return value === undefined ? '–' : mean(value);
      }),
    ]),
  };
}

function observedBlocks({ words, steps, stepName }: DossierContext): readonly Block[] {
  const t = words.say('dossier.ratings');
  const { locale } = words;
  const rows = steps.flatMap(({ step }): readonly (readonly string[])[] => {
    if (!step.observed) return [];
    const { frequency, low, high, events, hours, decidedAt } = step.observed;
    return [
      [
        stepName(step.id),
        formatNumber(locale, events),
        formatNumber(locale, hours, 1),
        `${formatNumber(locale, frequency, 1)} (${formatRange(locale, low, high, 1)})`,
        formatDate(locale, new Date(decidedAt)),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'text', text: t('observedText') },
    {
      kind: 'table',
      caption: t('observed'),
      head: [t('step'), t('events'), t('hours'), t('frequencyRange'), t('decided')],
      numeric: [1, 2, 3, 4],
      rows,
    },
  ];
}
