import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { requirePermission } from '@/lib/auth/page-permission';
import { getOrganizationSettings } from '@/lib/services/organizations';
import { SettingsPage } from '../settings-page';
import { OrganizationForm } from './organization-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('settings.organization') };
}

export default async function OrganizationPage() {
  const actor = await requirePermission(await getLocale(), 'settings:manage');
  const { activeMonths, totalMonths, ...settings } = await getOrganizationSettings(actor);
  return (
    <SettingsPage actor={actor} part="organization">
      <ClientMessages namespaces={['account', 'common', 'errors']}>
        <OrganizationForm
          {...settings}
          activeMonths={String(activeMonths)}
          totalMonths={String(totalMonths)}
        />
      </ClientMessages>
    </SettingsPage>
  );
}
