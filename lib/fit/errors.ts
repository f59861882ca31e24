import { DomainError } from '@/lib/core/domain-error';

export type FitErrorCode =
  'TARGET_OUT_OF_RANGE' | 'WEIGHT_OUT_OF_RANGE' | 'ERROR_OUT_OF_RANGE' | 'SCORE_OUT_OF_RANGE';

/** Input that no page lets through: a bug or damaged data. */
export class FitError extends DomainError<FitErrorCode> {
  constructor(code: FitErrorCode, detail: string) {
    super('FitError', code, detail);
  }
}
