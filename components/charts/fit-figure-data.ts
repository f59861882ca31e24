import type { ScaleKey } from '@/lib/scales';
import type { QuietNumber } from '../ui/quiet-link';

/** One scale as it is shown. Every number comes with its text; the plain numbers only place the marks. */
export type FitFigureRow = Readonly<{
  scale: ScaleKey;
  name: string;
  /** Whole per cent of the weight (drawn as the thickness of the rule), and its text. */
  weightPercent: number;
  weight: QuietNumber;
  targetLower: number;
  /** Null without an upper limit. */
  targetUpper: number | null;
  target: QuietNumber;
  /** Where the person stands, in words: "12 below the target". */
  verdict: string;
  /** Points of fit lost; null when there is no fit. */
  lost: QuietNumber | null;
  score: FitFigureScore;
}>;

export type FitFigureScore =
  | Readonly<{
      status: 'scored';
      t: number;
      low: number;
      high: number;
      /** Inside the target: a filled disc; else an open diamond. */
      inside: boolean;
      text: QuietNumber;
      interval: QuietNumber;
    }>
  | Readonly<{
      status: 'missing';
      /** Why there is no score, in words; stands in the row instead of the marks. */
      text: string;
    }>;

/** The words of the figure and its table. */
export type FitFigureWords = Readonly<{
  scale: string;
  weight: string;
  score: string;
  interval: string;
  target: string;
  inWords: string;
  lost: string;
  asTable: string;
  legend: Readonly<{ target: string; inside: string; outside: string; interval: string; rule: string }>;
}>;

/** Last row of the table: the whole. */
export type FitFigureTotal = Readonly<{
  label: string;
  fit: QuietNumber | null;
  interval: QuietNumber | null;
  weight: string;
  lost: QuietNumber | null;
}>;
