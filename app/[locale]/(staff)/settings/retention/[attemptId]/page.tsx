import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { formatDate } from '@/lib/i18n/format';
import { getKeptPerson, type KeptPerson } from '@/lib/services/retention';
import { idOrNotFound, orNotFound } from '../../../page-data';
import {
  correctCandidateAction,
  eraseCandidateAction,
  holdCandidateAction,
  releaseCandidateAction,
} from './actions';
import { CorrectForm } from './correct-form';
import { EraseForm } from './erase-form';
import { HoldForm } from './hold-form';

type KeptPersonPageProps = Readonly<{
  params: Promise<{ attemptId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('retention');
  return { title: t('person') };
}

/** How long one person's data are kept; erasing them now, or keeping them longer. */
export default async function KeptPersonPage({ params, searchParams }: KeptPersonPageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'candidate:erase');
  const attemptId = idOrNotFound((await params).attemptId);
  const person = await orNotFound(getKeptPerson(actor, { attemptId }));
  const [t, settings] = await Promise.all([getTranslations('retention'), getTranslations('account')]);
  const { receipt, assessment, assessmentId, attempts, keptUntil, heldAt, heldReason, erasedAt } = person;
  const isCorrected = (await searchParams)['corrected'] !== undefined;
  const isOver = keptUntil <= new Date();
  return (
    <Page
      crumbs={[
        { label: settings('settings.title'), href: '/settings/account' },
        { label: t('title'), href: '/settings/retention' },
      ]}
    >
      <PageHead title={t('person')} facts={[t('personFacts', { receipt }), assessment]} />
      <div className="stack">
        {isCorrected ? (
          <Notice tone="sky" live>
            {t('corrected')}
          </Notice>
        ) : null}
        {erasedAt === null ? null : <Notice>{t('isErased')}</Notice>}
        {heldAt === null || heldReason === null ? null : (
          <Notice tone="sun">{t('isHeld', { date: formatDate(locale, heldAt), reason: heldReason })}</Notice>
        )}
        {erasedAt === null ? (
          <>
            <p>{isOver ? t('keptOver') : t('keptUntil', { date: formatDate(locale, keptUntil) })}</p>
            <p>{t('attempts', { count: attempts })}</p>
            <Changes person={person} attemptId={attemptId} />
          </>
        ) : null}
        <p>
          <LinkButton href={`/assessments/${assessmentId}`}>{t('back')}</LinkButton>
        </p>
      </div>
    </Page>
  );
}

async function Changes({ person, attemptId }: Readonly<{ person: KeptPerson; attemptId: string }>) {
  const t = await getTranslations('retention');
  return (
    <ClientMessages namespaces={['retention', 'common', 'errors']}>
      <CorrectForm action={correctCandidateAction} attemptId={attemptId} />
      {person.heldAt === null ? (
        <>
          <EraseForm action={eraseCandidateAction} attemptId={attemptId} />
          <HoldForm action={holdCandidateAction} attemptId={attemptId} />
        </>
      ) : (
        <OneButtonForm
          action={releaseCandidateAction}
          fields={{ attemptId }}
          label={t('release')}
          pendingLabel={t('releasing')}
          id="release"
        />
      )}
    </ClientMessages>
  );
}
