import { useLocale, useTranslations } from 'next-intl';
import { WeightList, type WeightListItem } from '@/components/charts/weight-list';
import { formatPercent, formatRange } from '@/lib/i18n/format';
import type { DerivedWeights, WeightHold } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';
import { useStepItems } from './weight-steps';

const PER_CENT = 100;

type Derived = Extract<DerivedWeights, { status: 'derived' }>;
type SectionProps = Readonly<{
  page: RoleWeights;
  derived: Derived;
  /** The scale whose steps are all listed; null = the largest ones of every scale. */
  wholeScale: ScaleKey | null;
}>;

/** The six weights with their interval, what holds them, and the steps, ratings and raters behind each. */
export function WeightSection({ page, derived, wholeScale }: SectionProps) {
  const t = useTranslations('roleWeights.list');
  const items = useWeightItems(page, derived, wholeScale);
  const { uncertainty } = page;
  return (
    <section className="sec" aria-labelledby="weights-title">
      <h2 id="weights-title">{t('title')}</h2>
      <p className="muted">
        {uncertainty.status === 'estimated'
          ? t('jackknife')
          : t(uncertainty.reason === 'oneRater' ? 'oneRater' : 'noInterval')}{' '}
        {t(`bounds.${derived.beforeOverrides ? 'override' : derived.bounds.rule}`)}
      </p>
      <div className="two-lists">
        <WeightList items={items} />
      </div>
    </section>
  );
}

function useWeightItems(
  page: RoleWeights,
  derived: Derived,
  wholeScale: ScaleKey | null,
): readonly WeightListItem[] {
  const t = useTranslations('roleWeights.list');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const note = useWeightNote(page, derived);
  const steps = useStepItems(page, derived, wholeScale);
  return SCALE_KEYS.map((scale, index) => {
    const excluded = page.draft.scales[index]?.excludedReason ?? null;
    const shown = formatPercent(locale, derived.percents[index] ?? 0);
    return {
      scale,
      name: names(scale),
      weight: { text: excluded === null ? shown : t('excluded') },
      bar: {
        percent: PER_CENT * (derived.weights[index] ?? 0),
        interval: barInterval(interval90(page, index), derived.weights[index]),
        previous: null,
        label: t('barLabel', { scale: names(scale), percent: shown }),
      },
      note: excluded ?? note(index),
      ...steps(scale),
    };
  });
}

type Limits = readonly [number, number];

/** The 90 % interval of one weight, where the raters let it be estimated. */
function interval90({ uncertainty }: RoleWeights, index: number): Limits | undefined {
  return uncertainty.status === 'estimated' ? uncertainty.interval90[index] : undefined;
}

/** The interval as the bar draws it; a weight of zero has none. */
function barInterval(limits: Limits | undefined, weight: number | undefined) {
  return limits && weight !== 0 ? { low: PER_CENT * limits[0], high: PER_CENT * limits[1] } : null;
}

/** What there is to say about a weight: why it is zero, who set it, or how sure it is. */
function useWeightNote(page: RoleWeights, derived: Derived) {
  const t = useTranslations('roleWeights.list');
  const byHand = useOverrideNote(page, derived);
  const byRatings = useCertaintyNote(page);
  return (index: number): string => {
    if (derived.weights[index] === 0) return t('noStep');
    const held = derived.heldBy[index] ?? null;
    return held === 'override' ? byHand(index) : byRatings(index, held);
  };
}

/** The weight that was set by hand beside the one that the steps gave, with the reason. */
function useOverrideNote({ draft }: RoleWeights, derived: Derived) {
  const t = useTranslations('roleWeights.override');
  const locale = useLocale();
  return (index: number): string => {
    const override = draft.scales[index]?.override;
    if (!override) return '';
    return t('now', {
      percent: formatPercent(locale, derived.percents[index] ?? 0),
      derived: formatPercent(locale, PER_CENT * (derived.beforeOverrides?.[index] ?? 0)),
      reason: override.reason,
    });
  };
}

/** The interval, or what the counts alone leave open, and what holds the weight. */
function useCertaintyNote(page: RoleWeights) {
  const t = useTranslations('roleWeights.list');
  const locale = useLocale();
  const range = (limits: Limits) => formatRange(locale, PER_CENT * limits[0], PER_CENT * limits[1]);
  return (index: number, held: Exclude<WeightHold, 'override'> | null): string => {
    const limits = interval90(page, index);
    const rates = page.rateLimits?.[index];
    const words = rates ? 'intervalCounted' : 'interval';
    return [
      ...(limits ? [t(words, { range: range(limits) })] : []),
      ...(rates && !limits ? [t('rateLimits', { range: range(rates) })] : []),
      ...(held ? [t(`held.${held}`)] : []),
    ].join(' · ');
  };
}
