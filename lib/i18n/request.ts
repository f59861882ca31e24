import { getRequestConfig } from 'next-intl/server';
import { FORMATS, TIME_ZONE } from './formats';
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales';
import { NAMESPACES } from './namespaces';
import type { Messages } from './types';

/**
 * All messages of one language, by namespace.
 *
 * There is no fallback language: the contract test keeps the three files of a namespace equal in keys,
 * and a key that is missing all the same throws.
 */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const entries = await Promise.all(
    NAMESPACES.map(async (namespace) => {
      const file = (await import(`./messages/${locale}/${namespace}.json`)) as { default: unknown };
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(entries) as Messages;
}

export default getRequestConfig(async ({ requestLocale, locale: given }) => {
  const requested = given ?? (await requestLocale);
  const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
  return {
    locale,
    messages: await loadMessages(locale),
    formats: FORMATS,
    timeZone: TIME_ZONE,
    onError: (error) => {
      throw error;
    },
  };
});
