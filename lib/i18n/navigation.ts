import { createNavigation } from 'next-intl/navigation';
import { DEFAULT_LOCALE, LOCALE_COOKIE, LOCALES } from './locales';

/** One year. */
const LOCALE_COOKIE_SECONDS = 31_536_000;

/** Links and redirects of the staff pages; every address carries its language. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'always',
  localeCookie: { name: LOCALE_COOKIE, maxAge: LOCALE_COOKIE_SECONDS },
});
