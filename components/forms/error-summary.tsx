'use client';

import { useEffect, useRef } from 'react';

export type SummaryError = Readonly<{
  /** Id of the control that the error is about; without it the error is about the whole form. */
  fieldId?: string;
  message: string;
}>;

type ErrorSummaryProps = Readonly<{
  title: string;
  /** Stands before the title of the page as long as there are errors: «Virhe:». */
  errorPrefix: string;
  errors: readonly SummaryError[];
}>;

/**
 * What went wrong, at the top of the form, with a link to each field. Takes the focus when it appears and
 * whenever the errors change, so that a screen reader starts from here; the title of the page says it too.
 */
export function ErrorSummary({ title, errorPrefix, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (errors.length === 0) return undefined;
    box.current?.focus();
    return prefixTitle(errorPrefix);
  }, [errors, errorPrefix]);

  if (errors.length === 0) return null;
  return (
    <div ref={box} className="note berry error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{title}</h2>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ''}:${message}`}>
            {fieldId ? <a href={`#${fieldId}`}>{message}</a> : message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** @returns a function that takes the prefix away, unless the page has got another title meanwhile. */
function prefixTitle(prefix: string): () => void {
  const before = document.title;
  if (before.startsWith(prefix)) return () => undefined;
  const prefixed = `${prefix} ${before}`;
  document.title = prefixed;
  return () => {
    if (document.title === prefixed) document.title = before;
  };
}
