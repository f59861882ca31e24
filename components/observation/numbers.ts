import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

const COARSE = 10;
const FINE = 1;

/** A rate an hour with as many digits as it deserves: 0,53 · 4,2 · 12. */
export function rateText(locale: Locale, rate: number): string {
  return formatNumber(locale, rate, rate >= COARSE ? 0 : rate >= FINE ? 1 : 2);
}

/** Hours with one digit after the separator. */
export function hoursText(locale: Locale, hours: number): string {
  return formatNumber(locale, hours, 1);
}

/** A place on the rating scale with one digit after the separator. */
export function ratingText(locale: Locale, rating: number): string {
  return formatNumber(locale, rating, 1);
}

/** A gap with its sign. */
export function gapText(locale: Locale, gap: number): string {
  return gap > 0 ? `+${ratingText(locale, gap)}` : ratingText(locale, gap);
}
