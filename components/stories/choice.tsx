import { describedBy, FieldError } from '@/components/forms/field';

type ChoiceProps = Readonly<{
  name: string;
  /** Of the first radio, so that the error summary can link to it. */
  id: string;
  legend: string;
  error: string | undefined;
  errorPrefix: string;
  options: readonly Readonly<{ value: string; label: string }>[];
  chosen: string;
}>;

/** A few choices under each other, each as wide as a thumb needs. */
export function Choice({ name, id, legend, error, errorPrefix, options, chosen }: ChoiceProps) {
  return (
    <fieldset className="field" {...describedBy({ id, error })}>
      <legend>{legend}</legend>
      <FieldError id={id} error={error} errorPrefix={errorPrefix} />
      <div className="likert">
        {options.map(({ value, label }, index) => (
          <label key={value}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${value}`}
              name={name}
              value={value}
              defaultChecked={value === chosen}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
