import type { SelectHTMLAttributes } from 'react';
import { describedBy, Field, type FieldText } from './field';
import { splitFieldProps } from './split-field-props';

export type SelectOption = Readonly<{ value: string; label: string }>;

type SelectFieldProps = FieldText &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className' | 'style' | 'children' | 'multiple'> &
  Readonly<{ options: readonly SelectOption[] }>;

/** A native choice of one among many. */
export function SelectField(props: SelectFieldProps) {
  const [text, control] = splitFieldProps(props);
  const { 'aria-describedby': own, name = text.id, options, ...rest } = control;
  return (
    <Field {...text}>
      <select className="sel" id={text.id} name={name} {...rest} {...describedBy(text, own)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
