import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { personName } from '@/components/assessments/person-name';
import { ChoosePeople } from '@/components/comparison/choose-people';
import { LeftOut } from '@/components/comparison/left-out';
import { Trial } from '@/components/comparison/trial';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { NormNotice } from '@/components/report/report-caveats';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { requirePageActor } from '@/lib/auth/viewer';
import { loadNarratives } from '@/lib/content/load';
import { fitTargetOf } from '@/lib/report/fit-input';
import { trialPerson } from '@/lib/report/trial-weights';
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
  const { assessment, people, left, profile } = await orNotFound(
    compareCandidates(actor, { assessmentId, attemptIds }),
  );

  const [t, nav, names] = await Promise.all([
    getTranslations('comparison.trial'),
    getTranslations('nav'),
    getTranslations('candidates.names'),
  ]);
  const path = `/assessments/${assessmentId}`;
  const [first] = people;
  const { weights: _profileWeights, ...target } = fitTargetOf(profile);
  const inProfile = perScale((_, index) => {
    const scale = first?.model.scales[index];
    return scale === undefined || scale.status === 'excluded' ? null : scale.weightPercent;
  });
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
        <div className="trial-page" data-watermark={t('watermark')}>
          <p>{t('lead')}</p>
          <NormNotice
            norm={first.model.versions.norm}
            textStatus={loadNarratives(first.model.versions.narratives, locale).text.status}
          />
          <ClientMessages namespaces={['comparison', 'scales']}>
            <Trial
              rows={people.map(({ attemptId, person, model: { fit }, group }) => ({
                id: attemptId,
                name: personName(person, names),
                original:
                  fit.status === 'fitted'
                    ? { shown: fit.shown, low: fit.interval90[0], high: fit.interval90[1] }
                    : null,
                group,
              }))}
              people={people.map(({ attemptId, model }) => trialPerson(attemptId, model))}
              target={target}
              profile={inProfile}
              initial={triedWeights(search, inProfile)}
              ids={attemptIds.join(',')}
            />
          </ClientMessages>
        </div>
      )}
    </Page>
  );
}

const MOST = 100;

/** Weights from an address such as `?w.carefulness=30`; those of the profile where it names none. */
function triedWeights(search: Search, inProfile: PerScale<number | null>): PerScale<number> {
  return perScale((key, index) => {
    const percent = inProfile[index] ?? null;
    if (percent === null) return 0;
    const asked = Number(search[`w.${key}`] ?? Number.NaN);
    return Number.isInteger(asked) && asked >= 0 && asked <= MOST ? asked : percent;
  });
}
