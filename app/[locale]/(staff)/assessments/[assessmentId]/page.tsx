import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssessmentHead } from '@/components/assessments/assessment-head';
import { CandidateSection } from '@/components/assessments/candidate-section';
import { isStateFilter } from '@/components/assessments/state-counts';
import { Page } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { getAssessment } from '@/lib/services/assessments';
import { idOrNotFound, orNotFound } from '../../page-data';

type AssessmentPageProps = Readonly<{
  params: Promise<{ assessmentId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments');
  return { title: t('columns.name') };
}

/** The candidates of one assessment by name; `?state=` shows those in one state. */
export default async function AssessmentPage({ params, searchParams }: AssessmentPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const assessment = await orNotFound(getAssessment(actor, { assessmentId }));
  const { state } = await searchParams;

  const [t, nav] = await Promise.all([getTranslations('assessments'), getTranslations('nav')]);
  const { candidates, open } = assessment;
  const invite =
    open && may(actor, 'candidate:invite') ? (
      <LinkButton variant="primary" href={`/assessments/${assessmentId}/invite`}>
        {t('invite.action')}
      </LinkButton>
    ) : null;
  return (
    <Page crumbs={[{ label: nav('assessments'), href: '/assessments' }]}>
      <AssessmentHead
        assessment={assessment}
        locale={locale}
        invite={candidates.length > 0 ? invite : null}
        mayClose={may(actor, 'assessment:create')}
        mayReadProfile={may(actor, 'jobRole:read')}
      />
      {candidates.length === 0 ? (
        <EmptyState title={t('invite.emptyTitle')} action={invite}>
          {t('invite.emptyBody')}
        </EmptyState>
      ) : (
        <CandidateSection
          assessment={assessment}
          filter={isStateFilter(state) ? state : null}
          locale={locale}
          canManage={may(actor, 'candidate:invite')}
        />
      )}
    </Page>
  );
}
