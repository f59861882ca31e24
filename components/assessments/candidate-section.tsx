import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { CandidateTable, type ListedCandidate } from './candidate-table';
import { matchesFilter, type StateCounts, type StateFilter } from './state-counts';
import { StateFilterNav } from './state-filter';
import { TieNotice } from './tie-notice';

type CandidateSectionProps = Readonly<{
  assessment: Readonly<{
    id: string;
    counts: StateCounts;
    candidates: readonly ListedCandidate[];
    statements: number;
    norm: Readonly<{ key: string; version: number; provisional: boolean }>;
  }>;
  /** Shows one state alone. */
  filter: StateFilter | null;
  locale: Locale;
  canManage: boolean;
}>;

/** Where the candidates stand, what their fits rest on, who cannot be told apart, and everybody by name. */
export function CandidateSection({ assessment, filter, locale, canManage }: CandidateSectionProps) {
  const t = useTranslations('assessments');
  const { id, counts, candidates, statements, norm } = assessment;
  const listed =
    filter === null ? candidates : candidates.filter(({ status }) => matchesFilter(status, filter));
  const fitted = candidates.filter(({ fit }) => fit?.status === 'fitted').length;
  return (
    <>
      <StateFilterNav assessmentId={id} counts={counts} current={filter} />
      <div className="stack list">
        {fitted > 0 && norm.provisional ? (
          <Notice tone="sun" title={t('norm.title')}>
            {t('norm.body', { norm: `${norm.key}-v${norm.version}` })}
          </Notice>
        ) : null}
        <TieNotice candidates={candidates} locale={locale} />
        {listed.length > 0 ? (
          <CandidateTable
            assessmentId={id}
            candidates={listed}
            statements={statements}
            comparable={fitted > 1}
            locale={locale}
            canManage={canManage}
          />
        ) : (
          <p>{t('people.none')}</p>
        )}
        <p className="small muted pager" role="status">
          {t('people.shown', { shown: listed.length, total: candidates.length })}{' '}
          {filter === null ? null : (
            <Link href={`/assessments/${id}`} scroll={false}>
              {t('people.showAll')}
            </Link>
          )}
        </p>
      </div>
    </>
  );
}
