import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { RequestTable } from '@/components/requests/request-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { requirePermission } from '@/lib/auth/page-permission';
import { Link } from '@/lib/i18n/navigation';
import { listRequests, type RequestPage } from '@/lib/services/requests';
import { listRequestsInput, REQUEST_LISTS, type RequestList } from '@/lib/validation/candidate-request';

type RequestsPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('requests');
  return { title: t('title') };
}

/** What candidates have asked of people: what waits, what is overdue, what was answered. */
export default async function RequestsPage({ searchParams }: RequestsPageProps) {
  const actor = await requirePermission(await getLocale(), 'request:read');
  const [t, { list, page }] = await Promise.all([getTranslations('requests'), searchParams]);
  const query = listRequestsInput.parse({ list, page });
  const { entries, counts, hasMore } = await listRequests(actor, query);
  return (
    <Page>
      <PageHead title={t('title')} />
      <div className="stack">
        <p>{t('lead')}</p>
        <Lists chosen={query.list} counts={counts} />
        {entries.length === 0 ? (
          <EmptyState title={t(`emptyTitle.${query.list}`)}>{t(`empty.${query.list}`)}</EmptyState>
        ) : (
          <RequestTable entries={entries} />
        )}
        <div className="row-form">
          {query.page > 1 ? (
            <LinkButton href={pageOf(query.list, query.page - 1)}>{t('newer')}</LinkButton>
          ) : null}
          {hasMore ? <LinkButton href={pageOf(query.list, query.page + 1)}>{t('older')}</LinkButton> : null}
        </div>
      </div>
    </Page>
  );
}

function pageOf(list: RequestList, page: number): string {
  return `/requests?list=${list}&page=${page}`;
}

async function Lists({ chosen, counts }: Readonly<{ chosen: RequestList; counts: RequestPage['counts'] }>) {
  const t = await getTranslations('requests.lists');
  return (
    <nav className="subnav" aria-label={t('label')}>
      <ul>
        {REQUEST_LISTS.map((list) => (
          <li key={list}>
            <Link href={`/requests?list=${list}`} aria-current={list === chosen ? 'page' : undefined}>
              {t(list, { count: counts[list] })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
