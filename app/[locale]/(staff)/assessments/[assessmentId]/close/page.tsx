import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CloseForm } from '@/components/assessments/close-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { requirePageActor } from '@/lib/auth/viewer';
import { getClosing } from '@/lib/services/assessments';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { closeAssessmentAction } from './actions';

type ClosePageProps = Readonly<{ params: Promise<{ assessmentId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.close');
  return { title: t('action') };
}

/** Says what closing ends before it is done. */
export default async function ClosePage({ params }: ClosePageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const { name, underWay } = await orNotFound(getClosing(actor, { assessmentId }));
  const [t, nav] = await Promise.all([getTranslations('assessments.close'), getTranslations('nav')]);
  const path = `/assessments/${assessmentId}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: name, href: path },
      ]}
    >
      <PageHead title={t('title')} />
      <ClientMessages namespaces={['assessments', 'common', 'errors']}>
        <CloseForm
          action={closeAssessmentAction}
          assessmentId={assessmentId}
          backHref={path}
          underWay={underWay}
        />
      </ClientMessages>
    </Page>
  );
}
