import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BadLinkPage } from '@/components/layout/bad-link-page';
import { EntrancePage } from '@/components/layout/entrance-page';
import { linkFault } from '@/lib/auth/link-fault';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { Link } from '@/lib/i18n/navigation';
import { checkPasswordResetLink } from '@/lib/services/passwords';
import { ResetPasswordForm } from './reset-password-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('reset.title') };
}

type ResetPasswordPageProps = Readonly<{ params: Promise<{ token: string }> }>;

export default async function ResetPasswordPage({ params }: ResetPasswordPageProps) {
  const [t, { token }, actor] = await Promise.all([getTranslations('account'), params, anonymousActor()]);
  const { fault } = await linkFault(() => checkPasswordResetLink(actor, { token }));
  if (fault) {
    return (
      <BadLinkPage tooMany={fault === 'RATE_LIMITED'}>
        <p>
          <Link href="/forgot-password">{t('reset.again')}</Link>
        </p>
      </BadLinkPage>
    );
  }
  return (
    <EntrancePage title={t('reset.title')} lead={t('reset.lead')}>
      <ResetPasswordForm token={token} />
    </EntrancePage>
  );
}
