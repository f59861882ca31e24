import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { DetailField } from '@/components/roles/map/details-fields';
import type { Locale } from '@/lib/i18n/locales';
import { CUSTOMER_MIX, roleDetails } from '@/lib/job-analysis/step-attributes';
import { TEXT_MAX } from '@/lib/validation/role-draft';
import { DetailsPage } from '../details-page';
import { loadMapDraft } from '../map-data';

type JobDetailsPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workMap'))('form.job') };
}

/** What is said of the job as a whole, besides its steps. */
export default async function JobDetailsPage({ params }: JobDetailsPageProps) {
  const view = await loadMapDraft(await params);
  const [t, fields] = await Promise.all([getTranslations('workMap.form'), getTranslations('roles.fields')]);
  const details = roleDetails(view.draft);
  const mix = CUSTOMER_MIX.map((name, index): DetailField => ({
    kind: 'number',
    name,
    label: fields(name),
    value: String(details[name] ?? ''),
    ...(index === 0 ? { hint: t('mixHint') } : {}),
  }));
  return (
    <DetailsPage
      view={view}
      title={t('job')}
      place={{}}
      fields={[
        {
          kind: 'area',
          name: 'experience',
          label: fields('experience'),
          hint: t('experienceHint'),
          value: details.experience,
          max: TEXT_MAX.experience,
        },
        { kind: 'text', name: 'owner', label: t('jobOwner'), value: details.owner, max: TEXT_MAX.owner },
        {
          kind: 'text',
          name: 'isco',
          label: fields('isco'),
          hint: t('iscoHint'),
          value: details.isco,
          max: 4,
        },
        ...mix,
      ]}
    />
  );
}
