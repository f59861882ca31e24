import type { ReactNode } from 'react';
import { describedBy, FieldError } from './field';

export type RadioOption = Readonly<{ value: string; label: ReactNode }>;

type RadioGroupProps = Readonly<{
  name: string;
  /** Of the first radio, so that the error summary can link to it; the name, unless said. */
  id?: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  errorPrefix?: string;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  required?: boolean;
}>;

/** A few choices side by side when they fit, on staff pages. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, id = name, legend, hint, error, errorPrefix, options, defaultValue, required } = props;
  return (
    <fieldset className="field" {...describedBy({ id, hint, error })}>
      <legend className="label">{legend}</legend>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <FieldError id={id} error={error} {...(errorPrefix ? { errorPrefix } : {})} />
      <div className="opts-row">
        {options.map(({ value, label }, index) => (
          <label key={value} className="opt">
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${value}`}
              name={name}
              value={value}
              required={required}
              defaultChecked={value === defaultValue}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
