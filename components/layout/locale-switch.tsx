'use client';

import { useSearchParams } from 'next/navigation';
import { useLocale } from 'next-intl';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { Link, usePathname } from '@/lib/i18n/navigation';

/** The same page in another language; works without a script. */
export function LocaleSwitch({ label }: Readonly<{ label: string }>) {
  const current = useLocale();
  const pathname = usePathname();
  const query = Object.fromEntries(useSearchParams());

  return (
    <nav className="lang" aria-label={label}>
      {LOCALES.map((locale) => (
        <Link
          key={locale}
          href={{ pathname, query }}
          locale={locale}
          lang={locale}
          title={LOCALE_NAMES[locale]}
          aria-current={locale === current ? 'true' : undefined}
        >
          {locale}
        </Link>
      ))}
    </nav>
  );
}
