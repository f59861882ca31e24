import type { ScaleKey } from '@/lib/scales';
import type { JobSideChange } from './diff-job-side';
import type { RoleDetails, StageDetails, StepDetails } from './step-attributes';
import type { UpperBasis, WeightBounds } from './types';

type RatingField = 'frequency' | 'loss' | 'gain';

/** A detail of the job, of a stage or of a step that is written otherwise now; `title` is empty for the job itself. */
type DetailChange = Readonly<
  { kind: 'detail'; title: string; from: string; to: string } & (
    | { subject: 'role'; field: keyof RoleDetails }
    | { subject: 'stage'; field: keyof StageDetails }
    | { subject: 'step'; field: keyof StepDetails }
  )
>;

/** One difference between two published profiles; the page says it in words. */
export type ProfileChange = Readonly<
  | { kind: 'text'; field: 'title' | 'industry' | 'successCriterion'; from: string; to: string }
  | { kind: 'stageAdded' | 'stageRemoved'; stageId: string; title: string }
  | {
      kind: 'stageChanged';
      stageId: string;
      field: 'title' | 'target';
      from: string | null;
      to: string | null;
    }
  | { kind: 'stagesReordered' }
  | { kind: 'stepAdded' | 'stepRemoved'; stepId: string; title: string }
  | { kind: 'stepMoved'; stepId: string; title: string; from: string; to: string }
  | { kind: 'stepsReordered' }
  | {
      kind: 'stepText';
      stepId: string;
      title: string;
      field: 'title' | 'kind' | 'contact' | 'customerNotices';
      from: string;
      to: string;
    }
  | DetailChange
  | JobSideChange
  | { kind: 'rating'; stepId: string; title: string; field: RatingField; from: number; to: number }
  | { kind: 'relevance'; stepId: string; title: string; scale: ScaleKey; from: number; to: number }
  | { kind: 'scaleExcluded'; scale: ScaleKey; reason: string }
  | { kind: 'scaleIncluded'; scale: ScaleKey }
  | { kind: 'exclusionReason'; scale: ScaleKey; from: string; to: string }
  | { kind: 'weight'; scale: ScaleKey; fromPercent: number; toPercent: number }
  | { kind: 'targetLower'; scale: ScaleKey; from: number; to: number }
  | { kind: 'targetUpper'; scale: ScaleKey; from: number | null; to: number | null }
  | { kind: 'upperReason'; scale: ScaleKey; from: string | null; to: string | null }
  | { kind: 'upperBasis'; scale: ScaleKey; to: UpperBasis | null }
  /** Whole percents that were set by hand; null = the derived weight holds. */
  | { kind: 'override'; scale: ScaleKey; toPercent: number | null; reason: string }
  | { kind: 'alpha'; from: number; to: number }
  | { kind: 'boundsRule'; from: WeightBounds['rule']; to: WeightBounds['rule'] }
  | { kind: 'raterCount'; from: number; to: number }
  | { kind: 'observedHours'; from: number; to: number }
>;
