import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BadLinkPage } from '@/components/layout/bad-link-page';
import { EntrancePage } from '@/components/layout/entrance-page';
import { linkFault } from '@/lib/auth/link-fault';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { readMemberInvitation } from '@/lib/services/join';
import { JoinForm } from './join-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('join.submit') };
}

type JoinPageProps = Readonly<{ params: Promise<{ token: string }> }>;

export default async function JoinPage({ params }: JoinPageProps) {
  const [t, nav, { token }, actor] = await Promise.all([
    getTranslations('account'),
    getTranslations('nav'),
    params,
    anonymousActor(),
  ]);
  const { fault, found } = await linkFault(() => readMemberInvitation(actor, { token }));
  if (fault !== null) {
    return (
      <BadLinkPage tooMany={fault === 'RATE_LIMITED'}>
        <p>{t('badLink.join')}</p>
      </BadLinkPage>
    );
  }
  const { organizationName: organization, email, role, hasAccount } = found;
  return (
    <EntrancePage
      title={t('join.title', { organization })}
      lead={t('join.lead', { organization, email, role: nav(`memberRole.${role}`) })}
    >
      {hasAccount ? <p>{t('join.known')}</p> : null}
      <JoinForm token={token} email={email} hasAccount={hasAccount} />
    </EntrancePage>
  );
}
