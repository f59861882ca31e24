import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { RoleFrame } from '@/components/roles/role-frame';
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
  const t = await getTranslations('observation');
  const base = `/roles/${head.jobRoleId}`;
  return (
    <RoleFrame jobRoleId={head.jobRoleId} jobTitle={head.jobTitle} part="observation" here={title}>
      <PageHead title={title} facts={facts} />
      {isForm && head.archived ? (
        <Notice tone="sky">{t('archived')}</Notice>
      ) : (
        <ClientMessages namespaces={['observation', 'experts', 'common', 'errors']}>
          {children}
        </ClientMessages>
      )}
      <p>
        <LinkButton variant="quiet" href={`${base}/observation`}>
          {t('step.back')}
        </LinkButton>
      </p>
    </RoleFrame>
  );
}
