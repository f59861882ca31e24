import { useTranslations } from 'next-intl';
import { ClientMessages } from '@/components/layout/client-messages';
import { Notice } from '@/components/ui/notice';
import { formatNumber } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { CandidatePage } from '@/lib/services/candidates';
import { listAddress, viewAddress } from '@/lib/validation/candidate-list-address';
import { CandidateTable, type CandidateTableProps } from './candidate-table';
import { TieNotice } from './tie-notice';

type CandidateSectionProps = Omit<CandidateTableProps, 'candidates' | 'comparable'> &
  Readonly<{
    list: CandidatePage;
    /** People on one page. */
    pageSize: number;
    norm: Readonly<{ key: string; version: number; provisional: boolean }>;
  }>;

/** What the fits rest on, who cannot be told apart, and a page of the candidates. */
export function CandidateSection({ list, norm, pageSize, ...table }: CandidateSectionProps) {
  const t = useTranslations('assessments');
  const { candidates, fitted, groups } = list;
  return (
    <div className="stack list">
      {fitted > 0 && norm.provisional ? (
        <Notice tone="sun" title={t('norm.title')}>
          {t('norm.body', { norm: `${norm.key}-v${norm.version}` })}
        </Notice>
      ) : null}
      <TieNotice candidates={candidates} groups={groups} locale={table.locale} />
      {candidates.length > 0 ? (
        <ClientMessages namespaces={['candidates']}>
          <CandidateTable {...table} candidates={candidates} comparable={fitted > 1} />
        </ClientMessages>
      ) : null}
      <Pager list={list} pageSize={pageSize} {...table} />
    </div>
  );
}

/** The order is no filter. */
const UNSORTED = { sort: 'name', direction: 'up' } as const;

type PagerProps = Pick<CandidateSectionProps, 'list' | 'pageSize' | 'query' | 'path' | 'locale'>;

function Pager({ list: { candidates, total, page, pages }, pageSize, query, path, locale }: PagerProps) {
  const t = useTranslations('candidates');
  const hrefOf = (to: number) => `${path}?${listAddress({ ...query, page: to })}`;
  const isFiltered = viewAddress(listAddress({ ...query, ...UNSORTED })) !== '';
  const from = (page - 1) * pageSize + 1;
  return (
    <div className="pager-line">
      <p className="small muted" role="status">
        {total === 0
          ? t('table.none')
          : t('table.inAll', {
              from: formatNumber(locale, from),
              to: formatNumber(locale, from + candidates.length - 1),
              total: formatNumber(locale, total),
            })}{' '}
        {isFiltered ? (
          <Link href={path} scroll={false}>
            {t('table.showAll')}
          </Link>
        ) : null}
      </p>
      {pages > 1 ? (
        <nav className="in-line" aria-label={t('pager.label')}>
          {page > 1 ? <Link href={hrefOf(page - 1)}>{t('pager.previous')}</Link> : null}
          <span className="small num">{t('pager.page', { page, pages })}</span>
          {page < pages ? <Link href={hrefOf(page + 1)}>{t('pager.next')}</Link> : null}
        </nav>
      ) : null}
    </div>
  );
}
