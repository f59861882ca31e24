import { useLocale, useTranslations } from 'next-intl';
import type { WeightListItem } from '@/components/charts/weight-list';
import { formatList, formatNumber, formatPercent } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { getPathname, Link } from '@/lib/i18n/navigation';
import { completeRatings } from '@/lib/job-analysis/average-ratings';
import type { DerivedWeights, DraftStep, RatedStep } from '@/lib/job-analysis/types';
import { weightShares } from '@/lib/job-analysis/weight-shares';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { RoleWeights } from '@/lib/services/role-weights';

const ONE_DECIMAL = 1;
/** Steps of one weight that are listed at once; the rest is one link away. */
const MOST_SHOWN = 12;

type Derived = Extract<DerivedWeights, { status: 'derived' }>;
type StepLists = Pick<WeightListItem, 'stepsSummary' | 'steps' | 'more' | 'isOpen'>;

/**
 * The steps behind each weight, each a way to the step, with the averaged ratings and the raters by number: those that
 * make most of it, and all of them for the scale that is asked for.
 */
export function useStepItems(
  { jobRoleId, draft, weights, raters }: RoleWeights,
  derived: Derived,
  wholeScale: ScaleKey | null,
): (scale: ScaleKey) => StepLists {
  const t = useTranslations('roleWeights.list');
  const locale: Locale = useLocale();
  const note = useStepNote(raters);
  const byId = new Map(draft.steps.map((step) => [step.id, step]));
  return (scale) => {
    const shares = weightShares(weights.rated, derived.criticality, derived, scale);
    if (shares.length === 0) return {};
    const isWhole = scale === wholeScale || shares.length <= MOST_SHOWN + 1;
    const [listed, rest] = isWhole ? [shares, []] : [shares.slice(0, MOST_SHOWN), shares.slice(MOST_SHOWN)];
    const percent = formatPercent(
      locale,
      rest.reduce((sum, { shownOfWeight }) => sum + shownOfWeight, 0),
    );
    return {
      stepsSummary: t('steps', { count: shares.length }),
      isOpen: scale === wholeScale,
      steps: listed.map(({ step: at, shownOfWeight }) => {
        const id = weights.stepIds[at] ?? '';
        const step = byId.get(id);
        return {
          id,
          label: step?.title ?? '',
          href: getPathname({ href: `/roles/${jobRoleId}/map/steps/${id}`, locale }),
          share: formatPercent(locale, shownOfWeight),
          note: note(scale, step, weights.rated[at]),
        };
      }),
      more:
        rest.length === 0 ? null : (
          <p className="small">
            <Link
              href={{
                pathname: `/roles/${jobRoleId}/weights`,
                query: { steps: scale },
                hash: `weight-${scale}`,
              }}
            >
              {t('moreSteps', { count: rest.length, percent })}
            </Link>
          </p>
        ),
    };
  };
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
