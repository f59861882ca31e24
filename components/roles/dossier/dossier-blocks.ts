import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatList, formatNumber, formatPercent } from '@/lib/i18n/format';
import { criticality } from '@/lib/job-analysis/criticality';
import { weightPercents } from '@/lib/job-analysis/derive-weights';
import { profileWeights, ratedSteps } from '@/lib/job-analysis/profile-document';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';

export type DossierBlock = Readonly<
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
>;

export type DossierProfile = Readonly<{
  version: number;
  contentHash: string;
  document: RoleProfileDocument;
  /** Null for the first version. */
  changes: readonly unknown[] | null;
}>;

const CARRYING_STEPS = 3;

/** A published analysis in plain words, block by block: the same for the screen and for paper. */
export function useDossierBlocks(profile: DossierProfile): readonly DossierBlock[] {
  const t = useTranslations('dossier');
  const { document, version, changes, contentHash } = profile;
  const heading = (text: string): DossierBlock => ({ kind: 'heading', text });
  const text = (said: string): DossierBlock => ({ kind: 'text', text: said });
  return [
    heading(t('purpose')),
    text(t('purposeText')),
    text(t('success', { text: document.successCriterion })),
    heading(t('who')),
    ...useWho(document),
    heading(t('steps')),
    text(t('stepsText')),
    useSteps(document),
    heading(t('weights')),
    text(t('weightsText')),
    useWeights(document),
    heading(t('gaps')),
    ...useGaps(document).map(text),
    heading(t('changes')),
    text(
      changes === null ? t('noChanges') : t('changeCount', { count: changes.length, version: version - 1 }),
    ),
    heading(t('method')),
    text(t('methodText')),
    heading(t('hash')),
    text(t('hashText', { hash: contentHash })),
  ];
}

function useWho({ basis, raters }: RoleProfileDocument): readonly DossierBlock[] {
  const t = useTranslations('dossier');
  const kinds = useTranslations('raters.kinds');
  const locale = useLocale();
  const date = (instant: string) => formatDate(locale, new Date(instant));
  const said = t('whoText', {
    count: basis.raterCount,
    from: date(basis.firstRatedAt),
    to: date(basis.lastRatedAt),
    hours: formatNumber(locale, basis.observedHours, 1),
  });
  return [
    { kind: 'text', text: said },
    ...(raters.length === 1 ? [{ kind: 'text' as const, text: t('oneRater') }] : []),
    {
      kind: 'table',
      caption: t('who'),
      head: [t('rater'), t('kind')],
      rows: raters.map(({ index, kind }) => [t('raterNo', { number: index }), kinds(kind)]),
    },
  ];
}

function useSteps(document: RoleProfileDocument): DossierBlock {
  const t = useTranslations('dossier');
  const locale = useLocale();
  const rated = ratedSteps(document);
  const shown = (value: number | undefined) => (value === undefined ? '' : formatNumber(locale, value, 1));
  return {
    kind: 'table',
    caption: t('steps'),
    head: [t('step'), t('stage'), t('frequency'), t('loss'), t('gain'), t('authority')],
    rows: document.steps.map((step, index) => [
      `${index + 1}. ${step.title}`,
      document.stages.find(({ id }) => id === step.stageId)?.title ?? '',
      shown(rated[index]?.frequency),
      shown(rated[index]?.loss),
      shown(rated[index]?.gain),
      step.authority ?? '',
    ]),
  };
}

function useWeights(document: RoleProfileDocument): DossierBlock {
  const t = useTranslations('dossier');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const percents = weightPercents(profileWeights(document));
  const rows = document.scales.map((scale, index): readonly string[] => {
    if (scale.excludedReason !== null) return [names(scale.key), t('left'), '', '', scale.excludedReason];
    const { targetLower: lower, targetUpper: upper, override } = scale;
    const carrying = carryingSteps(document, SCALE_KEYS.indexOf(scale.key)).map(String);
    const reasons = [
      ...(override === undefined ? [] : [t('override', { reason: override.reason })]),
      ...(scale.upperReason === null ? [] : [scale.upperReason]),
    ];
    return [
      names(scale.key),
      formatPercent(locale, percents[index] ?? 0),
      upper === null ? t('atLeast', { lower }) : t('between', { lower, upper }),
      formatList(locale, carrying),
      reasons.join(' '),
    ];
  });
  return {
    kind: 'table',
    caption: t('weights'),
    head: [t('scale'), t('weight'), t('target'), t('carry'), t('note')],
    rows,
  };
}

/** Numbers of the steps that bring most weight to a scale. */
function carryingSteps(document: RoleProfileDocument, scale: number): readonly number[] {
  return ratedSteps(document)
    .map((step, index) => ({
      number: index + 1,
      share: criticality(step, document.alpha) * (step.relevance[scale] ?? 0),
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, CARRYING_STEPS)
    .map(({ number }) => number);
}

function useGaps({ basis, steps }: RoleProfileDocument): readonly string[] {
  const t = useTranslations('dossier');
  const silent = steps.filter(({ latitude }) => latitude === undefined || latitude === null).length;
  const gaps = [
    ...(basis.raterCount === 1 ? [t('gap.oneRater')] : []),
    ...(basis.observedHours === 0 ? [t('gap.noHours')] : []),
    ...(silent > 0 ? [t('gap.noAuthority', { count: silent })] : []),
  ];
  return gaps.length > 0 ? gaps : [t('noGaps')];
}
