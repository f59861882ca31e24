import type { Interval } from '@/lib/psychometrics/scores/interval';
import type { PerScale, ScaleKey } from '@/lib/scales';

/** Closed response range in points, e.g. { min: 1, max: 5 }. */
export type ResponseFormat = Readonly<{ min: number; max: number }>;

/** One statement as the scoring sees it: no words. */
export type Item = Readonly<{ id: string; scale: ScaleKey; facet: string; reversed: boolean }>;

/** Structure of a questionnaire version; items in administered order. */
export type Questionnaire = Readonly<{
  key: string;
  version: number;
  responseFormat: ResponseFormat;
  /** Share of a scale's items that must be answered, in (0, 1]. */
  minimumShare: number;
  /** Share of each facet's items that must be answered, in (0, 1]. */
  facetMinimumShare: number;
  items: readonly Item[];
}>;

/** Mean and SD of the scale mean in points of the answer format; reliability in [0, 1). */
export type ScaleNorm = Readonly<{ mean: number; sd: number; reliability: number }>;

export type Norm = Readonly<{
  key: string;
  version: number;
  /** True: a planning assumption; every page that shows a T, STEN or fit says so. */
  provisional: boolean;
  /** People behind the norm; 0 for a planning norm. */
  people: number;
  /** What the uncertainty of the norm is worth in people: sets the norm error. */
  n: number;
  scales: PerScale<ScaleNorm>;
  /** Correlations between the scales in the norm group, for the linear composite. */
  correlations: PerScale<PerScale<number>>;
}>;

/** Answers as chosen, before keying; null or absent = not answered. */
export type Answers = ReadonlyMap<string, number | null>;

export type ScaleMean =
  | Readonly<{ status: 'scored'; mean: number; answered: number; items: number }>
  | Readonly<{ status: 'insufficient'; reason: InsufficientReason; answered: number; items: number }>;

/** Too few of the whole scale, or of one of its facets. */
export type InsufficientReason = 'scaleTooFew' | 'facetTooFew';

export type ScoredScale = Readonly<{
  status: 'scored';
  scale: ScaleKey;
  /** Mean of the keyed answers, in points of the format. */
  mean: number;
  /** Per cent of the maximum possible, 0–100. */
  pomp: number;
  /** 50 + 10 z, not rounded and not clipped; pages show 20–80. */
  t: number;
  /** 1–10. */
  sten: number;
  /** Standard error of measurement, in T. */
  sem: number;
  /** Standard error that the norm brings in, in T. */
  normSem: number;
  /** 90 % interval of T: measurement and norm error together. */
  interval90: Interval;
  answered: number;
  items: number;
}>;

export type UnscoredScale = Readonly<{
  status: 'insufficient';
  scale: ScaleKey;
  reason: InsufficientReason;
  answered: number;
  items: number;
}>;

export type ExcludedScale = Readonly<{ status: 'excluded'; scale: ScaleKey }>;

export type ScaleScore = ScoredScale | UnscoredScale | ExcludedScale;

export type ScoreInput = Readonly<{
  questionnaire: Questionnaire;
  norm: Norm;
  answers: Answers;
  /** Scales that this job leaves out: not administered, not scored, not reported. */
  excluded: PerScale<boolean>;
}>;

export type AttemptScore = Readonly<{ scoringVersion: ScoringVersion; scales: PerScale<ScaleScore> }>;

export type ScoringVersion = '1';

export type ScoreAttempt = (input: ScoreInput) => AttemptScore;

/** Where an answer came from in time; the milliseconds are the browser's own count of the time shown. */
export type TimedAnswer = Readonly<{ itemId: string; value: number | null; shownMs: number | null }>;

/** How the answers were given. A flag is a question for a person; it never changes a score. */
export type ResponseQuality = Readonly<{
  verdict: 'normal' | 'check' | 'notInterpretable';
  flagCount: number;
  /** Longest run of equal raw answers; flagged from the limit on. */
  longString: QualityCheck;
  /** Median time of a statement in milliseconds; flagged below the limit. */
  responseTime: QualityCheck;
  /** Statements of the form that were left open, as a count only. */
  unanswered: number;
  administered: number;
}>;

export type QualityCheck =
  | Readonly<{ status: 'measured'; value: number; limit: number; flagged: boolean }>
  | Readonly<{ status: 'notMeasured' }>;

export type RateResponses = (answers: readonly TimedAnswer[]) => ResponseQuality;
