import { DomainError } from '@/lib/core/domain-error';

export type ReportErrorCode =
  'UNKNOWN_TRACE' | 'PROFILE_MISMATCH' | 'ANSWERS_MISMATCH' | 'SCORES_DAMAGED' | 'GROUP_TOO_SMALL';

/** Input that does not belong together: a bug or damaged data. */
export class ReportError extends DomainError<ReportErrorCode> {
  constructor(code: ReportErrorCode, detail: string) {
    super('ReportError', code, detail);
  }
}
