import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { stepFields } from '@/components/roles/map/step-fields';
import type { Locale } from '@/lib/i18n/locales';
import { DetailsPage } from '../../details-page';
import { loadMapDraft } from '../../map-data';

type StepPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string; stepId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workMap'))('metaTitle') };
}

/** What is said of one task step, besides its ratings. */
export default async function StepPage({ params }: StepPageProps) {
  const place = await params;
  const view = await loadMapDraft(place);
  const step = view.draft.steps.find(({ id }) => id === place.stepId);
  if (step === undefined) notFound();
  const [map, roles] = await Promise.all([getTranslations('workMap'), getTranslations('roles')]);
  return (
    <DetailsPage
      view={view}
      title={map('form.step', { title: step.title })}
      place={{ stepId: step.id }}
      fields={stepFields(step, map, roles)}
    />
  );
}
