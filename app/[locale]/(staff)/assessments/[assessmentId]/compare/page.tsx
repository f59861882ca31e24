import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChoosePeople } from '@/components/comparison/choose-people';
import { Fits } from '@/components/comparison/fits';
import { LeftOut } from '@/components/comparison/left-out';
import { Pairs } from '@/components/comparison/pairs';
import { Questions } from '@/components/comparison/questions';
import { ScaleRows } from '@/components/comparison/scale-rows';
import { TieSummary } from '@/components/comparison/tie-summary';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { shortHash } from '@/components/report/report-basis';
import { NormNotice } from '@/components/report/report-caveats';
import { PrintOnClick } from '@/components/report/print-on-click';
import { LinkButton } from '@/components/ui/link-button';
import { requirePageViewer } from '@/lib/auth/viewer';
import { loadNarratives } from '@/lib/content/load';
import { getPathname } from '@/lib/i18n/navigation';
import { compareCandidates } from '@/lib/services/comparisons';
import { COMPARED_MAX } from '@/lib/validation/candidates';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { chosenIds } from '../chosen-ids';

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

  const [t, nav, common, report] = await Promise.all([
    getTranslations('comparison'),
    getTranslations('nav'),
    getTranslations('common'),
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
  const narratives = loadNarratives(first.model.versions.narratives, locale);
  const reportHref = (reportId: string) => getPathname({ href: `/reports/${reportId}`, locale });
  const hash = shortHash(job.contentHash);
  return (
    <Page crumbs={crumbs}>
      <PageHead
        title={t('title', { count: people.length })}
        facts={[
          report('job', { title: job.title, version: job.version }),
          t(assessment.blind ? 'orderBlind' : 'order'),
        ]}
        actions={
          <>
            <PrintOnClick label={common('print')} />
            <LinkButton variant="quiet" href={`${path}/what-if?ids=${attemptIds.join(',')}`}>
              {t('whatIf')}
            </LinkButton>
            <LinkButton href={path}>{t('change')}</LinkButton>
          </>
        }
      />
      <p className="print-only small">
        {t('printLine', {
          organization: organization.name,
          assessment: assessment.name,
          version: job.version,
          hash,
        })}
      </p>
      <div className="stack">
        <NormNotice norm={first.model.versions.norm} textStatus={narratives.text.status} />
        <LeftOut left={comparison.left} />
        <TieSummary comparison={comparison} locale={locale} />
      </div>
      <Fits comparison={comparison} locale={locale} reportHref={reportHref} />
      <Pairs comparison={comparison} locale={locale} />
      <ScaleRows comparison={comparison} locale={locale} reportHref={reportHref} />
      <Questions comparison={comparison} narratives={narratives} />
    </Page>
  );
}
