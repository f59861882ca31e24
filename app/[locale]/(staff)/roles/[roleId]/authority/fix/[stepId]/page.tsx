import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { MendingForm } from '@/components/roles/authority/mending-form';
import { RoleFrame } from '@/components/roles/role-frame';
import type { Locale } from '@/lib/i18n/locales';
import { NOTHING_PLANNED } from '@/lib/job-analysis/job-side';
import { saveFixAction } from '../../actions';
import { loadEditable } from '../../authority-data';

type FixPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string; stepId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authority.fix'))('title') };
}

/** What changes in the job at one step, who sees to it and until when. */
export default async function FixPage({ params }: FixPageProps) {
  const place = await params;
  const { view, steps, side } = await loadEditable(place);
  const step = steps.find(({ step: { id } }) => id === place.stepId)?.step;
  if (step === undefined) notFound();
  const plan = side.fixes.find(({ stepId }) => stepId === step.id) ?? { change: '', ...NOTHING_PLANNED };
  const t = await getTranslations('authority');
  const base = `/roles/${view.jobRoleId}`;
  const title = t('fixForm.title', { title: step.title });
  return (
    <RoleFrame jobRoleId={view.jobRoleId} jobTitle={view.draft.title} part="authority" here={title}>
      <PageHead title={title} />
      <p>{t('fixForm.lead')}</p>
      <ClientMessages namespaces={['common', 'errors', 'authority', 'sideWords']}>
        <MendingForm
          action={saveFixAction}
          place={{ jobRoleId: view.jobRoleId, stepId: step.id }}
          texts={[
            {
              name: 'change',
              label: t('fixForm.change'),
              hint: t('fixForm.changeHint'),
              value: plan.change,
            },
          ]}
          owner={plan.owner}
          dueOn={plan.dueOn ?? ''}
          state={plan.state}
          backHref={`${base}/authority`}
        />
      </ClientMessages>
    </RoleFrame>
  );
}
