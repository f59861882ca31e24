import { DomainError } from '@/lib/core/domain-error';

export const SCORING_ERROR_CODES = [
  'EMPTY_SCALE',
  'SHARE_OUT_OF_RANGE',
  'ANSWER_OUT_OF_RANGE',
  'UNKNOWN_ITEM',
  'NORM_OUT_OF_RANGE',
  'MATRIX_SHAPE',
] as const;

export type ScoringErrorCode = (typeof SCORING_ERROR_CODES)[number];

/** Input that no page and no content file lets through: a bug or damaged data. */
export class ScoringError extends DomainError<ScoringErrorCode> {
  constructor(code: ScoringErrorCode, detail: string) {
    super('ScoringError', code, detail);
  }
}
