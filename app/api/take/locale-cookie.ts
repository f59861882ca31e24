import { isSecureSite } from '@/lib/auth/session-cookie';
import { CANDIDATE_LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';

const COOKIE_SECONDS = 365 * 24 * 60 * 60;

/** Remembers the language of the candidate's pages, which carry none in their addresses. */
export function localeCookie(locale: Locale): string {
  const secure = isSecureSite() ? '; Secure' : '';
  return `${CANDIDATE_LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
