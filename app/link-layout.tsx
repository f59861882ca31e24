import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/layout/skip-link';
import { HeadLinks } from './head-links';
import { HEAD_ICONS } from './installable';
import { THEME_COLORS } from './theme-colors';

export const LINK_VIEWPORT: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: THEME_COLORS,
};

export const LINK_METADATA: Metadata = {
  icons: HEAD_ICONS,
  robots: { index: false, follow: false },
  // The address of an invitation is a secret.
  referrer: 'no-referrer',
};

/**
 * Root of the pages behind a personal link, of candidates, raters and observers: native elements, words as props, the
 * language from the proxy. Each kind brings only the styles that it uses.
 */
export async function LinkLayout({ children }: Readonly<{ children: ReactNode }>) {
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
