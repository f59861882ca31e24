import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { LanguageLinks } from '@/components/layout/language-links';
import { ObserverApp } from '@/components/observe/observer-app';
import { env } from '@/lib/env';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('observe');
  return { title: t('pageTitle'), manifest: '/observe/manifest.webmanifest' };
}

/**
 * The observer's phone. The page is the same for everybody and holds nobody's data, since a phone keeps it for a shift
 * without a network: what belongs to an observer comes through the interface and lives in the phone's own store.
 */
export default async function ObservePage() {
  const [t, locale] = await Promise.all([getTranslations('observe'), getLocale()]);
  return (
    <ClientMessages namespaces={['observe', 'common']}>
      <noscript>
        <p>{t('noScript')}</p>
      </noscript>
      <ObserverApp
        offline={env().OBSERVE_OFFLINE}
        isDevelopment={process.env.NODE_ENV === 'development'}
        head={
          <header className="cand-top obs-top">
            <LanguageLinks label={t('language')} current={locale} path="/observe" />
          </header>
        }
      />
    </ClientMessages>
  );
}
