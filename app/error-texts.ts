import en from './error-texts/en.json';
import fi from './error-texts/fi.json';
import sv from './error-texts/sv.json';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';

const TEXTS = { fi, sv, en } as const;

/** The words of the error pages. They are taken from the files at once: what failed may have been the loading of messages. */
export function errorTexts(locale: unknown): (typeof TEXTS)[Locale] {
  return TEXTS[isLocale(locale) ? locale : DEFAULT_LOCALE];
}
