import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DashboardFilters } from '@/components/dashboard/filters';
import { FunnelFigure } from '@/components/dashboard/funnel';
import { GroupsSection } from '@/components/dashboard/groups';
import { StopsFigure } from '@/components/dashboard/stops';
import { TimeSection } from '@/components/dashboard/time-section';
import { WeeksFigure } from '@/components/dashboard/weeks';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { requirePermission } from '@/lib/auth/page-permission';
import { FINNISH_TIME, startOfDay } from '@/lib/core/local-day';
import { formatDate } from '@/lib/i18n/format';
import { type Dashboard, getDashboard } from '@/lib/services/dashboards';
import { dashboardInput } from '@/lib/validation/dashboard';

type DashboardPageProps = Readonly<{
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.overview');
  return { title: t('title') };
}

/** How the assessments go, for those who answer for them: figures of groups, whose numbers lead to the lists. */
export default async function DashboardPage({ searchParams }: DashboardPageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'monitoring:read');
  const [t, { job, assessment, period }] = await Promise.all([
    getTranslations('dashboard.overview'),
    searchParams,
  ]);
  const dashboard = await getDashboard(actor, dashboardInput.parse({ job, assessment, period }));
  const { from, funnel, jobs } = dashboard;
  if (jobs.length === 0) return <NothingYet />;
  const since =
    from === null ? t('ever') : t('since', { date: formatDate(locale, startOfDay(from, FINNISH_TIME)) });
  return (
    <Page>
      <PageHead title={t('title')} facts={[since]} />
      <div className="stack overview">
        <p>{t('lead')}</p>
        <DashboardFilters {...dashboard} />
        {funnel.reached.invited === 0 ? (
          <EmptyState title={t('empty.filteredTitle')}>{t('empty.filteredBody')}</EmptyState>
        ) : (
          <Figures {...dashboard} />
        )}
      </div>
    </Page>
  );
}

async function Figures(dashboard: Dashboard) {
  const locale = await getLocale();
  return (
    <>
      <FunnelFigure {...dashboard} locale={locale} />
      <TimeSection {...dashboard} locale={locale} />
      <WeeksFigure {...dashboard} locale={locale} />
      <StopsFigure {...dashboard} locale={locale} />
      <GroupsSection {...dashboard} locale={locale} />
    </>
  );
}

async function NothingYet() {
  const t = await getTranslations('dashboard.overview');
  return (
    <Page>
      <PageHead title={t('title')} />
      <EmptyState
        title={t('empty.title')}
        action={<LinkButton href="/assessments">{t('empty.action')}</LinkButton>}
      >
        {t('empty.body')}
      </EmptyState>
    </Page>
  );
}
