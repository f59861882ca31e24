/** What a form knows after it was sent: nothing yet, what went wrong, or that it worked. */
export type FormState<T = null> =
  | Readonly<{ status: 'idle' }>
  | Readonly<{ status: 'done'; data: T; sentAt: number }>
  | Readonly<{
      status: 'failed';
      code: string;
      /** Input name to message key of the errors namespace. */
      fields: Readonly<Record<string, string>>;
      /** What was typed, so that nothing is lost without a script either; never a password. */
      values: Readonly<Record<string, string>>;
      reference: string | null;
      sentAt: number;
    }>;

/** A server action behind a form that shows its own errors. */
export type StatefulAction<T = null> = (previous: FormState<T>, data: FormData) => Promise<FormState<T>>;

export const IDLE = { status: 'idle' } as const;
