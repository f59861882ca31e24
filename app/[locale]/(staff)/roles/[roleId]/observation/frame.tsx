import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { RoleNav } from '@/components/roles/role-nav';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';

type FrameProps = Readonly<{
  head: Readonly<{ jobRoleId: string; jobTitle: string; archived: boolean }>;
  title: string;
  facts?: readonly ReactNode[];
  /** Only forms: an archived job has none. */
  isForm?: boolean;
  children: ReactNode;
}>;

/** The frame of the pages behind the observation of a job. */
export async function ObservationFrame({ head, title, facts = [], isForm = false, children }: FrameProps) {
  const [t, list] = await Promise.all([getTranslations('observation'), getTranslations('roles.list')]);
  const base = `/roles/${head.jobRoleId}`;
  return (
    <Page
      crumbs={[
        { label: list('title'), href: '/roles' },
        { label: head.jobTitle, href: base },
        { label: t('title'), href: `${base}/observation` },
        { label: title },
      ]}
    >
      <RoleNav jobRoleId={head.jobRoleId} part="observation" />
      <PageHead title={title} facts={facts} />
      {isForm && head.archived ? (
        <Notice tone="sky">{t('archived')}</Notice>
      ) : (
        <ClientMessages namespaces={['observation', 'experts', 'common', 'errors']}>{children}</ClientMessages>
      )}
      <p>
        <LinkButton variant="quiet" href={`${base}/observation`}>
          {t('step.back')}
        </LinkButton>
      </p>
    </Page>
  );
}
