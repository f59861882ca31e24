import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';
import { VisuallyHidden } from '../ui/visually-hidden';

/** What every field takes, whatever its control. */
export type FieldText = Readonly<{
  /** Also the name of the control's error in the summary; the control carries it as its id. */
  id: string;
  label: ReactNode;
  /** Keeps the label for screen readers where the surroundings say it already. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  /** Read before the error, such as "Error:"; the error is not told by its colour alone. */
  errorPrefix?: string;
  /** The word for a field that may stay empty, such as "(optional)". */
  optionalLabel?: string;
}>;

type FieldProps = FieldText & Readonly<{ children: ReactNode }>;

/** Label, hint, error and control, in the order in which they are read. */
export function Field({
  id,
  label,
  hideLabel,
  hint,
  error,
  errorPrefix,
  optionalLabel,
  children,
}: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'vh' : undefined}>
        {label}
        {optionalLabel ? <span className="optional"> {optionalLabel}</span> : null}
      </label>
      {hint ? (
        <span className="hint" id={hintId(id)}>
          {hint}
        </span>
      ) : null}
      <FieldError id={id} error={error} {...(errorPrefix ? { errorPrefix } : {})} />
      {children}
    </div>
  );
}

type FieldErrorProps = Readonly<{ id: string; error: string | undefined; errorPrefix?: string }>;

/** The error of one field; nothing when there is none. */
export function FieldError({ id, error, errorPrefix }: FieldErrorProps) {
  if (error === undefined) return null;
  return (
    <span className="err" id={errorId(id)}>
      <Icon name="error" small />
      <span>
        {errorPrefix ? <VisuallyHidden>{errorPrefix}</VisuallyHidden> : null} {error}
      </span>
    </span>
  );
}

/** What a control must carry to be tied to its hint and its error. */
export function describedBy(
  { id, hint, error }: Pick<FieldText, 'id' | 'hint' | 'error'>,
  own?: string,
): Readonly<{ 'aria-describedby'?: string; 'aria-invalid'?: true }> {
  const ids = [own, hint ? hintId(id) : undefined, error === undefined ? undefined : errorId(id)].filter(
    Boolean,
  );
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(error === undefined ? {} : { 'aria-invalid': true as const }),
  };
}

function hintId(id: string): string {
  return `${id}-hint`;
}

function errorId(id: string): string {
  return `${id}-error`;
}
