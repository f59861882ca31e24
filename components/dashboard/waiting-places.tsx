import { useTranslations } from 'next-intl';
import { lastDay } from '@/components/assessments/state-counts';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import type { Waiting } from '@/lib/services/waiting';
import { WaitingLine, WaitingSection } from './waiting-section';

type Kind = keyof Waiting['places'];

/** Where each kind leads: to the people themselves, with the filter that shows them. */
const HREF: Readonly<Record<Kind, (placeId: string) => string>> = {
  read: (id) => `/assessments/${id}?state=submitted`,
  decide: (id) => `/assessments/${id}?state=reviewed&decision=open`,
  deadline: (id) => `/assessments/${id}?sort=deadline`,
  link: (id) => `/assessments/${id}`,
  raters: (id) => `/roles/${id}/raters`,
};

/** Places that are named, those that have waited longest; the rest are counted. */
const NAMED = 6;

type WaitingPlacesProps = Readonly<{ kind: Kind; places: Waiting['places'][Kind]; locale: Locale }>;

/** How many wait at which assessment or job; nothing where none do. */
export function WaitingPlaces({ kind, places, locale }: WaitingPlacesProps) {
  const t = useTranslations('dashboard.home');
  if (places.length === 0) return null;
  const more = places.length - NAMED;
  const all = kind === 'raters' ? '/roles' : '/assessments';
  return (
    <WaitingSection
      title={t(`kinds.${kind}`)}
      more={more > 0 ? <Link href={all}>{t('morePlaces', { count: more })}</Link> : null}
    >
      {places.slice(0, NAMED).map(({ placeId, name, count, at }) => (
        <WaitingLine
          key={placeId}
          place={name}
          when={t(`when.${kind}`, { date: formatDate(locale, kind === 'deadline' ? lastDay(at) : at) })}
        >
          <Link href={HREF[kind](placeId)}>{t(`lines.${kind}`, { count })}</Link>
        </WaitingLine>
      ))}
    </WaitingSection>
  );
}
