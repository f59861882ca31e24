import type { InputHTMLAttributes } from 'react';
import { describedBy, FieldError, type FieldText } from './field';
import { splitFieldProps } from './split-field-props';

type CheckboxFieldProps = Omit<FieldText, 'hideLabel' | 'optionalLabel'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'style' | 'type'>;

/** One box to tick, its words at its right; the whole row can be pressed. */
export function CheckboxField(props: CheckboxFieldProps) {
  const [text, control] = splitFieldProps(props);
  const { 'aria-describedby': own, name = text.id, ...rest } = control;
  return (
    <div className="field">
      <FieldError
        id={text.id}
        error={text.error}
        {...(text.errorPrefix ? { errorPrefix: text.errorPrefix } : {})}
      />
      <label className="opt">
        <input type="checkbox" id={text.id} name={name} {...rest} {...describedBy(text, own)} />
        <span>{text.label}</span>
      </label>
      {text.hint ? (
        <span className="hint" id={`${text.id}-hint`}>
          {text.hint}
        </span>
      ) : null}
    </div>
  );
}
