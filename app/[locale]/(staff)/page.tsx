import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { FirstSteps } from '@/components/dashboard/first-steps';
import { OpenAssessments } from '@/components/dashboard/open-assessments';
import { WaitingList } from '@/components/dashboard/waiting-list';
import { waitingCount } from '@/components/dashboard/waiting-count';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { listAssessments } from '@/lib/services/assessments';
import { countFailedMails } from '@/lib/services/outbox';
import { listDueRequests } from '@/lib/services/requests';
import { getWaiting } from '@/lib/services/waiting';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard.home');
  return { title: t('title') };
}

/** Where the day begins: what waits for this member, and the assessments that are open. */
export default async function StartPage() {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const [t, waiting, requests, failedMails, assessments] = await Promise.all([
    getTranslations('dashboard.home'),
    getWaiting(actor),
    listDueRequests(actor),
    may(actor, 'outbox:read') ? countFailedMails(actor) : 0,
    listAssessments(actor),
  ]);
  const everything = { waiting, requests, failedMails };
  const count = waitingCount(everything);
  return (
    <Page>
      <PageHead title={t('title')} facts={count > 0 ? [t('count', { count })] : []} />
      {count > 0 ? <WaitingList {...everything} locale={locale} /> : null}
      {count === 0 && assessments.length > 0 ? (
        <EmptyState title={t('nothing.title')}>{t('nothing.body')}</EmptyState>
      ) : null}
      {assessments.length > 0 ? (
        <OpenAssessments assessments={assessments} locale={locale} />
      ) : (
        <FirstSteps isStaff={may(actor, 'jobRole:read')} />
      )}
    </Page>
  );
}
