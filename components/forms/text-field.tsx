import type { InputHTMLAttributes } from 'react';
import { describedBy, Field, type FieldText } from './field';
import { splitFieldProps } from './split-field-props';

type TextFieldProps = FieldText &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'style' | 'placeholder'>;

/** One line of text, with its label above it. `name` defaults to `id`; no placeholder, which would vanish. */
export function TextField(props: TextFieldProps) {
  const [text, control] = splitFieldProps(props);
  const { 'aria-describedby': own, name = text.id, type = 'text', ...rest } = control;
  return (
    <Field {...text}>
      <input className="in" id={text.id} name={name} type={type} {...rest} {...describedBy(text, own)} />
    </Field>
  );
}
