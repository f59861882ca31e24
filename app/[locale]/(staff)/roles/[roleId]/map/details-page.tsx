import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import type { DetailField } from '@/components/roles/map/details-fields';
import { DetailsForm } from '@/components/roles/map/details-form';
import { RoleNav } from '@/components/roles/role-nav';
import { Notice } from '@/components/ui/notice';
import type { RoleDraftView } from '@/lib/services/role-drafts';
import { saveDetailsAction } from './actions';

type DetailsPageProps = Readonly<{
  view: RoleDraftView;
  title: string;
  place: Readonly<Record<string, string>>;
  fields: readonly DetailField[];
  /** What else there is to read about the same thing, under the form. */
  children?: ReactNode;
}>;

/** The frame of the three forms of details. */
export async function DetailsPage({ view, title, place, fields, children }: DetailsPageProps) {
  const [t, roles] = await Promise.all([getTranslations('workMap'), getTranslations('roles')]);
  const base = `/roles/${view.jobRoleId}`;
  return (
    <Page
      crumbs={[
        { label: roles('list.title'), href: '/roles' },
        { label: view.draft.title, href: base },
        { label: t('title'), href: `${base}/map` },
        { label: title },
      ]}
    >
      <RoleNav jobRoleId={view.jobRoleId} part="map" />
      <PageHead title={title} />
      {view.archived ? (
        <Notice tone="sky">{roles('head.archived')}</Notice>
      ) : (
        <div className="settings">
          <ClientMessages namespaces={['common', 'errors', 'workMap']}>
            <DetailsForm
              action={saveDetailsAction}
              place={{ jobRoleId: view.jobRoleId, ...place }}
              fields={fields}
              backHref={`${base}/map`}
            />
          </ClientMessages>
        </div>
      )}
      {children}
    </Page>
  );
}
