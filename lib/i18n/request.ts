import { getRequestConfig } from 'next-intl/server';
import { FORMATS, TIME_ZONE } from './formats';
import { loadMessages } from './load-messages';
import { DEFAULT_LOCALE, isLocale } from './locales';

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
