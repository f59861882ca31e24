import { useLocale, useTranslations } from 'next-intl';
import { WeightList, type WeightListItem } from '@/components/charts/weight-list';
import { completeRatings } from '@/lib/job-analysis/average-ratings';
import { formatList, formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import { type Locale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import type { DerivedWeights, DraftStep, RatedStep, WeightHold } from '@/lib/job-analysis/types';
import { weightShares } from '@/lib/job-analysis/weight-shares';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';

const PER_CENT = 100;
const ONE_DECIMAL = 1;

type Derived = Extract<DerivedWeights, { status: 'derived' }>;
type SectionProps = Readonly<{ page: RoleWeights; derived: Derived }>;

/** The six weights with their interval, what holds them, and the steps, ratings and raters behind each. */
export function WeightSection({ page, derived }: SectionProps) {
  const t = useTranslations('roleWeights.list');
  const items = useWeightItems(page, derived);
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

function useWeightItems(page: RoleWeights, derived: Derived): readonly WeightListItem[] {
  const t = useTranslations('roleWeights.list');
  const names = useTranslations('scales.names');
  const locale = useLocale();
  const note = useWeightNote(page, derived);
  const steps = useStepItems(page, derived);
  return SCALE_KEYS.map((scale, index) => {
    const excluded = page.draft.scales[index]?.excludedReason ?? null;
    const shown = formatPercent(locale, derived.percents[index] ?? 0);
    const items = steps(scale);
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
      ...(items.length === 0 ? {} : { stepsSummary: t('steps', { count: items.length }), steps: items }),
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

/** The steps behind one weight, each a way to the step, with the averaged ratings and the raters by number. */
function useStepItems({ jobRoleId, draft, weights, raters }: RoleWeights, derived: Derived) {
  const locale: Locale = useLocale();
  const note = useStepNote(raters);
  const byId = new Map(draft.steps.map((step) => [step.id, step]));
  return (scale: ScaleKey) =>
    weightShares(weights.rated, derived.criticality, derived, scale).map(({ step: at, shownOfWeight }) => {
      const id = weights.stepIds[at] ?? '';
      const step = byId.get(id);
      return {
        id,
        label: step?.title ?? '',
        href: getPathname({ href: `/roles/${jobRoleId}/map/steps/${id}`, locale }),
        share: formatPercent(locale, shownOfWeight),
        note: note(scale, step, weights.rated[at]),
      };
    });
}

/** The averaged ratings of a step, its raters by number, and the observation where one is used. */
function useStepNote(raters: RoleWeights['raters']) {
  const t = useTranslations('roleWeights.list');
  const locale = useLocale();
  const means = useMeanRatings();
  const numberOf = new Map(raters.map(({ raterId, number }) => [raterId, number]));
  return (scale: ScaleKey, step: DraftStep | undefined, rated: RatedStep | undefined): string => {
    const numbers = completeRatings(step?.ratings ?? [])
      .map(({ raterId }) => numberOf.get(raterId) ?? 0)
      .sort((one, other) => one - other);
    const words = {
      ...means(scale, rated),
      raters: t('raters', { list: formatList(locale, numbers.map(String)) }),
    };
    const observed = step?.observed;
    if (!observed) return t('share', words);
    const hours = formatNumber(locale, observed.hours, ONE_DECIMAL);
    return t('shareObserved', { ...words, events: observed.events, hours });
  };
}

/** The averaged ratings of a step as numbers to print; relevance is that for the scale. */
function useMeanRatings() {
  const locale = useLocale();
  const shown = (value: number) => formatNumber(locale, value, Number.isInteger(value) ? 0 : ONE_DECIMAL);
  return (scale: ScaleKey, rated: RatedStep | undefined) => ({
    relevance: shown(rated?.relevance[SCALE_KEYS.indexOf(scale)] ?? 0),
    frequency: shown(rated?.frequency ?? 0),
    loss: shown(rated?.loss ?? 0),
    gain: shown(rated?.gain ?? 0),
  });
}
