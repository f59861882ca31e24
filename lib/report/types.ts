import type { CompositeResult, FitResult } from '@/lib/fit/types';
import type {
  ProfileBasis,
  Rater,
  RaterKind,
  RoleProfileDocument,
  WeightBounds,
  WeightHold,
} from '@/lib/job-analysis/types';
import type { Interval } from '@/lib/psychometrics/scores/interval';
import type { PerScale, ScaleKey } from '@/lib/scales';
import type { NormDocument } from '@/lib/scoring/norm';
import type {
  InsufficientReason,
  Questionnaire,
  ResponseQuality,
  ScaleNorm,
  ScoringVersion,
  TimedAnswer,
} from '@/lib/scoring/types';

/** A pinned document: which version, and the hash of its canonical JSON. */
export type VersionRef = Readonly<{ key: string; version: number; contentHash: string }>;

/** Everything a report is computed from. The same input gives the same report, always. */
export type ReportInput = Readonly<{
  schemaVersion: 1;
  scoringVersion: ScoringVersion;
  narrativeVersion: number;
  questionnaire: Readonly<{ contentHash: string; document: Questionnaire }>;
  norm: Readonly<{ contentHash: string; document: NormDocument }>;
  /** `key` names the job role, `version` the published profile. */
  profile: Readonly<{ key: string; version: number; contentHash: string; document: RoleProfileDocument }>;
  answers: readonly TimedAnswer[];
}>;

/** Where a score stands against its target; "within error" = the 90 % interval reaches the target. */
export type TargetBand = 'within' | 'belowWithinError' | 'clearlyBelow' | 'aboveUpper';

export type ReportScale =
  | Readonly<{
      status: 'scored';
      key: ScaleKey;
      weight: number;
      weightPercent: number;
      targetLower: number;
      targetUpper: number | null;
      mean: number;
      pomp: number;
      t: number;
      sten: number;
      sem: number;
      normSem: number;
      interval90: Interval;
      answered: number;
      items: number;
      norm: ScaleNorm;
      band: TargetBand;
      /** T points outside the target; 0 inside. */
      distance: number;
      desirability: number;
      pointsLost: number;
      /** Whole points as shown; those of all scales sum to 100 − shown fit. Null when there is no fit. */
      shownPointsLost: number | null;
    }>
  | Readonly<{
      status: 'insufficient';
      key: ScaleKey;
      weight: number;
      weightPercent: number;
      targetLower: number;
      targetUpper: number | null;
      reason: InsufficientReason;
      answered: number;
      items: number;
    }>
  | Readonly<{ status: 'excluded'; key: ScaleKey; reason: string }>;

export type ReportFit =
  | (Extract<FitResult, { status: 'fitted' }> & Readonly<{ /** Whole number as shown. */ shown: number }>)
  | Extract<FitResult, { status: 'noFit' }>;

/** A weight set by hand, in whole per cent as shown, beside what the steps gave. */
export type ReportOverride = Readonly<{
  key: ScaleKey;
  percent: number;
  derivedPercent: number;
  reason: string;
}>;

/** The stored report: numbers only, rounded once to 1e-6; words are made where it is shown. */
export type ReportModel = Readonly<{
  schemaVersion: 1;
  versions: Readonly<{
    scoring: ScoringVersion;
    narratives: number;
    questionnaire: VersionRef;
    norm: VersionRef & Readonly<{ provisional: boolean; people: number; n: number }>;
    profile: VersionRef & Readonly<{ title: string }>;
  }>;
  basis: ProfileBasis;
  /** Weights that were set by hand, each with its reason; absent where every weight follows from the steps. */
  overrides?: readonly ReportOverride[];
  scales: PerScale<ReportScale>;
  fit: ReportFit;
  composite: CompositeResult;
  /** Scales inside their target, and scales that count. */
  withinTarget: number;
  activeScales: number;
  quality: ResponseQuality;
}>;

/** Address of one shown number; it is the value of `?trace=`. */
export type TraceKey =
  | 'fit'
  | 'fit-interval'
  | 'composite'
  | 'composite-interval'
  | 'within-target'
  | `lost.${ScaleKey}`
  | `t.${ScaleKey}`
  | `t-interval.${ScaleKey}`
  | `sten.${ScaleKey}`
  | `weight.${ScaleKey}`
  | `target.${ScaleKey}`
  | `share.${ScaleKey}.${string}`
  | `step.${string}`;

/** One part of a number. `shown` values of all parts sum to the shown number. */
export type ScalePart = Readonly<{ key: TraceKey; scale: ScaleKey; value: number; shown: number }>;
export type StepPart = Readonly<{
  key: TraceKey;
  stepId: string;
  title: string;
  /** Part of the weight, in units of weight (0–1). */
  share: number;
  /** Whole per cent of the weight; all steps of the scale sum to 100. */
  shownOfWeight: number;
  /** Percentage points in tenths; all steps of the scale sum to the shown weight. */
  shownPoints: number;
}>;

export type TraceRating = Readonly<{
  raterId: string;
  raterIndex: number;
  raterKind: RaterKind;
  ratedAt: string;
  frequency: number;
  loss: number;
  gain: number;
  relevance: PerScale<number>;
}>;

/** One link of the chain from a number to its cause. Codes and numbers; the page makes the words. */
export type TraceNode = Readonly<
  | { kind: 'fit'; key: TraceKey; value: number; shown: number; parts: readonly ScalePart[] }
  | { kind: 'noFit'; key: TraceKey; missing: readonly ScaleKey[] }
  | {
      kind: 'fitInterval';
      key: TraceKey;
      interval: Interval;
      expected: number;
      sd: number;
      /** The interval ends at 100, so noise can only lower the fit. */
      atCeiling: boolean;
      normN: number;
    }
  | { kind: 'composite'; key: TraceKey; value: number; parts: readonly ScalePart[] }
  | { kind: 'noComposite'; key: TraceKey; missing: readonly ScaleKey[] }
  | {
      kind: 'compositeInterval';
      key: TraceKey;
      interval: Interval;
      sem: number;
      normSem: number;
      normN: number;
    }
  | {
      kind: 'withinTarget';
      key: TraceKey;
      count: number;
      of: number;
      parts: readonly Readonly<{ key: TraceKey; scale: ScaleKey; within: boolean | null }>[];
    }
  | {
      kind: 'lost';
      key: TraceKey;
      scale: ScaleKey;
      value: number;
      shown: number | null;
      t: number;
      targetLower: number;
      targetUpper: number | null;
      distance: number;
      shoulder: number;
      weightPercent: number;
      tKey: TraceKey;
      targetKey: TraceKey;
      weightKey: TraceKey;
    }
  | {
      kind: 'score';
      key: TraceKey;
      scale: ScaleKey;
      t: number;
      sten: number;
      mean: number;
      answered: number;
      items: number;
      normMean: number;
      normSd: number;
      norm: Readonly<{ key: string; version: number; provisional: boolean; people: number; n: number }>;
    }
  | {
      kind: 'noScore';
      key: TraceKey;
      scale: ScaleKey;
      reason: InsufficientReason;
      answered: number;
      items: number;
    }
  | {
      kind: 'scoreInterval';
      key: TraceKey;
      scale: ScaleKey;
      interval: Interval;
      sem: number;
      normSem: number;
      normN: number;
    }
  | {
      kind: 'target';
      key: TraceKey;
      scale: ScaleKey;
      lower: number;
      upper: number | null;
      upperReason: string | null;
    }
  | {
      kind: 'weight';
      key: TraceKey;
      scale: ScaleKey;
      value: number;
      shownPercent: number;
      bounds: WeightBounds;
      heldBy: WeightHold | null;
      /** Where the weight was set by hand: what the steps gave, in per cent, and why it was set. */
      override?: Readonly<{ derivedPercent: number; reason: string }>;
      rawPercent: number;
    }
  | { kind: 'steps'; scale: ScaleKey; parts: readonly StepPart[]; totalPercent: number }
  | {
      kind: 'share';
      key: TraceKey;
      scale: ScaleKey;
      part: StepPart;
      criticality: number;
      relevance: number;
      stepKey: TraceKey;
    }
  | {
      kind: 'step';
      key: TraceKey;
      stepId: string;
      title: string;
      criticality: number;
      frequency: number;
      loss: number;
      gain: number;
      impactFrom: 'loss' | 'gain' | 'both';
      alpha: number;
    }
  | { kind: 'ratings'; stepId: string; title: string; ratings: readonly TraceRating[] }
  | { kind: 'raters'; raters: readonly Rater[]; basis: ProfileBasis }
>;

/** What would change the number. Numbers are recomputed, not estimated. */
export type TraceChange = Readonly<
  | { kind: 'fitAtTarget'; scale: ScaleKey; t: number; fit: number }
  | { kind: 'fitAtIntervalEnd'; scale: ScaleKey; t: number; fit: number }
  | {
      kind: 'weightIfRating';
      scale: ScaleKey;
      stepId: string;
      title: string;
      field: 'frequency' | 'loss' | 'gain' | 'relevance';
      from: number;
      to: number;
      weightPercent: number;
      fit: number | null;
    }
>;

export type Trace = Readonly<{ key: TraceKey; nodes: readonly TraceNode[]; changes: readonly TraceChange[] }>;
