import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { Locale } from '@/lib/i18n/locales';
import { KPI_KINDS, stageDetails } from '@/lib/job-analysis/step-attributes';
import { TEXT_MAX } from '@/lib/validation/role-draft';
import { DetailsPage } from '../../details-page';
import { loadMapDraft } from '../../map-data';

type StagePageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string; stageId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workMap'))('metaTitle') };
}

/** What is said of one part of the service path. */
export default async function StagePage({ params }: StagePageProps) {
  const place = await params;
  const view = await loadMapDraft(place);
  const stage = view.draft.stages.find(({ id }) => id === place.stageId);
  if (stage === undefined) notFound();
  const [t, kinds] = await Promise.all([getTranslations('workMap.form'), getTranslations('roles.kpiKinds')]);
  const details = stageDetails(stage);
  const text = (name: 'kpiUnit' | 'owner', label: string) =>
    ({ kind: 'text', name, label, value: details[name], max: TEXT_MAX[name] }) as const;
  return (
    <DetailsPage
      view={view}
      title={t('stage', { title: stage.title })}
      place={{ stageId: stage.id }}
      fields={[
        { kind: 'text', name: 'title', label: t('title'), value: stage.title, max: TEXT_MAX.stageTitle },
        {
          kind: 'area',
          name: 'target',
          label: t('target'),
          value: stage.target ?? '',
          max: TEXT_MAX.stageTarget,
        },
        {
          kind: 'text',
          name: 'kpi',
          label: t('kpi'),
          hint: t('kpiHint'),
          value: details.kpi,
          max: TEXT_MAX.kpi,
        },
        text('kpiUnit', t('kpiUnit')),
        {
          kind: 'text',
          name: 'kpiGoal',
          label: t('kpiGoal'),
          hint: t('goalHint'),
          value: details.kpiGoal,
          max: TEXT_MAX.kpiGoal,
        },
        {
          kind: 'choice',
          name: 'kpiKind',
          label: t('kpiKind'),
          value: details.kpiKind,
          options: KPI_KINDS.map((value) => ({ value, label: kinds(value) })),
        },
        { kind: 'area', name: 'promise', label: t('promise'), value: details.promise, max: TEXT_MAX.promise },
        text('owner', t('owner')),
      ]}
    />
  );
}
