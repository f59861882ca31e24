import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssessmentTable } from '@/components/assessments/assessment-table';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { listAssessments } from '@/lib/services/assessments';
import { orNotFound } from '../page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments');
  return { title: t('title') };
}

/** All assessments with how many candidates stand where. */
export default async function AssessmentsPage() {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessments = await orNotFound(listAssessments(actor));
  const t = await getTranslations('assessments');
  const create = may(actor, 'assessment:create') ? (
    <LinkButton variant="primary" href="/assessments/new">
      {t('newAction')}
    </LinkButton>
  ) : null;
  return (
    <Page>
      <PageHead title={t('title')} actions={assessments.length > 0 ? create : null} />
      {assessments.length > 0 ? (
        <AssessmentTable assessments={assessments} locale={locale} />
      ) : (
        <EmptyState title={t('emptyTitle')} action={create}>
          {t('emptyBody')}
        </EmptyState>
      )}
    </Page>
  );
}
