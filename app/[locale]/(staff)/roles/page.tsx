import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { JobRoleList } from '@/components/roles/list/job-role-list';
import { RoleBin } from '@/components/roles/list/role-bin';
import { PublishedProfileList } from '@/components/roles/list/published-profile-list';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/locales';
import { listJobRoles } from '@/lib/services/job-roles';
import { listDeletedRoles } from '@/lib/services/role-bin';
import { listPublishedProfiles } from '@/lib/services/role-profiles';
import { listJobRolesInput } from '@/lib/validation/job-role';
import { deleteJobRoleAction, restoreJobRoleAction, undeleteJobRoleAction } from './actions';

type RolesPageProps = Readonly<{
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('list.title') };
}

export default async function RolesPage({ params, searchParams }: RolesPageProps) {
  const { locale } = await params;
  const actor = await requirePageActor(locale);
  const t = await getTranslations('roles');

  if (!may(actor, 'jobRole:read')) {
    return (
      <Page>
        <PageHead title={t('list.title')} />
        <PublishedProfileList profiles={await listPublishedProfiles(actor, {})} />
      </Page>
    );
  }
  const { search } = listJobRolesInput.parse({ search: (await searchParams)['search'] ?? '' });
  const [roles, deleted] = await Promise.all([listJobRoles(actor, { search }), listDeletedRoles(actor)]);
  return (
    <Page>
      <PageHead
        title={t('list.title')}
        facts={[t('list.intro')]}
        actions={
          <LinkButton variant="primary" href="/roles/new">
            {t('list.new')}
          </LinkButton>
        }
      />
      <ClientMessages namespaces={['common', 'errors', 'roles', 'teamwork']}>
        <JobRoleList
          roles={roles}
          search={search}
          restore={restoreJobRoleAction}
          remove={deleteJobRoleAction}
        />
        <RoleBin roles={deleted} undelete={undeleteJobRoleAction} />
      </ClientMessages>
    </Page>
  );
}
