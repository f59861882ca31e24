import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { requirePageViewer } from '@/lib/auth/viewer';
import { formatDateTime } from '@/lib/i18n/format';
import { listOwnSessions } from '@/lib/services/sessions';
import { SettingsPage } from '../settings-page';
import { OwnSessions } from './own-sessions';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('settings.account') };
}

export default async function AccountPage() {
  const locale = await getLocale();
  const viewer = await requirePageViewer(locale);
  const [t, sessions] = await Promise.all([getTranslations('account'), listOwnSessions(viewer.actor)]);

  return (
    <SettingsPage actor={viewer.actor} part="account">
      <ClientMessages namespaces={['account', 'common', 'errors']}>
        <section>
          <h2>{t('profile.title')}</h2>
          <p className="muted">{t('profile.emailFact', { email: viewer.email })}</p>
          <ProfileForm name={viewer.name} locale={viewer.locale} />
        </section>
        <section>
          <h2>{t('passwordChange.title')}</h2>
          <p className="muted">{t('passwordChange.lead')}</p>
          <PasswordForm email={viewer.email} />
        </section>
        <section>
          <h2>{t('sessions.title')}</h2>
          <p className="muted">{t('sessions.lead')}</p>
          <OwnSessions
            sessions={sessions.map(({ id, device, createdAt, lastSeenAt, isThis }) => ({
              id,
              device: device === '' ? t('sessions.unknownDevice') : device,
              started: formatDateTime(locale, createdAt),
              lastSeen: formatDateTime(locale, lastSeenAt),
              isThis,
            }))}
          />
        </section>
      </ClientMessages>
    </SettingsPage>
  );
}
