import { DomainError } from '@/lib/core/domain-error';

export type JobAnalysisErrorCode =
  | 'RATING_OUT_OF_RANGE'
  | 'ALPHA_OUT_OF_RANGE'
  | 'BOUNDS_INFEASIBLE'
  | 'WEIGHT_OUT_OF_RANGE'
  | 'WRONG_SHAPE'
  | 'NOT_FINITE'
  | 'OUT_OF_RANGE'
  | 'DRAFT_INCOMPLETE';

/** Input that no page lets through: a bug or damaged data. */
export class JobAnalysisError extends DomainError<JobAnalysisErrorCode> {
  constructor(code: JobAnalysisErrorCode, detail: string) {
    super('JobAnalysisError', code, detail);
  }
}
