import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EntrancePage } from '@/components/layout/entrance-page';
import { Notice } from '@/components/ui/notice';
import { getViewer } from '@/lib/auth/viewer';
import { Link, redirect } from '@/lib/i18n/navigation';
import { SignInForm } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('signIn.title') };
}

type SignInPageProps = Readonly<{ searchParams: Promise<{ from?: string | string[] }> }>;

export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await getViewer()) redirect({ href: '/', locale: await getLocale() });
  const [t, { from }] = await Promise.all([getTranslations('account'), searchParams]);

  return (
    <EntrancePage title={t('signIn.title')}>
      {from === 'reset' ? (
        <Notice tone="sky" live>
          {t('signIn.passwordChanged')}
        </Notice>
      ) : null}
      {from === 'join' ? (
        <Notice tone="sky" live>
          {t('signIn.joined')}
        </Notice>
      ) : null}
      <SignInForm />
      <p>
        <Link href="/forgot-password">{t('signIn.forgot')}</Link>
      </p>
      <p className="muted small">{t('signIn.candidate')}</p>
    </EntrancePage>
  );
}
