'use client';

import type { StatefulAction } from '@/lib/validation/form-state';
import { ErrorSummary } from './error-summary';
import { SubmitButton } from './submit-button';
import { useFormState } from './use-form-state';

type OneButtonFormProps = Readonly<{
  action: StatefulAction;
  fields: Readonly<Record<string, string>>;
  label: string;
  /** The whole name of the button where several stand in a list. */
  name?: string;
  pendingLabel: string;
  variant?: 'plain' | 'primary';
  size?: 'normal' | 'tiny';
  /** Keeps the forms of one page apart. */
  id: string;
}>;

/** A form that is one button, such as a switch in a list; works without a script and says what went wrong. */
export function OneButtonForm(props: OneButtonFormProps) {
  const { action, fields, label, name, pendingLabel, variant = 'plain', size = 'normal', id } = props;
  const { form, summary } = useFormState(action, {}, `${id}-`);
  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton variant={variant} size={size} pendingLabel={pendingLabel}>
        {name === undefined ? (
          label
        ) : (
          <>
            <span aria-hidden="true">{label}</span>
            <span className="vh">{name}</span>
          </>
        )}
      </SubmitButton>
    </form>
  );
}
