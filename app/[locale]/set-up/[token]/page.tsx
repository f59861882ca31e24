import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BadLinkPage } from '@/components/layout/bad-link-page';
import { EntrancePage } from '@/components/layout/entrance-page';
import { linkFault } from '@/lib/auth/link-fault';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { checkSetUpLink } from '@/lib/services/set-up';
import { SetUpForm } from './set-up-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('setUp.title') };
}

type SetUpPageProps = Readonly<{ params: Promise<{ token: string }> }>;

export default async function SetUpPage({ params }: SetUpPageProps) {
  const [t, { token }, actor] = await Promise.all([getTranslations('account'), params, anonymousActor()]);
  const { fault } = await linkFault(() => checkSetUpLink(actor, { token }));
  if (fault) {
    return (
      <BadLinkPage tooMany={fault === 'RATE_LIMITED'}>
        <p>{t('badLink.setUp')}</p>
      </BadLinkPage>
    );
  }
  return (
    <EntrancePage title={t('setUp.title')} lead={t('setUp.lead')}>
      <SetUpForm token={token} />
    </EntrancePage>
  );
}
