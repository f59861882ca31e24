import { formatNumber, formatPercent, formatRange } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Narratives } from '@/lib/content/schemas/narratives';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import type { Interval } from '@/lib/psychometrics/scores/interval';
import { shownDistance, shownT } from '@/lib/report/shown-numbers';
import type { ReportModel, ReportScale } from '@/lib/report/types';

/** A report with what its file says around it. Whoever it is about has a name or a number already. */
export type PrintedReport = Readonly<{
  personName: string;
  organization: string;
  job: Readonly<{ title: string; version: number }>;
  model: ReportModel;
  profile: RoleProfileDocument;
  profilePublishedAt: Date;
  /** Language in which the candidate answered. */
  answeredIn: string;
  submittedAt: Date | null;
  receipt: string;
  computedAt: Date;
  resultHash: string;
  /** A later report of the same answers exists. */
  isReplaced: boolean;
}>;

export type ReportContext = Readonly<{
  report: PrintedReport;
  model: ReportModel;
  words: Words;
  narratives: Narratives;
  numbers: FileNumbers;
}>;

/** Writes the numbers of a report as the page does. */
export type FileNumbers = Readonly<{
  whole: (value: number) => string;
  t: (value: number) => string;
  tRange: (interval: Interval) => string;
  range: (interval: Interval) => string;
  percent: (value: number, decimals?: number) => string;
  loss: (points: number) => string;
}>;

export function fileNumbers({ locale }: Pick<Words, 'locale'>): FileNumbers {
  const whole = (value: number) => formatNumber(locale, value);
  return {
    whole,
    t: (value) => whole(shownT(value)),
    tRange: ([low, high]) => formatRange(locale, shownT(low), shownT(high)),
    range: ([low, high]) => formatRange(locale, low, high),
    percent: (value, decimals = 0) => formatPercent(locale, value, decimals),
    loss: (points) => whole(points === 0 ? 0 : -points),
  };
}

export type ActiveScale = Exclude<ReportScale, { status: 'excluded' }>;

/** The scales that count, in the fixed order. */
export function activeScales({ scales }: ReportModel): readonly ActiveScale[] {
  return scales.flatMap((scale) => (scale.status === 'excluded' ? [] : [scale]));
}

/** A target in words: at least 55, or 48–67. */
export function targetText({ targetLower, targetUpper }: ActiveScale, { words, numbers }: Saying): string {
  const t = words.say('report.figure');
  const lower = numbers.whole(targetLower);
  return targetUpper === null
    ? t('atLeast', { lower })
    : t('between', { lower, upper: numbers.whole(targetUpper) });
}

type Saying = Readonly<{ words: Words; numbers: FileNumbers }>;

/** Where a score stands, in words: "12 below the target", or why there is none. */
export function verdictText(scale: ActiveScale, { words, numbers }: Saying): string {
  const t = words.say('report.figure');
  if (scale.status === 'insufficient') {
    return t(scale.reason, { answered: scale.answered, items: scale.items });
  }
  if (scale.band === 'within') return t('within');
  const points = shownDistance(scale);
  if (points === 0) return t('touching');
  return t(scale.band === 'aboveUpper' ? 'above' : 'below', { distance: numbers.whole(points) });
}

/** A released sentence with its braces filled. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}
