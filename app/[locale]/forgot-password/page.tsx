import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntrancePage } from '@/components/layout/entrance-page';
import { Link } from '@/lib/i18n/navigation';
import { ForgotPasswordForm } from './forgot-password-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('forgot.title') };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('account');
  return (
    <EntrancePage title={t('forgot.title')}>
      <ForgotPasswordForm />
      <p>
        <Link href="/sign-in">{t('forgot.back')}</Link>
      </p>
    </EntrancePage>
  );
}
