import type { TextareaHTMLAttributes } from 'react';
import { describedBy, Field, type FieldText } from './field';
import { splitFieldProps } from './split-field-props';

const DEFAULT_ROWS = 3;

type TextAreaProps = FieldText &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className' | 'style' | 'placeholder'>;

/** Several lines of text, with their label above them. */
export function TextArea(props: TextAreaProps) {
  const [text, control] = splitFieldProps(props);
  const { 'aria-describedby': own, name = text.id, rows = DEFAULT_ROWS, ...rest } = control;
  return (
    <Field {...text}>
      <textarea className="in" id={text.id} name={name} rows={rows} {...rest} {...describedBy(text, own)} />
    </Field>
  );
}
