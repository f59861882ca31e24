import { useLocale, useTranslations } from 'next-intl';
import { WeightList, type WeightListItem } from '@/components/charts/weight-list';
import { completeRatings } from '@/lib/job-analysis/average-ratings';
import { formatList, formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import { type Locale } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import type { DerivedWeights } from '@/lib/job-analysis/types';
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
        {t(`bounds.${derived.beforeOverrides ? 'none' : derived.bounds.rule}`)}
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
    const limits = page.uncertainty.status === 'estimated' ? page.uncertainty.interval90[index] : undefined;
    const items = steps(scale);
    return {
      scale,
      name: names(scale),
      weight: { text: excluded === null ? shown : t('excluded') },
      bar: {
        percent: PER_CENT * (derived.weights[index] ?? 0),
        interval:
          limits && derived.weights[index] !== 0
            ? { low: PER_CENT * limits[0], high: PER_CENT * limits[1] }
            : null,
        previous: null,
        label: t('barLabel', { scale: names(scale), percent: shown }),
      },
      note: excluded ?? note(index),
      ...(items.length === 0 ? {} : { stepsSummary: t('steps', { count: items.length }), steps: items }),
    };
  });
}

/** Interval, what the observation alone would do, and what holds the weight. */
function useWeightNote({ uncertainty, rateLimits, draft }: RoleWeights, derived: Derived) {
  const t = useTranslations('roleWeights');
  const locale = useLocale();
  const range = (limits: readonly [number, number]) =>
    formatRange(locale, PER_CENT * limits[0], PER_CENT * limits[1]);
  return (index: number): string => {
    if (derived.weights[index] === 0) return t('list.noStep');
    const held = derived.heldBy[index] ?? null;
    const override = draft.scales[index]?.override;
    const limits = uncertainty.status === 'estimated' ? uncertainty.interval90[index] : undefined;
    const rates = rateLimits?.[index];
    return [
      ...(limits && held !== 'override' ? [t('list.interval', { range: range(limits) })] : []),
      ...(rates && held !== 'override' ? [t('list.rateLimits', { range: range(rates) })] : []),
      ...(held && held !== 'override' ? [t(`list.held.${held}`)] : []),
      ...(held === 'override' && override
        ? [
            t('override.now', {
              percent: formatPercent(locale, derived.percents[index] ?? 0),
              derived: formatPercent(locale, PER_CENT * (derived.beforeOverrides?.[index] ?? 0)),
              reason: override.reason,
            }),
          ]
        : []),
    ].join(' · ');
  };
}

/** The steps behind one weight, each a way to the step, with the averaged ratings and the raters by number. */
function useStepItems({ jobRoleId, draft, weights, raters }: RoleWeights, derived: Derived) {
  const t = useTranslations('roleWeights.list');
  const locale: Locale = useLocale();
  const byId = new Map(draft.steps.map((step) => [step.id, step]));
  const numberOf = new Map(raters.map(({ raterId, number }) => [raterId, number]));
  const shown = (value: number) => formatNumber(locale, value, Number.isInteger(value) ? 0 : ONE_DECIMAL);
  return (scale: ScaleKey) =>
    weightShares(weights.rated, derived.criticality, derived, scale).map(({ step: at, shownOfWeight }) => {
      const id = weights.stepIds[at] ?? '';
      const step = byId.get(id);
      const rated = weights.rated[at];
      const numbers = completeRatings(step?.ratings ?? [])
        .map(({ raterId }) => numberOf.get(raterId) ?? 0)
        .sort((one, other) => one - other);
      const words = {
        relevance: shown(rated?.relevance[SCALE_KEYS.indexOf(scale)] ?? 0),
        frequency: shown(rated?.frequency ?? 0),
        loss: shown(rated?.loss ?? 0),
        gain: shown(rated?.gain ?? 0),
        raters: t('raters', { list: formatList(locale, numbers.map(String)) }),
      };
      const observed = step?.observed;
      return {
        id,
        label: step?.title ?? '',
        href: getPathname({ href: `/roles/${jobRoleId}/map/steps/${id}`, locale }),
        share: formatPercent(locale, shownOfWeight),
        note: observed
          ? t('shareObserved', {
              ...words,
              events: observed.events,
              hours: formatNumber(locale, observed.hours, ONE_DECIMAL),
            })
          : t('share', words),
      };
    });
}
