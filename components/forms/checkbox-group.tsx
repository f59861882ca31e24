import type { ReactNode } from 'react';
import { describedBy, FieldError } from './field';

type CheckboxGroupProps = Readonly<{
  /** Name of every box. */
  name: string;
  /** Id of the first box, so that the error summary can link to it. */
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  errorPrefix?: string;
  options: readonly Readonly<{ value: string; label: ReactNode }>[];
  /** Values that are ticked first. */
  ticked: readonly string[];
}>;

/** Several boxes of which any number may be ticked, on staff pages. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { name, id, legend, hint, error, errorPrefix, options, ticked } = props;
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
              type="checkbox"
              id={index === 0 ? id : `${id}-${value}`}
              name={name}
              value={value}
              defaultChecked={ticked.includes(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
