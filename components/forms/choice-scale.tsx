import type { ReactNode } from 'react';
import { describedBy, FieldError } from './field';

export type ScaleOption = Readonly<{ value: number; label: string }>;

type ChoiceScaleProps = Readonly<{
  /** Name of the radio group and id of its first radio, so that the error summary can link to it. */
  name: string;
  /** The statement; pass it as the page's `<h1 className="statement">`, so that it is said once. */
  legend: ReactNode;
  /** The question under the statement. */
  question: string;
  options: readonly ScaleOption[];
  /** The stored answer. Nothing is chosen beforehand. */
  value: number | null;
  error?: string | undefined;
  errorPrefix?: string;
  /** With it the group is controlled; without it the form sends the choice. */
  onChange?: (value: number) => void;
}>;

/** One questionnaire statement: five stacked native radios, each with its whole label. */
export function ChoiceScale(props: ChoiceScaleProps) {
  const { name, legend, question, options, value, error, errorPrefix, onChange } = props;
  const questionId = `${name}-question`;

  return (
    <fieldset {...describedBy({ id: name, error }, questionId)}>
      <legend>{legend}</legend>
      <p className="ask" id={questionId}>
        {question}
      </p>
      <FieldError id={name} error={error} {...(errorPrefix ? { errorPrefix } : {})} />
      <div className="likert">
        {options.map((option, index) => (
          <label key={option.value}>
            <input
              type="radio"
              id={index === 0 ? name : `${name}-${option.value}`}
              name={name}
              value={option.value}
              {...(onChange
                ? { checked: value === option.value, onChange: () => onChange(option.value) }
                : { defaultChecked: value === option.value })}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
