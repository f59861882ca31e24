import type { AppErrorCode } from '@/lib/core/app-error';

/** What a server action answers: data, or a code that the form turns into the user's language. */
export type ActionResult<T> =
  | Readonly<{ ok: true; data: T }>
  | Readonly<{
      ok: false;
      code: AppErrorCode | 'UNEXPECTED';
      /** Input name (path joined by dots) to message key in the errors namespace. */
      fields?: Readonly<Record<string, string>>;
      /** Shown to the user and written to the log, for an unexpected fault. */
      reference?: string;
    }>;
