import type { Locale } from '@/lib/i18n/locales';

/** A number as somebody types it into a field: without groups, with the comma or point of the language. */
export function formatPlainNumber(locale: Locale, value: number): string {
  return locale === 'en' ? String(value) : String(value).replace('.', ',');
}
