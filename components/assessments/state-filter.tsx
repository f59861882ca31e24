import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import { filterCount, STATE_FILTERS, type StateCounts, type StateFilter } from './state-counts';

type StateFilterNavProps = Readonly<{
  assessmentId: string;
  counts: StateCounts;
  current: StateFilter | null;
}>;

/** How many stand in each state; each count leads to the people behind it. */
export function StateFilterNav({ assessmentId, counts, current }: StateFilterNavProps) {
  const t = useTranslations('assessments.filters');
  const path = `/assessments/${assessmentId}`;
  return (
    <nav aria-label={t('label')}>
      <ul className="funnel">
        {STATE_FILTERS.map((filter) => (
          <li key={filter}>
            <Link
              href={current === filter ? path : `${path}?state=${filter}`}
              scroll={false}
              {...(current === filter ? { 'aria-current': 'true' as const } : {})}
            >
              <b>{filterCount(counts, filter)}</b>
              <span>{t(filter)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
