import type { DraftProblem } from '@/lib/job-analysis/types';
import { cellId } from '../draft/workbench';

/** Where a problem is solved: the id of the control to go to, and the field of a step when it is in the table. */
export function problemTarget(problem: DraftProblem): Readonly<{ id: string; stepField?: string }> {
  if ('stepId' in problem) return stepTarget(problem);
  if ('scale' in problem) return { id: scaleTarget(problem) };
  return { id: roleTarget(problem) };
}

type RoleProblem = Exclude<DraftProblem, StepProblem | ScaleProblem>;

function roleTarget(problem: RoleProblem): string {
  switch (problem.code) {
    case 'titleMissing':
      return cellId({ type: 'role', field: 'title' });
    case 'successCriterionMissing':
      return cellId({ type: 'role', field: 'successCriterion' });
    case 'stageTitleMissing':
      return cellId({ type: 'stage', stageId: problem.stageId, field: 'title' });
    default:
      return sectionTarget(problem);
  }
}

/** A problem of no single cell. */
type SectionProblem = Exclude<
  RoleProblem,
  { code: 'titleMissing' | 'successCriterionMissing' | 'stageTitleMissing' }
>;

function sectionTarget({ code }: SectionProblem): string {
  switch (code) {
    case 'noStage':
      return 'add-stage';
    case 'templateNotRated':
    case 'noStep':
    case 'noRelevance':
    case 'noCriticalStep':
      return 'steps-title';
    case 'allScalesExcluded':
    case 'overridesDoNotAddUp':
      return 'targets-title';
  }
}

type StepProblem = Extract<DraftProblem, { stepId: string }>;

function stepTarget(problem: StepProblem): Readonly<{ id: string; stepField: string }> {
  const { stepId } = problem;
  switch (problem.code) {
    case 'stepTitleMissing':
    case 'stepStageMissing':
      return { id: cellId({ type: 'step', stepId, field: 'title' }), stepField: 'title' };
    case 'customerNoticesMissing':
      return { id: cellId({ type: 'step', stepId, field: 'customerNotices' }), stepField: 'customerNotices' };
    case 'stepNotRated':
      return { id: cellId({ type: 'rating', stepId, field: 'frequency' }), stepField: 'frequency' };
    case 'ratingIncomplete': {
      const field = problem.missing[0] ?? 'frequency';
      return { id: cellId({ type: 'rating', stepId, field }), stepField: field };
    }
    case 'ratingOutOfRange': {
      const field = problem.field === 'relevance' ? 'frequency' : problem.field;
      return { id: cellId({ type: 'rating', stepId, field }), stepField: field };
    }
  }
}

type ScaleProblem = Extract<DraftProblem, { scale: unknown }>;

function scaleTarget({ code, scale }: ScaleProblem): string {
  switch (code) {
    case 'excludedReasonMissing':
    case 'scaleWithoutSteps':
      return `exclude-${scale}`;
    case 'targetLowerOutOfRange':
      return cellId({ type: 'scale', scale, field: 'targetLower' });
    case 'upperReasonMissing':
      return cellId({ type: 'scale', scale, field: 'upperReason' });
    case 'upperExpertsMissing':
      return cellId({ type: 'scale', scale, field: 'upperFirstExpert' });
    case 'upperReviewMissing':
      return cellId({ type: 'scale', scale, field: 'upperReviewOn' });
    case 'upperTooLow':
    case 'upperOutOfRange':
    case 'upperNotAboveLower':
      return cellId({ type: 'scale', scale, field: 'targetUpper' });
  }
}
