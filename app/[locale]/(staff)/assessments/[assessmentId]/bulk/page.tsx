import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { BulkForm } from '@/components/assessments/bulk-form';
import { BulkPeople } from '@/components/assessments/bulk-people';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePageActor } from '@/lib/auth/viewer';
import { getInvitable } from '@/lib/services/invitations';
import { listChosen } from '@/lib/services/candidates';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { chosenIds } from '../chosen-ids';
import { bulkAction } from './actions';

type BulkPageProps = Readonly<{
  params: Promise<{ assessmentId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('candidates.bulk');
  return { title: t('label') };
}

/** Asks before something is done with several people, and names whom it concerns. Nothing here decides about anybody. */
export default async function BulkPage({ params, searchParams }: BulkPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const { ids, do: what } = await searchParams;
  const work = what === 'cancel' ? 'cancel' : 'resend';
  const attemptIds = chosenIds(ids);
  const assessment = await orNotFound(getInvitable(actor, { assessmentId }));
  const people = attemptIds.length === 0 ? [] : await listChosen(actor, { assessmentId, attemptIds });
  const affected = people.filter(({ next, invitationId }) => next === 'candidateAnswers' && invitationId);
  const skipped = people.filter((person) => !affected.includes(person));

  const [t, nav] = await Promise.all([getTranslations('candidates.bulkPage'), getTranslations('nav')]);
  const path = `/assessments/${assessmentId}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: path },
      ]}
    >
      <PageHead title={t(work === 'cancel' ? 'titleCancel' : 'titleResend')} />
      <div className="stack narrow-form">
        <BulkPeople affected={affected} skipped={skipped} locale={locale} />
        {affected.length === 0 ? (
          <>
            <Notice>{t('nobody')}</Notice>
            <p>
              <LinkButton href={path}>{t('back')}</LinkButton>
            </p>
          </>
        ) : (
          <ClientMessages namespaces={['candidates', 'common', 'errors']}>
            <BulkForm
              action={bulkAction}
              assessmentId={assessmentId}
              attemptIds={affected.map(({ attemptId }) => attemptId)}
              work={work}
              backHref={path}
            />
          </ClientMessages>
        )}
      </div>
    </Page>
  );
}
