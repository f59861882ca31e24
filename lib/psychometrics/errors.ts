import { DomainError } from '@/lib/core/domain-error';

export type PsychometricsErrorCode =
  'NOT_FINITE' | 'OUT_OF_RANGE' | 'WRONG_SHAPE' | 'TOO_FEW' | 'NOT_POSITIVE_DEFINITE' | 'NO_CONVERGENCE';

/**
 * Input that a statistic refuses. What is merely undefined for good data (no variance, too few people) is a value with
 * a reason, not an error.
 */
export class PsychometricsError extends DomainError<PsychometricsErrorCode> {
  constructor(code: PsychometricsErrorCode, detail: string) {
    super('PsychometricsError', code, detail);
  }
}
