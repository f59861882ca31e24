import type { PerScale, ScaleKey } from '@/lib/scales';
import type { Interval } from '@/lib/psychometrics/scores/interval';

/** What a job asks for. A scale of weight 0 is left out of the sum; its limits are not read. */
export type FitTarget = Readonly<{
  /** Sum 1. */
  weights: PerScale<number>;
  /** Lower limit of each target, in T. */
  lower: PerScale<number>;
  /** Upper limit in T, or null where more is never worse. */
  upper: PerScale<number | null>;
  /** Distance in T over which the fit of a scale falls from 1 to 0. */
  shoulder: number;
}>;

/** One person's scores in T, with their standard errors. */
export type FitScores = Readonly<{
  scores: PerScale<number | null>;
  sem: PerScale<number>;
  /** Error of the norm, in T: widens the interval of the fit and nothing else. */
  normSem?: PerScale<number>;
}>;

export type FitResult =
  | Readonly<{
      status: 'fitted';
      /** Plug-in fit, 0–100. */
      fit: number;
      /** Mean and SD of the fit over measurement error. */
      expected: number;
      sd: number;
      interval90: Interval;
      /** 100 w (1 − d); the fit is 100 minus their sum. */
      pointsLost: PerScale<number>;
      desirability: PerScale<number>;
      /** Mid-probability quantiles over measurement error only, ascending: what comparisons need. */
      quantiles: readonly number[];
    }>
  | Readonly<{ status: 'noFit'; reason: 'missingScale'; missing: readonly ScaleKey[] }>;

/** The plain weighted composite in T that stands beside every fit. */
export type CompositeResult =
  | Readonly<{
      status: 'scored';
      t: number;
      /** SD of the weighted sum of z scores in the norm group, √(w′ R w). */
      spread: number;
      sem: number;
      normSem: number;
      interval90: Interval;
    }>
  | Readonly<{ status: 'none'; reason: 'missingScale'; missing: readonly ScaleKey[] }>;

/** Quantiles ascending, of everybody in the same unit. */
export type Comparable = Readonly<{ id: string; fit: number; quantiles: ArrayLike<number> }>;

/** People who cannot be told apart by their fit; the order inside a group says nothing. */
export type TieGroup = Readonly<{ ids: readonly string[] }>;
