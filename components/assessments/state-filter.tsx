import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import { listAddress } from '@/lib/validation/candidate-list-address';
import type { CandidateListQuery } from '@/lib/validation/candidates';
import { filterCount, STATE_FILTERS, type StateCounts } from './state-counts';

type StateFilterNavProps = Readonly<{ path: string; counts: StateCounts; query: CandidateListQuery }>;

/** How many stand in each state; each count leads to the people behind it, with the other filters kept. */
export function StateFilterNav({ path, counts, query }: StateFilterNavProps) {
  const t = useTranslations('assessments.filters');
  return (
    <nav aria-label={t('label')}>
      <ul className="funnel">
        {STATE_FILTERS.map((filter) => {
          const isCurrent = query.state === filter;
          const address = listAddress({ ...query, state: isCurrent ? null : filter, page: 1 });
          return (
            <li key={filter}>
              <Link
                href={address === '' ? path : `${path}?${address}`}
                scroll={false}
                {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
              >
                <b>{filterCount(counts, filter)}</b>
                <span>{t(filter)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
