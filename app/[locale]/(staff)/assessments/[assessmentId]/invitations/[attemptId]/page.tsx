import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ManageInvitation } from '@/components/assessments/manage-invitation';
import { personName } from '@/components/assessments/person-name';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { getInvitation } from '@/lib/services/invitations';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import { cancelInvitationAction, resendInvitationAction } from './actions';

type InvitationPageProps = Readonly<{ params: Promise<{ attemptId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.people');
  return { title: t('manage') };
}

/** What can be done with one invitation: a new link, or taking it back. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const attemptId = idOrNotFound((await params).attemptId);
  const invitation = await orNotFound(getInvitation(actor, { attemptId }));
  const [t, nav, requests, names] = await Promise.all([
    getTranslations('assessments'),
    getTranslations('nav'),
    getTranslations('requests'),
    getTranslations('candidates.names'),
  ]);
  const { assessment, person, status, answered, statements, invitationId } = invitation;
  const path = `/assessments/${assessment.id}`;
  const state = t(`states.${status}`, { answered, total: statements });
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: path },
      ]}
    >
      <PageHead title={t('manage.title', { name: personName(person, names) })} facts={[state]} />
      {invitation.manageable && invitationId !== null ? (
        <ClientMessages namespaces={['assessments', 'common', 'errors']}>
          <ManageInvitation
            attemptId={attemptId}
            invitationId={invitationId}
            backHref={path}
            resend={resendInvitationAction}
            cancel={cancelInvitationAction}
          />
        </ClientMessages>
      ) : (
        <div className="stack">
          <Notice>{t('manage.nothing', { state })}</Notice>
          <p>
            <LinkButton href={path}>{t('invite.back')}</LinkButton>
          </p>
        </div>
      )}
      {may(actor, 'candidate:erase') ? (
        <p className="sec">
          <LinkButton variant="quiet" href={`/settings/retention/${attemptId}`}>
            {requests('retention')}
          </LinkButton>
        </p>
      ) : null}
    </Page>
  );
}
