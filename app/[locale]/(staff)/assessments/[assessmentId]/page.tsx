import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssessmentHead } from '@/components/assessments/assessment-head';
import { CandidateTable } from '@/components/assessments/candidate-table';
import { isStateFilter, matchesFilter } from '@/components/assessments/state-counts';
import { StateFilterNav } from '@/components/assessments/state-filter';
import { TieNotice } from '@/components/assessments/tie-notice';
import { Page } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { Link } from '@/lib/i18n/navigation';
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
  const filter = isStateFilter(state) ? state : null;

  const [t, nav] = await Promise.all([getTranslations('assessments'), getTranslations('nav')]);
  const { candidates, counts, norm, open } = assessment;
  const listed =
    filter === null ? candidates : candidates.filter(({ status }) => matchesFilter(status, filter));
  const fitted = candidates.filter(({ fit }) => fit?.status === 'fitted').length;
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
        <>
          <StateFilterNav assessmentId={assessmentId} counts={counts} current={filter} />
          <div className="stack list">
            {fitted > 0 && norm.provisional ? (
              <Notice tone="sun" title={t('norm.title')}>
                {t('norm.body', { norm: `${norm.key}-v${norm.version}` })}
              </Notice>
            ) : null}
            <TieNotice candidates={candidates} locale={locale} />
            {listed.length > 0 ? (
              <CandidateTable
                assessmentId={assessmentId}
                candidates={listed}
                statements={assessment.statements}
                comparable={fitted > 1}
                locale={locale}
                canManage={may(actor, 'candidate:invite')}
              />
            ) : (
              <p>{t('people.none')}</p>
            )}
            <p className="small muted pager" role="status">
              {t('people.shown', { shown: listed.length, total: candidates.length })}{' '}
              {filter === null ? null : (
                <Link href={`/assessments/${assessmentId}`} scroll={false}>
                  {t('people.showAll')}
                </Link>
              )}
            </p>
          </div>
        </>
      )}
    </Page>
  );
}
