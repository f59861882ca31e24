import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { UpperBasis } from '@/lib/job-analysis/types';
import { detailValue } from './detail-value';
import { formatDate, formatNumber, formatPercent } from './format';
import type { Locale } from './locales';
import { sideChangeWords } from './side-words';
import type { Say } from './words';

/** The messages that say what changed. */
export type ChangeTexts = Readonly<{
  locale: Locale;
  roles: Say<'roles'>;
  changes: Say<'roles.changes'>;
  fields: Say<'roles.fields'>;
  experts: Say<'roles.expertKinds'>;
  names: Say<'scales.names'>;
  side: Say<'sideWords'>;
}>;

type Of<K extends ProfileChange['kind']> = Extract<ProfileChange, { kind: K }>;

const MEAN_DECIMALS = 1;

/** Differences between two profiles in words. */
export function changeWords(texts: ChangeTexts): (change: ProfileChange) => string {
  const { changes: t } = texts;
  const structure = structureWords(texts);
  const scale = scaleWords(texts);
  const detail = detailWords(texts);
  const side = sideChangeWords(texts.side);

  return (change) => {
    if (change.kind === 'text') return t(`text.${change.field}`, { from: change.from, to: change.to });
    if (change.kind === 'detail') return detail(change);
    if (change.kind === 'jobSide') return side(change);
    if (change.kind === 'boundsRule') return t(`boundsRule.${change.to}`);
    if (isBasisChange(change)) return t(change.kind, { from: change.from, to: change.to });
    return isScaleChange(change) ? scale(change) : structure(change);
  };
}

const SCALE_KINDS = [
  'scaleExcluded',
  'scaleIncluded',
  'exclusionReason',
  'weight',
  'targetLower',
  'targetUpper',
  'upperReason',
  'upperBasis',
  'override',
] as const;
const BASIS_KINDS = ['alpha', 'raterCount', 'observedHours'] as const;

function isScaleChange(change: ProfileChange): change is ScaleChange {
  return SCALE_KINDS.some((kind) => kind === change.kind);
}

function isBasisChange(change: ProfileChange): change is Of<(typeof BASIS_KINDS)[number]> {
  return BASIS_KINDS.some((kind) => kind === change.kind);
}

type ScaleChange = Of<(typeof SCALE_KINDS)[number]>;

function scaleWords(texts: ChangeTexts): (change: ScaleChange) => string {
  const { changes: t, names, locale } = texts;
  const upper = upperWords(texts);
  return (change) => {
    const scale = names(change.scale);
    switch (change.kind) {
      case 'scaleExcluded':
        return t('scaleExcluded', { scale, reason: change.reason });
      case 'scaleIncluded':
        return t('scaleIncluded', { scale });
      case 'exclusionReason':
        return t('exclusionReason', { scale, to: change.to });
      case 'weight': {
        const from = formatPercent(locale, change.fromPercent);
        return t('weight', { scale, from, to: formatPercent(locale, change.toPercent) });
      }
      case 'targetLower':
        return t('targetLower', { scale, from: change.from, to: change.to });
      case 'override': {
        const { toPercent, reason } = change;
        if (toPercent === null) return t('overrideGone', { scale });
        return t('override', { scale, percent: formatPercent(locale, toPercent), reason });
      }
      default:
        return upper(change);
    }
  };
}

/** What became of an upper limit: the limit itself, its reason, and whose agreement stands behind it. */
function upperWords({
  changes: t,
  names,
  experts,
  locale,
}: ChangeTexts): (change: Of<'targetUpper' | 'upperReason' | 'upperBasis'>) => string {
  return (change) => {
    const scale = names(change.scale);
    switch (change.kind) {
      case 'targetUpper':
        return t('targetUpper', { scale, from: limit(change.from), to: limit(change.to) });
      case 'upperReason':
        return t('upperReason', { scale, to: change.to ?? t('nothing') });
      case 'upperBasis':
        return basis(scale, change.to);
    }
  };

  function basis(scale: string, to: UpperBasis | null): string {
    if (to === null) return t('upperBasisGone', { scale });
    const [first, second] = to.experts;
    const date = formatDate(locale, new Date(to.reviewOn));
    return t('upperBasis', { scale, first: experts(first), second: experts(second), date });
  }

  function limit(value: number | null): string {
    return value === null ? t('noLimit') : String(value);
  }
}

type StructureChange = Exclude<
  ProfileChange,
  ScaleChange | Of<'text' | 'detail' | 'jobSide' | 'boundsRule' | (typeof BASIS_KINDS)[number]>
>;

function structureWords(texts: ChangeTexts): (change: StructureChange) => string {
  const { changes: t } = texts;
  const step = stepWords(texts);
  return (change) => {
    switch (change.kind) {
      case 'stageAdded':
      case 'stageRemoved':
      case 'stepAdded':
      case 'stepRemoved':
        return t(change.kind, { title: change.title });
      case 'stagesReordered':
      case 'stepsReordered':
        return t(change.kind);
      case 'stageChanged': {
        const from = change.from ?? t('nothing');
        return t(`stage.${change.field}`, { from, to: change.to ?? t('nothing') });
      }
      default:
        return step(change);
    }
  };
}

function stepWords(
  texts: ChangeTexts,
): (change: Of<'stepMoved' | 'stepText' | 'rating' | 'relevance'>) => string {
  const { changes: t, fields, names, locale } = texts;
  const word = stepValue(texts);
  const mean = (value: number) => formatNumber(locale, value, Number.isInteger(value) ? 0 : MEAN_DECIMALS);
  return (change) => {
    const { title } = change;
    switch (change.kind) {
      case 'stepMoved':
        return t('stepMoved', { title, from: change.from, to: change.to });
      case 'stepText':
        return t(`step.${change.field}`, { title, from: word(change.from), to: word(change.to) });
      case 'rating':
        return t('rating', {
          title,
          field: fields(`step.${change.field}`),
          from: mean(change.from),
          to: mean(change.to),
        });
      case 'relevance':
        return t('relevance', {
          title,
          scale: names(change.scale),
          from: mean(change.from),
          to: mean(change.to),
        });
    }
  };
}

function detailWords({ changes: t, fields, roles }: ChangeTexts): (change: Of<'detail'>) => string {
  const word = detailValue(roles);
  return (change) => {
    const values = { from: word(change.field, change.from), to: word(change.field, change.to) };
    switch (change.subject) {
      case 'role':
        return t('detail.role', { field: fields(change.field), ...values });
      case 'stage':
        return t('detail.other', { title: change.title, field: fields(`stage.${change.field}`), ...values });
      case 'step':
        return t('detail.other', { title: change.title, field: fields(`step.${change.field}`), ...values });
    }
  };
}

/** The value of a step's text or choice in words. */
function stepValue({ roles: t }: ChangeTexts): (value: string) => string {
  return (value) => {
    switch (value) {
      case 'core':
      case 'surrounding':
        return t(`kinds.${value}`);
      case 'direct':
      case 'indirect':
      case 'none':
        return t(`contacts.${value}`);
      case '':
        return t('changes.nothing');
      default:
        return value;
    }
  };
}
