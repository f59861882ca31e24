import '../globals.css';

import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/layout/skip-link';
import { isLocale } from '@/lib/i18n/locales';
import { HeadLinks } from '../head-links';
import { HEAD_ICONS } from '../installable';
import { THEME_COLORS } from '../theme-colors';

// Pages carry a nonce, so they are rendered for each request.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: THEME_COLORS };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: t('appName'), template: `%s – ${t('appName')}` },
    icons: HEAD_ICONS,
    manifest: `/${await getLocale()}/manifest.webmanifest`,
    robots: { index: false, follow: false },
  };
}

type LocaleLayoutProps = Readonly<{ children: ReactNode; params: Promise<{ locale: string }> }>;

export default async function LocaleLayout({ children, params }: LocaleLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('common');

  return (
    <html lang={locale}>
      <head>
        <HeadLinks />
      </head>
      <body>
        <SkipLink>{t('skipToContent')}</SkipLink>
        {/* Links need the language; messages go to the client piece by piece, see ClientMessages. */}
        <NextIntlClientProvider messages={null}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
