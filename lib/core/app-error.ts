/** What a user can be told went wrong. Every code has its sentence in errors.json of each language. */
export const APP_ERROR_CODES = [
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'INVALID_STATE',
  'RATE_LIMITED',
  'WRONG_CREDENTIALS',
  'LINK_INVALID',
  'ALREADY_MEMBER',
  'LAST_ADMIN',
  'WEAK_PASSWORD',
  'DRAFT_INCOMPLETE',
  'ALREADY_SUBMITTED',
  'ATTEMPT_CLOSED',
  'OTHER_ATTEMPT',
  'SESSION_TAKEN_OVER',
  'CONSENT_MISSING',
  'ANSWERS_DIFFER',
  'ALREADY_INVITED',
  'INVITATION_LIMIT',
  'NOTHING_TO_UNDO',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** Code shown when nothing better is known; the log has the cause under the same reference. */
export const UNEXPECTED = 'UNEXPECTED';

/**
 * An expected refusal. The code travels to the user, the detail only to the log; `fields` names the inputs at fault
 * with message keys of the errors namespace.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(code: AppErrorCode, detail?: string, fields?: Readonly<Record<string, string>>) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    // Set by hand: minifiers change class names.
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}
