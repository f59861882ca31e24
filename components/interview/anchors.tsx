import type { ReactNode } from 'react';
import { FieldError } from '@/components/forms/field';

type AnchorsProps = Readonly<{
  name: string;
  legend: ReactNode;
  anchors: readonly string[];
  field: Readonly<{
    key: string;
    id: string;
    error: string | undefined;
    errorPrefix: string;
    defaultValue: string;
  }>;
  /** The choice that the question was not asked; without it every answer is rated. */
  notAsked?: string;
}>;

/** Ratings 1–5, each with what it means, as native radio buttons; nothing is chosen beforehand. */
export function Anchors({ name, legend, anchors, field, notAsked }: AnchorsProps) {
  const { key, id, error, errorPrefix, defaultValue } = field;
  const options = [
    ...anchors.map((text, index) => ({ value: String(index + 1), number: index + 1, text })),
    ...(notAsked === undefined ? [] : [{ value: 'notAsked', number: null, text: notAsked }]),
  ];
  return (
    <fieldset
      key={key}
      className="anchors"
      {...(error === undefined ? {} : { 'aria-describedby': `${id}-error` })}
    >
      <legend className="label">{legend}</legend>
      <FieldError id={id} error={error} errorPrefix={errorPrefix} />
      {options.map(({ value, number, text }, index) => (
        <label key={value}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${value}`}
            name={name}
            value={value}
            defaultChecked={defaultValue === value}
            autoComplete="off"
          />
          <span>
            {number === null ? null : <b className="num">{number}</b>} {text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
