import type { PerScale, ScaleKey } from '@/lib/scales';
import type { JobSide } from './job-side';
import type { RoleDetails, StageDetails, StepDetails } from './step-attributes';

/** Highest point of each rating; all ratings are whole numbers from 0 (docs/method.md, "Ratings"). */
export const RATING_MAX = { frequency: 6, loss: 4, gain: 4, relevance: 3 } as const;

/** The ratings of one task step after averaging over raters, so the values may be fractions. */
export type RatedStep = Readonly<{
  /** 0 never … 6 several times an hour, per person. */
  frequency: number;
  /** 0 nobody notices … 4 lost customer or serious damage. */
  loss: number;
  /** 0 makes no difference … 4 the customer comes back because of it. */
  gain: number;
  /** 0 no difference … 3 the step fails without it, for each scale. */
  relevance: PerScale<number>;
}>;

export type StepKind = 'core' | 'surrounding';
export type CustomerContact = 'direct' | 'indirect' | 'none';
export type RaterKind = 'hr' | 'incumbent' | 'supervisor' | 'expert' | 'customer';

/** A rater without a name: documents and reports know people by id, number and kind only. */
export type Rater = Readonly<{
  raterId: string;
  /** From 1, in order of joining. */ index: number;
  kind: RaterKind;
}>;

/** A complete rating of one step by one rater. */
export type StepRating = Readonly<
  RatedStep & {
    raterId: string;
    raterKind: RaterKind;
    /** ISO 8601 instant. */
    ratedAt: string;
  }
>;

/** A rating as it stands in a draft: an empty cell is null. Empty relevance counts as 0 once the rest is there. */
export type DraftRating = Readonly<{
  raterId: string;
  ratedAt: string;
  frequency: number | null;
  loss: number | null;
  gain: number | null;
  relevance: PerScale<number | null>;
  /** The rater does not do this step and is left out of its averages. */
  notInMyWork?: boolean;
  /** False for a rater who is switched off: the rating is shown and counts for nothing. */
  counted?: boolean;
}>;

export type ProfileStage = Readonly<{
  id: string;
  title: string;
  /** What the customer should experience. */ target: string | null;
}> &
  // Absent in documents that were published before these existed.
  Partial<StageDetails>;

/** A frequency that was counted and that somebody has decided to use instead of the raters' mean. */
export type ObservedFrequency = Readonly<{
  /** On the scale of frequency ratings, 0–6, with its 95 % limits. */
  frequency: number;
  low: number;
  high: number;
  /** How often the step was seen, and in how many person-hours. */
  events: number;
  hours: number;
  /** ISO 8601 instant. */
  decidedAt: string;
}>;

type StepText = Readonly<{
  id: string;
  position: number;
  title: string;
  kind: StepKind;
  contact: CustomerContact;
  customerNotices: string;
  /** Absent where the raters' frequency counts. */
  observed?: ObservedFrequency;
}> &
  Partial<StepDetails>;

export type DraftStep = StepText & Readonly<{ stageId: string | null; ratings: readonly DraftRating[] }>;

export type DraftScale = Readonly<{
  key: ScaleKey;
  /** Not null = the scale is left out of this job; the text may still be empty while it is written. */
  excludedReason: string | null;
  /** In T (20–80); null until weights first exist. */
  targetLower: number | null;
  targetUpper: number | null;
  upperReason: string | null;
  /** Whose agreement stands behind the upper limit, and the day (yyyy-mm-dd) on which it is looked at again. */
  upperFirstExpert?: RaterKind | null;
  upperSecondExpert?: RaterKind | null;
  upperReviewOn?: string | null;
  /** A weight set by hand; null = the derived one holds. */
  override?: WeightOverride | null;
}>;

/** A weight in (0, 1] that somebody set by hand, with the reason that every report prints. */
export type WeightOverride = Readonly<{ weight: number; reason: string }>;

/** Everything that HR has entered for one job role, complete or not. */
export type RoleDraft = Readonly<{
  title: string;
  industry: string;
  locale: string;
  successCriterion: string;
  stages: readonly ProfileStage[];
  steps: readonly DraftStep[];
  /** In the fixed scale order. */
  scales: PerScale<DraftScale>;
  /** In order of joining. */
  raters: readonly Readonly<{ raterId: string; kind: RaterKind }>[];
  /** Hours of observation behind the ratings; 0 without observation. */
  observedHours: number;
  /** Set for a role made from a template: it is no profile before local people have rated every step. */
  template?: TemplateOrigin;
  /** Share of frequency in criticality, in [0, 1]; the default is {@link DEFAULT_ALPHA}. */
  alpha?: number;
}> &
  Partial<RoleDetails> &
  Partial<JobSide>;

/** The template that the stages and steps of a role were copied from; ratings never are. */
export type TemplateOrigin = Readonly<{ key: string; version: number }>;

/** Share of frequency against impact in criticality. */
export const DEFAULT_ALPHA = 0.5;

/** Which limits hold for the weights; it follows from the number of active scales. */
export type WeightBounds = Readonly<
  | { rule: 'none' | 'single'; floor: null; cap: null }
  | { rule: 'floorOnly'; floor: number; cap: null }
  | { rule: 'floorAndCap'; floor: number; cap: number }
>;

export type ProfileStep = StepText & Readonly<{ stageId: string; ratings: readonly StepRating[] }>;

export type ActiveProfileScale = Readonly<{
  key: ScaleKey;
  excludedReason: null;
  /** In (0, 1]; the weights of the active scales sum to 1. */
  weight: number;
  targetLower: number;
  targetUpper: number | null;
  upperReason: string | null;
  /** Absent in documents that were published before these existed, and without an upper limit. */
  upperBasis?: UpperBasis;
  /** Present where the weight was set by hand. */
  override?: ProfileOverride;
}>;

/** Who agreed on an upper limit, and when it is looked at again (yyyy-mm-dd). */
export type UpperBasis = Readonly<{ experts: readonly [RaterKind, RaterKind]; reviewOn: string }>;

/** What the steps gave before somebody set the weight by hand, in [0, 1], and why it was set. */
export type ProfileOverride = Readonly<{ derivedWeight: number; reason: string }>;

export type ExcludedProfileScale = Readonly<{
  key: ScaleKey;
  excludedReason: string;
  weight: null;
  targetLower: null;
  targetUpper: null;
  upperReason: null;
}>;

export type ProfileScale = ActiveProfileScale | ExcludedProfileScale;

/** Agreement of the raters behind a profile: the part of the quality of an analysis that ratings alone can tell. */
export type ProfileAgreement = Readonly<{
  /** Of the criticality of the steps that all raters rated; null where it is not defined. */
  icc2k: number | null;
  /** Steps with two or more raters, and how many of them divide the raters. */
  stepsRated: number;
  stepsDivided: number;
  /** Enough raters of the needed kinds, reliable together, and no step that divides them. */
  passed: boolean;
}>;

/** What a published role profile rests on; every report that uses the profile shows it. */
export type ProfileBasis = Readonly<{
  raterCount: number;
  observedHours: number;
  /** ISO 8601 instants of the first and the last rating used. */
  firstRatedAt: string;
  lastRatedAt: string;
  /** How well several raters agree; absent for one rater and in documents of before. */
  agreement?: ProfileAgreement;
}>;

/** A published role profile: immutable, hashed, never migrated. */
export type RoleProfileDocument = Readonly<{
  schemaVersion: 1;
  title: string;
  industry: string;
  locale: string;
  successCriterion: string;
  stages: readonly ProfileStage[];
  steps: readonly ProfileStep[];
  raters: readonly Rater[];
  scales: PerScale<ProfileScale>;
  alpha: number;
  bounds: WeightBounds;
  basis: ProfileBasis;
  /** Absent for a role that was not made from a template, and in documents of before. */
  template?: TemplateOrigin;
}> &
  Partial<RoleDetails> &
  // Absent where nothing of it was written.
  Partial<JobSide>;

/** Weights as derived from rated steps, or why there are none. Arrays of steps follow the order of the input. */
export type DerivedWeights =
  | Readonly<{
      status: 'derived';
      criticality: readonly number[];
      /** Unrounded, sum 1; 0 for an excluded scale and for one that no critical step needs. */
      weights: PerScale<number>;
      /** Before the bounds. */
      rawWeights: PerScale<number>;
      /** Whole percents that sum to 100. */
      percents: PerScale<number>;
      bounds: WeightBounds;
      /** Which limit, if any, holds the weight where it is. */
      heldBy: PerScale<WeightHold | null>;
      /** The weights that the steps gave, where some were set by hand. */
      beforeOverrides?: PerScale<number>;
    }>
  | Readonly<{ status: 'none'; criticality: readonly number[]; reason: NoWeightsReason }>;

/** What keeps a weight where it is: a limit, or somebody's decision. */
export type WeightHold = 'floor' | 'cap' | 'override';

export type NoWeightsReason = 'noCriticalStep' | 'noRelevance' | 'allExcluded';

/** What keeps a draft from being published. Ids let the page link to the place. */
export type DraftProblem = Readonly<
  | { code: 'templateNotRated' }
  | { code: 'titleMissing' }
  | { code: 'successCriterionMissing' }
  | { code: 'noStage' }
  | { code: 'stageTitleMissing'; stageId: string }
  | { code: 'noStep' }
  | { code: 'stepTitleMissing'; stepId: string }
  | { code: 'stepStageMissing'; stepId: string }
  | { code: 'customerNoticesMissing'; stepId: string }
  | { code: 'stepNotRated'; stepId: string }
  | {
      code: 'ratingIncomplete';
      stepId: string;
      raterId: string;
      missing: readonly ('frequency' | 'loss' | 'gain')[];
    }
  | {
      code: 'ratingOutOfRange';
      stepId: string;
      raterId: string;
      field: 'frequency' | 'loss' | 'gain' | 'relevance';
    }
  | { code: 'noRelevance' }
  | { code: 'noCriticalStep' }
  | { code: 'allScalesExcluded' }
  | { code: 'excludedReasonMissing'; scale: ScaleKey }
  | { code: 'scaleWithoutSteps'; scale: ScaleKey }
  | { code: 'targetLowerOutOfRange'; scale: ScaleKey; min: number; max: number }
  | { code: 'upperReasonMissing'; scale: ScaleKey }
  | { code: 'upperExpertsMissing'; scale: ScaleKey }
  | { code: 'upperReviewMissing'; scale: ScaleKey }
  | { code: 'overridesDoNotAddUp' }
  | { code: 'upperTooLow'; scale: ScaleKey; min: number }
  | { code: 'upperOutOfRange'; scale: ScaleKey; max: number }
  | { code: 'upperNotAboveLower'; scale: ScaleKey }
>;
