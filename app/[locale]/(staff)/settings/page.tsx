import { getLocale } from 'next-intl/server';
import { redirect } from '@/lib/i18n/navigation';

/** The part of the settings that everybody has. */
export default async function SettingsPage() {
  redirect({ href: '/settings/account', locale: await getLocale() });
}
