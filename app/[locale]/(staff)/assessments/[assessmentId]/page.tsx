import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssessmentHead } from '@/components/assessments/assessment-head';
import { CandidateSection } from '@/components/assessments/candidate-section';
import { ReachNote } from '@/components/assessments/reach-note';
import { StateFilterNav } from '@/components/assessments/state-filter';
import { Page } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { getPathname } from '@/lib/i18n/navigation';
import { getAssessment } from '@/lib/services/assessments';
import { listCandidates, PAGE_SIZE } from '@/lib/services/candidates';
import { listViews } from '@/lib/services/saved-views';
import { listQueryOf } from '@/lib/validation/candidate-list-address';
import { idOrNotFound, orNotFound } from '../../page-data';
import { ListTools } from './list-tools';

type AssessmentPageProps = Readonly<{
  params: Promise<{ assessmentId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments');
  return { title: t('columns.name') };
}

/** The candidates of one assessment by name, a page at a time; filters, order and page stand in the address. */
export default async function AssessmentPage({ params, searchParams }: AssessmentPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const query = listQueryOf(await searchParams);
  const [assessment, list, views] = await Promise.all([
    orNotFound(getAssessment(actor, { assessmentId })),
    listCandidates(actor, { assessmentId, ...query }),
    listViews(actor),
  ]);

  const [t, nav] = await Promise.all([getTranslations('assessments'), getTranslations('nav')]);
  const path = `/assessments/${assessmentId}`;
  const canManage = may(actor, 'candidate:invite');
  const isEmpty = Object.values(list.counts).every((count) => count === 0);
  const invite =
    assessment.open && canManage ? (
      <LinkButton variant="primary" href={`${path}/invite`}>
        {t('invite.action')}
      </LinkButton>
    ) : null;
  return (
    <Page crumbs={[{ label: nav('assessments'), href: '/assessments' }]}>
      <AssessmentHead
        assessment={assessment}
        locale={locale}
        invite={isEmpty ? null : invite}
        mayClose={may(actor, 'assessment:create')}
        mayReadProfile={may(actor, 'jobRole:read')}
      />
      {assessment.blind ? <BlindNotice /> : null}
      {isEmpty ? (
        <EmptyState title={t('invite.emptyTitle')} action={invite}>
          {t('invite.emptyBody')}
        </EmptyState>
      ) : (
        <>
          <StateFilterNav path={path} counts={list.counts} query={query} />
          <ReachNote path={path} query={query} locale={locale} />
          <ListTools {...{ assessmentId, path, canManage, query, views }} blind={assessment.blind} />
          <CandidateSection
            {...{ list, assessmentId, query, locale, canManage, path }}
            pageSize={PAGE_SIZE}
            norm={assessment.norm}
            blind={assessment.blind}
            statements={assessment.statements}
            localePath={getPathname({ href: path, locale })}
          />
        </>
      )}
    </Page>
  );
}

async function BlindNotice() {
  const t = await getTranslations('candidates.blind');
  return (
    <Notice tone="sky" title={t('title')}>
      {t('body')}
    </Notice>
  );
}
