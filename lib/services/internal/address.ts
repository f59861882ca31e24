import 'server-only';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';

/** A whole address for a mail or a log: from the configuration, never from a request's Host header. */
export function address(locale: Locale, path: `/${string}`): string {
  return `${env().BASE_URL}/${locale}${path}`;
}
