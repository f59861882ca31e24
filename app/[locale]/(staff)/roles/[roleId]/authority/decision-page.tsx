import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { DecisionForm, type DecisionValues } from '@/components/roles/authority/decision-form';
import { RoleNav } from '@/components/roles/role-nav';
import type { MappedStep } from '@/lib/job-analysis/work-map';
import { saveDecisionAction } from './actions';

type DecisionPageProps = Readonly<{
  job: Readonly<{ jobRoleId: string; title: string }>;
  title: string;
  decisionId: string;
  values: DecisionValues;
  steps: readonly MappedStep[];
}>;

/** The frame of the form for a new decision and for one that is changed. */
export async function DecisionPage({ job, title, decisionId, values, steps }: DecisionPageProps) {
  const [t, nav] = await Promise.all([getTranslations('authority'), getTranslations('roles.list')]);
  const base = `/roles/${job.jobRoleId}`;
  return (
    <Page
      crumbs={[
        { label: nav('title'), href: '/roles' },
        { label: job.title, href: base },
        { label: t('title'), href: `${base}/authority` },
        { label: title },
      ]}
    >
      <RoleNav jobRoleId={job.jobRoleId} part="authority" />
      <PageHead title={title} />
      <ClientMessages namespaces={['common', 'errors', 'authority', 'sideWords']}>
        <DecisionForm
          action={saveDecisionAction}
          jobRoleId={job.jobRoleId}
          decisionId={decisionId}
          values={values}
          steps={steps.map(({ step: { id, title: name }, number }) => ({ id, number, title: name }))}
        />
      </ClientMessages>
    </Page>
  );
}
