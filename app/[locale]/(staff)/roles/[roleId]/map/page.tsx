import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/layout/page-head';
import { GapList } from '@/components/roles/map/gap-list';
import { FixFirstTable, StepListTable } from '@/components/roles/map/map-tables';
import { WorkMapFigure } from '@/components/roles/map/work-map-figure';
import { RoleFrame } from '@/components/roles/role-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { requirePageActor } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/locales';
import { listIncidentEvidence } from '@/lib/services/incidents';
import { mapGaps } from '@/lib/job-analysis/map-gaps';
import { fixFirst, workMap } from '@/lib/job-analysis/work-map';
import { loadMapDraft } from './map-data';

type MapPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workMap'))('metaTitle') };
}

/** The job at a glance: the service path with its steps, its gaps, and where the job is to be mended first. */
export default async function MapPage({ params }: MapPageProps) {
  const place = await params;
  const { draft, jobRoleId } = await loadMapDraft(place);
  const t = await getTranslations('workMap');
  const stages = workMap(draft);
  const first = fixFirst(stages);
  const base = `/roles/${jobRoleId}`;
  const incidents = await listIncidentEvidence(await requirePageActor(place.locale), { jobRoleId });
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={draft.title} part="map">
      <PageHead
        title={t('title')}
        facts={[
          draft.title,
          t('facts.steps', { count: draft.steps.length }),
          t('facts.stages', { count: draft.stages.length }),
        ]}
        actions={
          <>
            <LinkButton href={`${base}/map/job`}>{t('editJob')}</LinkButton>
            {first.length > 0 ? (
              <LinkButton variant="primary" href={`${base}/map#fix-first`}>
                {t('fixLink', { count: first.length })}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <p>{t('lead')}</p>
      {stages.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          action={
            <LinkButton variant="primary" href={base}>
              {t('emptyAction')}
            </LinkButton>
          }
        >
          {t('empty')}
        </EmptyState>
      ) : (
        <div className="stack map-sections">
          <WorkMapFigure jobRoleId={jobRoleId} stages={stages} />
          <FixFirstTable jobRoleId={jobRoleId} stages={stages} steps={first} />
          <GapList jobRoleId={jobRoleId} draft={draft} gaps={mapGaps(draft)} />
          <StepListTable jobRoleId={jobRoleId} stages={stages} incidents={incidents} />
        </div>
      )}
    </RoleFrame>
  );
}
