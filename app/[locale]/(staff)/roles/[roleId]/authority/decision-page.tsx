import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { DecisionForm, type DecisionValues } from '@/components/roles/authority/decision-form';
import { RoleFrame } from '@/components/roles/role-frame';
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
  return (
    <RoleFrame jobRoleId={job.jobRoleId} jobTitle={job.title} part="authority" here={title}>
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
    </RoleFrame>
  );
}
