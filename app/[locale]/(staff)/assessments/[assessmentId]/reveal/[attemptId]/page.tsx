import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PersonName } from '@/components/assessments/person-name-text';
import { RevealForm } from '@/components/assessments/reveal-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { Notice } from '@/components/ui/notice';
import { requirePageActor } from '@/lib/auth/viewer';
import { getRevealing } from '@/lib/services/candidates';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import { revealNameAction } from './actions';

type RevealPageProps = Readonly<{ params: Promise<{ assessmentId: string; attemptId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('candidates.reveal');
  return { title: t('title') };
}

/** Asks why one hidden name is made visible to everybody. */
export default async function RevealPage({ params }: RevealPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const attemptId = idOrNotFound((await params).attemptId);
  const { person, assessment, reportId } = await orNotFound(getRevealing(actor, { attemptId }));
  const [t, nav] = await Promise.all([getTranslations('candidates.reveal'), getTranslations('nav')]);
  const path = `/assessments/${assessment.id}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: path },
      ]}
    >
      <PageHead title={t('title')} facts={[<PersonName key="who" person={person} />]} />
      {person.status === 'hidden' ? (
        <ClientMessages namespaces={['candidates', 'common', 'errors']}>
          <RevealForm
            action={revealNameAction}
            attemptId={attemptId}
            backHref={reportId === null ? path : `/reports/${reportId}`}
          />
        </ClientMessages>
      ) : (
        <Notice title={t('alreadyTitle')}>{t('alreadyBody')}</Notice>
      )}
    </Page>
  );
}
