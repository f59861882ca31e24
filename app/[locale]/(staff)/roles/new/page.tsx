import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { CopyRoleForm } from '@/components/roles/new/copy-role-form';
import { NewRoleForm } from '@/components/roles/new/new-role-form';
import { TemplateList } from '@/components/roles/new/template-list';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { listJobRoles } from '@/lib/services/job-roles';
import { listRoleTemplates } from '@/lib/services/role-templates';
import { createJobRoleAction } from '../actions';
import { copyRoleAction } from './actions';

const FIRST_STAGES = ['contact', 'need', 'solution', 'agreement', 'problem', 'afterCare'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('new.title') };
}

export default async function NewRolePage({ params }: Readonly<{ params: Promise<{ locale: Locale }> }>) {
  const { locale } = await params;
  const actor = await requirePageActor(locale);
  if (!may(actor, 'jobRole:edit')) notFound();
  const [t, start] = await Promise.all([getTranslations('roles'), getTranslations('templates')]);
  const [templates, roles] = await Promise.all([
    listRoleTemplates(actor, { locale }),
    listJobRoles(actor, { search: '' }),
  ]);
  // The stages are written in the language of the description, which need not be the page's.
  const stages = await Promise.all(
    LOCALES.map(async (language) => {
      const words = await getTranslations({ locale: language, namespace: 'roles.firstStages' });
      return [language, FIRST_STAGES.map((stage) => words(stage))] as const;
    }),
  );
  return (
    <Page crumbs={[{ label: t('list.title'), href: '/roles' }]}>
      <PageHead title={t('new.title')} />
      <ClientMessages namespaces={['common', 'errors', 'roles', 'templates']}>
        <section className="stack" aria-labelledby="empty-title">
          <h2 id="empty-title">{start('empty')}</h2>
          <NewRoleForm
            locale={locale}
            firstStages={Object.fromEntries(stages)}
            create={createJobRoleAction}
          />
        </section>
        <TemplateList templates={templates} />
        {roles.length > 0 ? (
          <section className="sec stack" aria-labelledby="own-title">
            <h2 id="own-title">{start('fromOwn')}</h2>
            <CopyRoleForm
              action={copyRoleAction}
              roles={roles.map(({ jobRoleId, title }) => ({ value: jobRoleId, label: title }))}
            />
          </section>
        ) : null}
      </ClientMessages>
    </Page>
  );
}
