import '../observer.css';

import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/layout/skip-link';
import { HeadLinks } from '../head-links';
import { THEME_COLORS } from '../theme-colors';

// Pages carry a nonce, so they are rendered for each request.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: THEME_COLORS,
};

export const metadata: Metadata = {
  icons: { icon: '/logo.svg' },
  robots: { index: false, follow: false },
  // The address of an invitation is a secret.
  referrer: 'no-referrer',
};

/** Root of the observer's pages, with the language from the proxy. */
export default async function ObserverLayout({ children }: Readonly<{ children: ReactNode }>) {
  const locale = await getLocale();
  const t = await getTranslations('common');
  return (
    <html lang={locale}>
      <head>
        <HeadLinks />
      </head>
      <body>
        <SkipLink>{t('skipToContent')}</SkipLink>
        {children}
      </body>
    </html>
  );
}
