import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InviteList } from '@/components/assessments/invite-list';
import { MailPreview } from '@/components/assessments/mail-preview';
import { timeZoneOptions } from '@/components/assessments/time-zones';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { requirePageActor } from '@/lib/auth/viewer';
import { FINNISH_TIME } from '@/lib/core/local-day';
import { LOCALE_NAMES } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { getInvitable } from '@/lib/services/invitations';
import { previewInvitationMail } from '@/lib/services/mail-previews';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import { ClosedNotice } from '../closed-notice';
import { confirmListAction, lookAtListAction } from './actions';

type InviteListPageProps = Readonly<{ params: Promise<{ assessmentId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations.list');
  return { title: t('title') };
}

/** Many candidates at once, from a list: nothing is sent before it has been looked at and confirmed. */
export default async function InviteListPage({ params }: InviteListPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const [invitable, mails] = await Promise.all([
    orNotFound(getInvitable(actor, { assessmentId })),
    orNotFound(previewInvitationMail(actor, { assessmentId })),
  ]);
  const [t, one, nav] = await Promise.all([
    getTranslations('invitations.list'),
    getTranslations('invitations.one'),
    getTranslations('nav'),
  ]);
  const path = `/assessments/${assessmentId}`;
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: invitable.name, href: path },
      ]}
    >
      <PageHead title={t('title')} />
      {invitable.open ? (
        <div className="stack">
          <p>{t('lead')}</p>
          <p>
            {t('format')} <span className="muted">{t('example')}</span>
          </p>
          <p className="small muted">{one('remaining', { count: invitable.remaining })}</p>
          <MailPreview mails={mails} />
          <ClientMessages namespaces={['invitations', 'common', 'errors']}>
            <InviteList
              assessmentId={assessmentId}
              look={lookAtListAction}
              confirm={confirmListAction}
              usual={{ locale: invitable.locale, timeZone: FINNISH_TIME }}
              locales={invitable.locales.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
              timeZones={timeZoneOptions()}
            />
          </ClientMessages>
          <p>
            <Link href={`${path}/invite`}>{t('one')}</Link>
          </p>
        </div>
      ) : (
        <ClosedNotice path={path} />
      )}
    </Page>
  );
}
