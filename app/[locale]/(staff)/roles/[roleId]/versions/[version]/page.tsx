import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page } from '@/components/layout/page';
import { ProfileView } from '@/components/roles/profile/profile-view';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/locales';
import { getProfileVersion } from '@/lib/services/role-profiles';
import { profileVersionInput } from '@/lib/validation/role-profile';
import { orNotFound } from '../../../or-not-found';

type VersionPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string; version: string }> }>;

export async function generateMetadata({ params }: VersionPageProps): Promise<Metadata> {
  const { version } = await params;
  return { title: (await getTranslations('roles'))('version.crumb', { version }) };
}

export default async function VersionPage({ params }: VersionPageProps) {
  const { locale, roleId, version } = await params;
  const actor = await requirePageActor(locale);
  const input = profileVersionInput.safeParse({ jobRoleId: roleId, version: Number(version) });
  if (!input.success) notFound();
  const profile = await orNotFound(getProfileVersion(actor, input.data));
  const t = await getTranslations('roles');
  const mayEdit = may(actor, 'jobRole:read');
  return (
    <Page
      crumbs={[
        { label: t('list.title'), href: '/roles' },
        ...(mayEdit ? [{ label: profile.document.title, href: `/roles/${roleId}` }] : []),
        { label: t('version.crumb', { version: profile.version }) },
      ]}
    >
      <ProfileView profile={profile} mayEdit={mayEdit} />
    </Page>
  );
}
