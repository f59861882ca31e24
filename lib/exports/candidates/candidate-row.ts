import type { ScaleKey } from '@/lib/scales';
import type { ReportModel } from '@/lib/report/types';

/** One candidate of an assessment as a file shows them: a result only where a page would show it too. */
export type ExportedCandidate = Readonly<{
  /** The candidate's own reference. */
  reference: string;
  /** As on the pages: a name, or what stands for it. */
  name: string;
  language: string;
  status: string;
  invitedAt: Date;
  submittedAt: Date | null;
  /** Letter of those who cannot be told apart; null for somebody who stands alone. */
  group: string | null;
  decision: string | null;
  result: Readonly<{ model: ReportModel; inputHash: string; resultHash: string }> | null;
}>;

/** A typed cell. Times are instants; texts are not yet guarded against being run. */
export type CellValue = string | number | Date | null;

export type ColumnUnit =
  'text' | 'word' | 'time' | 'points' | 't' | 'sten' | 'percent' | 'count' | 'mean' | 'hash';

export type Column = Readonly<{
  /** The same in every language: the name of the field in JSON. */
  code: string;
  /** Where the words of the column are: `fit`, or `t` for all columns of a scale. */
  word: ColumnWord;
  scale: ScaleKey | null;
  unit: ColumnUnit;
  /** Lowest and highest value, as both ends are written. */
  range: readonly [number, number] | null;
  /** Digits after the separator; only of numbers. */
  decimals: number;
  valueOf: (candidate: ExportedCandidate) => CellValue;
}>;

export const COLUMN_WORDS = [
  'reference',
  'name',
  'language',
  'status',
  'invited',
  'submitted',
  'fit',
  'fitLow',
  'fitHigh',
  'group',
  'within',
  'composite',
  'compositeLow',
  'compositeHigh',
  't',
  'tLow',
  'tHigh',
  'sten',
  'mean',
  'band',
  'lost',
  'weight',
  'targetLower',
  'targetUpper',
  'flags',
  'verdict',
  'unanswered',
  'decision',
  'inputHash',
  'resultHash',
] as const;
export type ColumnWord = (typeof COLUMN_WORDS)[number];
