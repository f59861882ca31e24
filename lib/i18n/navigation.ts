import { createNavigation } from 'next-intl/navigation';
import { DEFAULT_LOCALE, LOCALES } from './locales';

/** Links and redirects of the staff pages; every address carries its language. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'always',
});
