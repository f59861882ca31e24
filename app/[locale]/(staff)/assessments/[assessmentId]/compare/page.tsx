import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChoosePeople } from '@/components/comparison/choose-people';
import { ComparisonView } from '@/components/comparison/comparison-view';
import { LeftOut } from '@/components/comparison/left-out';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { requirePageViewer } from '@/lib/auth/viewer';
import { loadNarratives } from '@/lib/content/load';
import { compareCandidates } from '@/lib/services/comparisons';
import { COMPARED_MAX } from '@/lib/validation/candidates';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { chosenIds } from '../chosen-ids';
import { CompareActions } from './compare-actions';

type ComparePageProps = Readonly<{
  params: Promise<{ assessmentId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('comparison');
  return { title: t('metaTitle') };
}

/** Up to five candidates beside each other, by name; `?ids=` holds their attempts, which say nothing by themselves. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const locale = await getLocale();
  const { actor, organization } = await requirePageViewer(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const chosen = chosenIds((await searchParams)['ids']);
  const tooMany = chosen.length > COMPARED_MAX;
  const attemptIds = tooMany ? [] : chosen;
  const comparison = await orNotFound(compareCandidates(actor, { assessmentId, attemptIds }));

  const [t, nav, report] = await Promise.all([
    getTranslations('comparison'),
    getTranslations('nav'),
    getTranslations('report'),
  ]);
  const { assessment, job, people } = comparison;
  const path = `/assessments/${assessmentId}`;
  const [first] = people;
  const crumbs = [
    { label: nav('assessments'), href: '/assessments' },
    { label: assessment.name, href: path },
  ];
  if (first === undefined) {
    return (
      <Page crumbs={crumbs}>
        <PageHead title={t('metaTitle')} />
        <LeftOut left={comparison.left} />
        <ChoosePeople path={path} tooMany={tooMany} />
      </Page>
    );
  }
  return (
    <Page crumbs={crumbs}>
      <PageHead
        title={t('title', { count: people.length })}
        facts={[
          report('job', { title: job.title, version: job.version }),
          t(assessment.blind ? 'orderBlind' : 'order'),
        ]}
        actions={<CompareActions path={path} attemptIds={attemptIds} locale={locale} />}
      />
      <ComparisonView
        comparison={comparison}
        norm={first.model.versions.norm}
        narratives={loadNarratives(first.model.versions.narratives, locale)}
        organizationName={organization.name}
        locale={locale}
      />
    </Page>
  );
}
