import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { ArchiveButton } from '@/components/roles/editor/archive-button';
import { RoleEditor } from '@/components/roles/editor/role-editor';
import { RoleFrame } from '@/components/roles/role-frame';
import { VersionList } from '@/components/roles/profile/version-list';
import { LinkButton } from '@/components/ui/link-button';
import { OpenComments } from '@/components/roles/teamwork/open-comments';
import { listTouchedAssessments } from '@/lib/services/role-touches';
import { listStepComments } from '@/lib/services/step-comments';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { forecastBasis } from '@/lib/content/research/forecast-basis';
import type { Locale } from '@/lib/i18n/locales';
import { redirect } from '@/lib/i18n/navigation';
import { packDocument, packDraft } from '@/lib/job-analysis/packed-ratings';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { getPublications } from '@/lib/services/role-profiles';
import { jobRoleInput } from '@/lib/validation/job-role';
import { notFound } from 'next/navigation';
import { archiveJobRoleAction } from '../actions';
import { orNotFound } from '../or-not-found';
import { publishRoleProfileAction, saveDraftCommandAction, undoDraftChangeAction } from './actions';

type RolePageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('list.job') };
}

export default async function RolePage({ params }: RolePageProps) {
  const { locale, roleId } = await params;
  const actor = await requirePageActor(locale);
  const input = jobRoleInput.safeParse({ jobRoleId: roleId });
  if (!input.success) notFound();
  const { versions, latest } = await orNotFound(getPublications(actor, input.data));
  if (!may(actor, 'jobRole:read')) {
    const [newest] = versions;
    return newest ? redirect({ href: `/roles/${roleId}/versions/${newest.version}`, locale }) : notFound();
  }
  const view = await orNotFound(getRoleDraft(actor, input.data));
  const [touched, comments] = await Promise.all([
    listTouchedAssessments(actor, input.data),
    listStepComments(actor, input.data),
  ]);
  const sheet = await getTranslations('sheet');

  return (
    <RoleFrame jobRoleId={view.jobRoleId} jobTitle={view.draft.title} part="steps">
      <ClientMessages namespaces={['common', 'errors', 'nav', 'roles', 'scales', 'sideWords', 'teamwork']}>
        <RoleEditor
          key={roleId}
          input={{
            jobRoleId: view.jobRoleId,
            draft: packDraft(view.draft),
            revision: view.revision,
            savedAt: view.savedAt,
            canUndo: view.canUndo,
          }}
          archived={view.archived}
          template={view.template}
          raters={view.raters}
          published={latest && { version: latest.version, document: packDocument(latest.document) }}
          touched={touched}
          forecast={forecastBasis()}
          actions={{
            save: saveDraftCommandAction,
            undo: undoDraftChangeAction,
            publish: publishRoleProfileAction,
          }}
        />
        <OpenComments jobRoleId={view.jobRoleId} comments={comments} steps={view.draft.steps} />
        <p className="row-add sec">
          <LinkButton href={`/roles/${view.jobRoleId}/sheet`}>{sheet('title')}</LinkButton>
        </p>
        <VersionList jobRoleId={view.jobRoleId} versions={versions} />
        {view.archived ? null : <ArchiveButton jobRoleId={view.jobRoleId} archive={archiveJobRoleAction} />}
      </ClientMessages>
    </RoleFrame>
  );
}
