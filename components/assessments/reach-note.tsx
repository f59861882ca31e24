import { useTranslations } from 'next-intl';
import { FINNISH_TIME, startOfDay } from '@/lib/core/local-day';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { listAddress } from '@/lib/validation/candidate-list-address';
import type { CandidateListQuery } from '@/lib/validation/candidates';

type ReachNoteProps = Readonly<{ path: string; query: CandidateListQuery; locale: Locale }>;

/** Says that the list holds only who came so far or was invited since a day, as a figure leads here; nothing otherwise. */
export function ReachNote({ path, query, locale }: ReachNoteProps) {
  const t = useTranslations('candidates.reach');
  const { reached, from } = query;
  if (reached === null && from === null) return null;
  const without = listAddress({ ...query, reached: null, from: null, page: 1 });
  const date = from === null ? null : formatDate(locale, startOfDay(from, FINNISH_TIME));
  return (
    <p className="reach-note">
      {reached === null ? null : t('reached', { who: t(`who.${reached}`) })}{' '}
      {date === null ? null : t('from', { date })}{' '}
      <Link href={without === '' ? path : `${path}?${without}`} scroll={false}>
        {t('remove')}
      </Link>
    </p>
  );
}
