import { useTranslations } from 'next-intl';
import type { ScaleKey } from '@/lib/scales';
import type { ReportNumbers } from './report-numbers';

/** What turns the codes of a trace into sentences of one language. */
export type TraceWords = Readonly<{
  t: ReturnType<typeof useTranslations<'report.trace'>>;
  figure: ReturnType<typeof useTranslations<'report.figure'>>;
  scaleName: (scale: ScaleKey) => string;
  numbers: ReportNumbers;
  /** Rater id to name, for readers who may identify raters. */
  raterNames: ReadonlyMap<string, string> | null;
}>;

export function useTraceWords(
  numbers: ReportNumbers,
  raterNames: ReadonlyMap<string, string> | null,
): TraceWords {
  const scaleName = useTranslations('scales.names');
  return {
    t: useTranslations('report.trace'),
    figure: useTranslations('report.figure'),
    scaleName: (scale) => scaleName(scale),
    numbers,
    raterNames,
  };
}
