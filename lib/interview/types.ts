import type { ScaleKey } from '@/lib/scales';

/** Facets of each scale in the order in which the guide asks about them. */
export type GuideFacets = Readonly<Record<ScaleKey, readonly string[]>>;

/**
 * Why a question is asked: the score is below the target or above an upper limit; there is no score; everything looks
 * good; a step matters most in the job; the way of answering left something open.
 */
export type QuestionKind = 'below' | 'above' | 'noScore' | 'favourable' | 'step' | 'clarify';

/** About something that was done, or about what one would do. */
export type QuestionForm = 'past' | 'situational';

/** A question as it was chosen; the words are in the released guide under its key. */
export type SelectedQuestion = Readonly<{
  kind: QuestionKind;
  key: string;
  /** On whose anchors the answer is rated; null for a question that is noted and not rated. */
  scale: ScaleKey | null;
  /** Step of the pinned profile that is quoted with the question. */
  stepId: string | null;
}>;

/** A step as a reason: its part in the weight of one scale. */
export type ReasonStep = Readonly<{
  stepId: string;
  title: string;
  /** Part of the weight in units of weight, 0–1. */
  share: number;
  /** Whole per cent of the weight of the scale. */
  shownOfWeight: number;
}>;

/** One difference between a person and the job, with what makes it matter. */
export type InterviewGap = Readonly<{
  scale: ScaleKey;
  kind: 'below' | 'above' | 'noScore';
  /** Fit points that the difference costs, 0–100: distance from the target × weight. Null without a score. */
  pointsLost: number | null;
  weightPercent: number;
  /** Behind the weight, the largest part first. */
  steps: readonly ReasonStep[];
}>;

/** A step by its part in all weights together. */
export type HeavyStep = Readonly<{
  stepId: string;
  title: string;
  /** Sum of its parts in the weights of all scales, 0–1. */
  share: number;
  /** Where its part is largest. */
  scale: ScaleKey;
}>;

/** Which rule chose the questions. */
export type GuideBasis = 'gaps' | 'favourable' | 'withinTargets' | 'gapsAndFavourable';

/** What an interview asks, in order, and why. */
export type InterviewSelection = Readonly<{
  basis: GuideBasis;
  gaps: readonly InterviewGap[];
  /** Scales far above the reference level in a uniformly favourable result; empty otherwise. */
  favourable: readonly ScaleKey[];
  heaviestSteps: readonly HeavyStep[];
  questions: readonly SelectedQuestion[];
}>;
