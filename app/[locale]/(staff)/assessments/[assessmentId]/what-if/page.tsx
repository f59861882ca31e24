import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChoosePeople } from '@/components/comparison/choose-people';
import { LeftOut } from '@/components/comparison/left-out';
import { TrialView } from '@/components/comparison/trial-view';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { requirePageActor } from '@/lib/auth/viewer';
import { loadNarratives } from '@/lib/content/load';
import { perScale, type PerScale } from '@/lib/scales';
import { compareCandidates } from '@/lib/services/comparisons';
import { COMPARED_MAX } from '@/lib/validation/candidates';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { chosenIds } from '../chosen-ids';

type Search = Readonly<Record<string, string | string[] | undefined>>;
type WhatIfPageProps = Readonly<{
  params: Promise<{ assessmentId: string }>;
  searchParams: Promise<Search>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('comparison.trial');
  return { title: t('metaTitle') };
}

/** What other weights would do to the fits of some people: computed before the reader's eyes, and stored nowhere. */
export default async function WhatIfPage({ params, searchParams }: WhatIfPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const search = await searchParams;
  const chosen = chosenIds(search['ids']);
  const tooMany = chosen.length > COMPARED_MAX;
  const attemptIds = tooMany ? [] : chosen;
  const comparison = await orNotFound(compareCandidates(actor, { assessmentId, attemptIds }));
  const { assessment, people, left } = comparison;

  const [t, nav] = await Promise.all([getTranslations('comparison.trial'), getTranslations('nav')]);
  const path = `/assessments/${assessmentId}`;
  const [first] = people;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: path },
      ]}
    >
      <PageHead
        title={t('title')}
        facts={[
          <Badge key="trial" tone="sun" icon="warning">
            {t('watermark')}
          </Badge>,
        ]}
        actions={
          first === undefined ? null : people.length === 1 ? (
            <LinkButton href={`/reports/${first.reportId}`}>{t('backReport')}</LinkButton>
          ) : (
            <LinkButton href={`${path}/compare?ids=${attemptIds.join(',')}`}>{t('back')}</LinkButton>
          )
        }
      />
      <LeftOut left={left} />
      {first === undefined ? (
        <ChoosePeople path={path} tooMany={tooMany} />
      ) : (
        <TrialView
          comparison={comparison}
          model={first.model}
          textStatus={loadNarratives(first.model.versions.narratives, locale).text.status}
          asked={askedWeights(search)}
        />
      )}
    </Page>
  );
}

const MOST = 100;

/** Weights from an address such as `?w.carefulness=30`, in whole per cent. */
function askedWeights(search: Search): PerScale<number | null> {
  return perScale((key) => {
    const asked = Number(search[`w.${key}`] ?? Number.NaN);
    return Number.isInteger(asked) && asked >= 0 && asked <= MOST ? asked : null;
  });
}
