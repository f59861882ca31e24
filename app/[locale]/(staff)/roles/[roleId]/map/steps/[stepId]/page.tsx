import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { StepEvidenceSection } from '@/components/incidents/step-evidence';
import { stepFields } from '@/components/roles/map/step-fields';
import { requirePageActor } from '@/lib/auth/viewer';
import { ClientMessages } from '@/components/layout/client-messages';
import { StepComments } from '@/components/roles/teamwork/step-comments';
import { listStepComments } from '@/lib/services/step-comments';
import type { Locale } from '@/lib/i18n/locales';
import { stepEvidence } from '@/lib/job-analysis/incident-evidence';
import { stepAverage } from '@/lib/job-analysis/observed-frequency';
import { listIncidentEvidence } from '@/lib/services/incidents';
import { addCommentAction, decideCommentAction } from '../../../comment-actions';
import { DetailsPage } from '../../details-page';
import { loadMapDraft } from '../../map-data';

type StepPageProps = Readonly<{ params: Promise<{ locale: Locale; roleId: string; stepId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workMap'))('metaTitle') };
}

/** What is said of one task step, besides its ratings. */
export default async function StepPage({ params }: StepPageProps) {
  const place = await params;
  const view = await loadMapDraft(place);
  const step = view.draft.steps.find(({ id }) => id === place.stepId);
  if (step === undefined) notFound();
  const incidents = await listIncidentEvidence(await requirePageActor(place.locale), {
    jobRoleId: view.jobRoleId,
  });
  const comments = await listStepComments(await requirePageActor(place.locale), {
    jobRoleId: view.jobRoleId,
  });
  const [map, roles] = await Promise.all([getTranslations('workMap'), getTranslations('roles')]);
  return (
    <DetailsPage
      view={view}
      title={map('form.step', { title: step.title })}
      place={{ stepId: step.id }}
      fields={stepFields(step, map, roles)}
    >
      <StepEvidenceSection
        jobRoleId={view.jobRoleId}
        evidence={stepEvidence(incidents, step.id, stepAverage(step))}
      />
      <ClientMessages namespaces={['common', 'errors', 'teamwork']}>
        <StepComments
          jobRoleId={view.jobRoleId}
          stepId={step.id}
          comments={comments.filter(({ stepId }) => stepId === step.id)}
          readOnly={view.archived}
          add={addCommentAction}
          decide={decideCommentAction}
        />
      </ClientMessages>
    </DetailsPage>
  );
}
