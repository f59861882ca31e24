import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import type { DetailField } from '@/components/roles/map/details-fields';
import { DetailsForm } from '@/components/roles/map/details-form';
import { RoleFrame } from '@/components/roles/role-frame';
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
  const roles = await getTranslations('roles');
  const base = `/roles/${view.jobRoleId}`;
  return (
    <RoleFrame jobRoleId={view.jobRoleId} jobTitle={view.draft.title} part="map" here={title}>
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
    </RoleFrame>
  );
}
