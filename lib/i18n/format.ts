import { TIME_ZONE } from './formats';
import { LOCALE_TAGS, type Locale } from './locales';

/** A true minus, which is as wide as a plus and does not break from its number. */
const MINUS = '−';
const EN_DASH = '–';

/**
 * A number as people read it, rounded for showing only.
 *
 * @param decimals Digits after the separator, always written.
 * @example formatNumber('fi', -0.5, 1) // => '−0,5'
 */
export function formatNumber(locale: Locale, value: number, decimals = 0): string {
  return withTrueMinus(numberFormat(locale, 'decimal', decimals).format(value));
}

/**
 * A share in per cent, with the space of the language before the sign.
 *
 * @param percent 0–100, not a share of one.
 * @example formatPercent('fi', 26) // => '26 %' with a non-breaking space
 */
export function formatPercent(locale: Locale, percent: number, decimals = 0): string {
  return withTrueMinus(numberFormat(locale, 'percent', decimals).format(percent / 100));
}

/**
 * Both ends of an interval with a dash between. Ends that differ and would read alike get one digit more; where even
 * that does not tell them apart, one number stands for both: "29–29" would look like a slip.
 *
 * @example formatRange('fi', 53.8, 67.6) // => '54–68'; formatRange('fi', 28.9, 29.4) // => '28,9–29,4'
 */
export function formatRange(locale: Locale, low: number, high: number, decimals = 0): string {
  const ends = (digits: number) => [formatNumber(locale, low, digits), formatNumber(locale, high, digits)];
  const [plain, close] = [ends(decimals), low === high ? [] : ends(decimals + 1)];
  const [first, last] = plain[0] === plain[1] && close.length > 0 ? close : plain;
  return first === last ? `${first}` : `${first}${EN_DASH}${last}`;
}

/** The day: 18.11.2026, 18 November as 18/11/2026 in English. Times are Finnish. */
export function formatDate(locale: Locale, when: Date): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: TIME_ZONE,
  }).format(when);
}

/** The day without its year, for axes: 18.11. in Finnish, 18.11 in Swedish, 18/11 in English. */
export function formatDayOfYear(locale: Locale, when: Date): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    day: 'numeric',
    month: 'numeric',
    timeZone: TIME_ZONE,
  }).format(when);
}

/** The time of day: 14.02 in Finnish and Swedish, 14:02 in English. */
export function formatTime(locale: Locale, when: Date): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  }).format(when);
}

/** The day and the time of day. */
export function formatDateTime(locale: Locale, when: Date): string {
  return `${formatDate(locale, when)} ${formatTime(locale, when)}`;
}

/** Names or words as a sentence lists them: "a, b and c". */
export function formatList(locale: Locale, items: readonly string[]): string {
  const format = listFormats.get(locale) ?? new Intl.ListFormat(LOCALE_TAGS[locale], { type: 'conjunction' });
  listFormats.set(locale, format);
  return format.format(items);
}

/** Compares names in the alphabet of the language (å, ä, ö last in Finnish and Swedish). */
export function nameOrder(locale: Locale): (a: string, b: string) => number {
  return new Intl.Collator(LOCALE_TAGS[locale]).compare;
}

/** Making a formatter costs a hundred times what using it does, and a page of weights has thousands of numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const listFormats = new Map<Locale, Intl.ListFormat>();

function numberFormat(locale: Locale, style: 'decimal' | 'percent', decimals: number): Intl.NumberFormat {
  const key = `${locale} ${style} ${decimals}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE_TAGS[locale], {
    style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  numberFormats.set(key, made);
  return made;
}

function withTrueMinus(text: string): string {
  return text.replace('-', MINUS);
}
