import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InviteForm } from '@/components/assessments/invite-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePageActor } from '@/lib/auth/viewer';
import { getPathname } from '@/lib/i18n/navigation';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { getInvitable } from '@/lib/services/invitations';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { inviteCandidateAction } from './actions';

type InvitePageProps = Readonly<{ params: Promise<{ assessmentId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.invite');
  return { title: t('title') };
}

/** One candidate at a time; the link is shown once. */
export default async function InvitePage({ params }: InvitePageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const { name, open, locale: usual } = await orNotFound(getInvitable(actor, { assessmentId }));
  const [t, nav] = await Promise.all([getTranslations('assessments.invite'), getTranslations('nav')]);
  const path = `/assessments/${assessmentId}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: name, href: path },
      ]}
    >
      <PageHead title={t('title')} />
      {open ? (
        <ClientMessages namespaces={['assessments', 'common', 'errors']}>
          <InviteForm
            action={inviteCandidateAction}
            assessmentId={assessmentId}
            requestId={randomUUID()}
            anotherHref={getPathname({ href: `${path}/invite`, locale })}
            usualLocale={usual}
            locales={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
        </ClientMessages>
      ) : (
        <div className="stack">
          <Notice title={t('closedTitle')}>{t('closedBody')}</Notice>
          <p>
            <LinkButton href={path}>{t('back')}</LinkButton>
          </p>
        </div>
      )}
    </Page>
  );
}
