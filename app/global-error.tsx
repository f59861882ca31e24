'use client';

import { ErrorPage } from './error-page';
import { DEFAULT_LOCALE } from '@/lib/i18n/locales';

type GlobalErrorProps = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** The last resort, when the frame of a page itself broke; its language is read from the address. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  const locale = typeof window === 'undefined' ? DEFAULT_LOCALE : window.location.pathname.split('/')[1];
  return (
    <html lang={DEFAULT_LOCALE}>
      <head>
        {/* Not an import: that would send the styles of this page along with every other page. */}
        {/* eslint-disable-next-line @next/next/no-css-tags -- see above; the file is our own and static */}
        <link rel="stylesheet" href="/assets/error.css" precedence="default" />
      </head>
      <body>
        <ErrorPage locale={locale} reference={error.digest} retry={reset} />
      </body>
    </html>
  );
}
