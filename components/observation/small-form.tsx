'use client';

import { ErrorSummary } from '@/components/forms/error-summary';
import { RadioGroup } from '@/components/forms/radio-group';
import { SelectField, type SelectOption } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';

type Common = Readonly<{ name: string; label: string; hint?: string; value?: string }>;
export type SmallField = Common &
  Readonly<
    | { kind: 'text' | 'area'; max: number; type?: 'email' }
    | { kind: 'select' | 'radio'; options: readonly SelectOption[] }
  >;

type SmallFormProps<T> = Readonly<{
  action: StatefulAction<T>;
  /** Keeps the fields of several forms of one page apart. */
  idPrefix: string;
  hidden: Readonly<Record<string, string>>;
  fields: readonly SmallField[];
  submit: string;
  pending: string;
  /** Said when the form has done its work and the page stays. */
  done?: string;
  variant?: 'plain' | 'primary';
}>;

/** A few fields and one button. */
export function SmallForm<T>(props: SmallFormProps<T>) {
  const { action, idPrefix, hidden, fields, submit, pending, done, variant = 'primary' } = props;
  const initial = Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));
  const { state, form, field, summary } = useFormState(action, initial, idPrefix);
  return (
    <form {...form} className="stack-2">
      <ErrorSummary {...summary} />
      {done !== undefined && state.status === 'done' ? (
        <Notice tone="sky" live>
          {done}
        </Notice>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((one) => {
        const { key, ...text } = field(one.name);
        return <Control key={key} field={one} text={text} />;
      })}
      <div className="actions">
        <SubmitButton variant={variant} pendingLabel={pending}>
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}

type FieldText = Readonly<{
  id: string;
  error: string | undefined;
  errorPrefix: string;
  defaultValue: string;
}>;

function Control({ field, text }: Readonly<{ field: SmallField; text: FieldText }>) {
  const { name, label, hint } = field;
  const words = { ...text, name, label, ...(hint === undefined ? {} : { hint }) };
  switch (field.kind) {
    case 'text':
      return <TextField {...words} type={field.type ?? 'text'} maxLength={field.max} autoComplete="off" />;
    case 'area':
      return <TextArea {...words} maxLength={field.max} />;
    case 'select':
      return <SelectField {...words} options={field.options} />;
    case 'radio': {
      const { label: legend, ...rest } = words;
      return <RadioGroup {...rest} legend={legend} options={field.options} />;
    }
  }
}
