import { useLocale, useTranslations } from 'next-intl';
import { formatNumber, formatPercent } from '@/lib/i18n/format';
import type { ProfileChange } from '@/lib/job-analysis/types';

type Of<K extends ProfileChange['kind']> = Extract<ProfileChange, { kind: K }>;

const MEAN_DECIMALS = 1;

/** Differences between two profiles in words. */
export function useChangeWords(): (change: ProfileChange) => string {
  const t = useTranslations('roles.changes');
  const structure = useStructureWords();
  const scale = useScaleWords();

  return (change) => {
    switch (change.kind) {
      case 'text':
        return t(`text.${change.field}`, { from: change.from, to: change.to });
      case 'alpha':
      case 'raterCount':
      case 'observedHours':
        return t(change.kind, { from: change.from, to: change.to });
      case 'boundsRule':
        return t(`boundsRule.${change.to}`);
      case 'scaleExcluded':
      case 'scaleIncluded':
      case 'exclusionReason':
      case 'weight':
      case 'targetLower':
      case 'targetUpper':
      case 'upperReason':
        return scale(change);
      default:
        return structure(change);
    }
  };
}

type ScaleChange = Of<
  | 'scaleExcluded'
  | 'scaleIncluded'
  | 'exclusionReason'
  | 'weight'
  | 'targetLower'
  | 'targetUpper'
  | 'upperReason'
>;

function useScaleWords(): (change: ScaleChange) => string {
  const t = useTranslations('roles.changes');
  const names = useTranslations('scales.names');
  const locale = useLocale();
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
      case 'targetUpper':
        return t('targetUpper', { scale, from: limit(change.from), to: limit(change.to) });
      case 'upperReason':
        return t('upperReason', { scale, to: change.to ?? t('nothing') });
    }
  };

  function limit(value: number | null): string {
    return value === null ? t('noLimit') : String(value);
  }
}

type StructureChange = Exclude<
  ProfileChange,
  ScaleChange | Of<'text' | 'alpha' | 'raterCount' | 'observedHours' | 'boundsRule'>
>;

function useStructureWords(): (change: StructureChange) => string {
  const t = useTranslations('roles.changes');
  const roles = useTranslations('roles');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  return (change) => {
    switch (change.kind) {
      case 'stageAdded':
      case 'stageRemoved':
      case 'stepAdded':
      case 'stepRemoved':
        return t(change.kind, { title: change.title });
      case 'stageChanged':
        return t(`stage.${change.field}`, {
          from: change.from ?? t('nothing'),
          to: change.to ?? t('nothing'),
        });
      case 'stagesReordered':
      case 'stepsReordered':
        return t(change.kind);
      case 'stepMoved':
        return t('stepMoved', { title: change.title, from: change.from, to: change.to });
      case 'stepText':
        return t(`step.${change.field}`, {
          title: change.title,
          from: stepWord(change.from),
          to: stepWord(change.to),
        });
      case 'rating': {
        const field = roles(`fields.step.${change.field}`);
        return t('rating', { title: change.title, field, from: mean(change.from), to: mean(change.to) });
      }
      case 'relevance': {
        const scale = names(change.scale);
        return t('relevance', { title: change.title, scale, from: mean(change.from), to: mean(change.to) });
      }
    }
  };

  function mean(value: number): string {
    return formatNumber(locale, value, Number.isInteger(value) ? 0 : MEAN_DECIMALS);
  }

  function stepWord(value: string): string {
    if (value === 'core' || value === 'surrounding') return roles(`kinds.${value}`);
    if (value === 'direct' || value === 'indirect' || value === 'none') return roles(`contacts.${value}`);
    return value === '' ? t('nothing') : value;
  }
}
