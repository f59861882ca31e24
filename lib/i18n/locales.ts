/** The three languages, in the order in which they are offered; the first is the default. */
export const LOCALES = ['fi', 'sv', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'fi';

/** Remembers the language that a member of staff chose. */
export const LOCALE_COOKIE = 'kuusi-locale';

/** Remembers the language that a candidate chose; kept apart, since both may use one browser. */
export const CANDIDATE_LOCALE_COOKIE = 'take-locale';

/** Names of the languages in themselves: never translated. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
};

/** Swedish is Finland Swedish and English is British in dates, numbers and sorting. */
export const LOCALE_TAGS: Readonly<Record<Locale, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/**
 * The language to answer in when the address does not say it.
 *
 * @param remembered The value of the language cookie, if any; wins when it is one of ours.
 * @param acceptLanguage The browser's Accept-Language header, if any.
 * @example chooseLocale(undefined, 'sv-FI,sv;q=0.9,en;q=0.8') // => 'sv'
 */
export function chooseLocale(remembered: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(remembered)) return remembered;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map(languageRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return DEFAULT_LOCALE;
}

/** One part of an Accept-Language header (RFC 9110, 12.5.4): `sv-FI;q=0.8`. A missing quality is 1. */
function languageRange(part: string): Readonly<{ language: string; quality: number }> {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const weight = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice('q='.length));
  return { language: tag.split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 };
}
