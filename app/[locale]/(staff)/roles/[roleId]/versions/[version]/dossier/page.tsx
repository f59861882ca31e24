import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { Dossier } from '@/components/roles/dossier/dossier';
import { requirePermission } from '@/lib/auth/page-permission';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { getProfileVersion } from '@/lib/services/role-profiles';
import { profileVersionInput } from '@/lib/validation/role-profile';
import { orNotFound } from '../../../../../page-data';

type DossierPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string; version: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dossier'))('metaTitle') };
}

/** The whole analysis in plain words, for a works council; prints as it is read. */
export default async function DossierPage({ params }: DossierPageProps) {
  const { locale, roleId, version } = await params;
  const actor = await requirePermission(locale, 'jobRole:read');
  const input = profileVersionInput.safeParse({ jobRoleId: roleId, version: Number(version) });
  if (!input.success) notFound();
  const profile = await orNotFound(getProfileVersion(actor, input.data));
  const [t, roles] = await Promise.all([getTranslations('dossier'), getTranslations('roles')]);
  const { title } = profile.document;
  const date = formatDate(locale, new Date(profile.publishedAt));
  return (
    <Page
      crumbs={[
        { label: roles('list.title'), href: '/roles' },
        { label: title, href: `/roles/${roleId}/versions/${profile.version}` },
        { label: t('link') },
      ]}
    >
      <PageHead title={t('title', { title })} facts={[t('version', { version: profile.version, date })]} />
      <Dossier profile={profile} />
    </Page>
  );
}
