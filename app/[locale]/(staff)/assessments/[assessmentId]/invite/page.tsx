import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InviteForm } from '@/components/assessments/invite-form';
import { MailPreview } from '@/components/assessments/mail-preview';
import { timeZoneOptions } from '@/components/assessments/time-zones';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { requirePageActor } from '@/lib/auth/viewer';
import { FINNISH_TIME } from '@/lib/core/local-day';
import { getPathname } from '@/lib/i18n/navigation';
import { LOCALE_NAMES } from '@/lib/i18n/locales';
import { getInvitable } from '@/lib/services/invitations';
import { previewInvitationMail } from '@/lib/services/mail-previews';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { inviteCandidateAction } from './actions';
import { ClosedNotice } from './closed-notice';

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
  const [invitable, mails] = await Promise.all([
    orNotFound(getInvitable(actor, { assessmentId })),
    orNotFound(previewInvitationMail(actor, { assessmentId })),
  ]);
  const { name, open, locale: usual, locales, remaining } = invitable;
  const [t, words, nav] = await Promise.all([
    getTranslations('assessments.invite'),
    getTranslations('invitations.one'),
    getTranslations('nav'),
  ]);
  const path = `/assessments/${assessmentId}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: name, href: path },
      ]}
    >
      <PageHead
        title={t('title')}
        actions={open ? <LinkButton href={`${path}/invite/list`}>{words('many')}</LinkButton> : null}
      />
      {open ? (
        <div className="stack">
          <p className="small muted">{words('remaining', { count: remaining })}</p>
          <ClientMessages namespaces={['assessments', 'invitations', 'common', 'errors']}>
            <InviteForm
              action={inviteCandidateAction}
              assessmentId={assessmentId}
              requestId={randomUUID()}
              anotherHref={getPathname({ href: `${path}/invite`, locale })}
              usual={{ locale: usual, timeZone: FINNISH_TIME }}
              locales={locales.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
              timeZones={timeZoneOptions()}
            />
          </ClientMessages>
          <MailPreview mails={mails} />
        </div>
      ) : (
        <ClosedNotice path={path} />
      )}
    </Page>
  );
}
