import type { QuietNumber } from '@/components/ui/quiet-link';
import { formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { Interval } from '@/lib/psychometrics/scores/interval';
import { shownT } from '@/lib/report/shown-numbers';
import type { TraceKey } from '@/lib/report/types';

/** Writes the numbers of one report in one language, each with the address of its trace. */
export type ReportNumbers = Readonly<{
  locale: Locale;
  /** Address of the trace of a number. */
  traceHref: (key: TraceKey) => string;
  quiet: (key: TraceKey, text: string) => QuietNumber;
  t: (value: number) => string;
  tRange: (interval: Interval) => string;
  whole: (value: number) => string;
  range: (interval: Interval) => string;
  decimals: (value: number, digits: number) => string;
  percent: (value: number, digits?: number) => string;
  /** A loss, with its minus; 0 without one. */
  loss: (points: number) => string;
  /** A part that adds or takes, with its sign. */
  signed: (points: number) => string;
}>;

/**
 * @param path Address of the report with its language.
 * @param open Trace that is on the page now.
 */
export function reportNumbers(locale: Locale, path: string, open: string | null): ReportNumbers {
  const traceHref = (key: TraceKey) => `${path}?trace=${encodeURIComponent(key)}#trace`;
  const whole = (value: number) => formatNumber(locale, value);
  return {
    locale,
    traceHref,
    quiet: (key, text) => ({ text, href: traceHref(key), open: key === open }),
    t: (value) => whole(shownT(value)),
    tRange: ([low, high]) => formatRange(locale, shownT(low), shownT(high)),
    whole,
    range: ([low, high]) => formatRange(locale, low, high),
    decimals: (value, digits) => formatNumber(locale, value, digits),
    percent: (value, digits = 0) => formatPercent(locale, value, digits),
    loss: (points) => whole(points === 0 ? 0 : -points),
    signed: (points) => (points > 0 ? `+${whole(points)}` : whole(points === 0 ? 0 : points)),
  };
}
